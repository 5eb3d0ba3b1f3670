import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { t } from 'i18next';
import type { ReactNode } from 'react';

/** Asks before something is done that cannot be taken back easily. */
export function openConfirm({
  title,
  text,
  action,
  keep = t('cancel'),
  isDangerous = true,
  onConfirm,
}: {
  readonly title: string;
  readonly text: ReactNode;
  /** What the button says: what will be done. */
  readonly action: string;
  /** What the other button says: that nothing is done. */
  readonly keep?: string;
  readonly isDangerous?: boolean;
  readonly onConfirm: () => void;
}): void {
  const open = (): unknown =>
    modals.openConfirmModal({
      title,
      children: <Text>{text}</Text>,
      labels: { confirm: action, cancel: keep },
      confirmProps: isDangerous ? { color: 'red.9' } : {},
      withCloseButton: false,
      onConfirm,
    });
  if (canAsk) open();
  else waiting = open;
}

/** From now on questions can be shown; the last one that was asked before is. */
export function letAsk(): void {
  canAsk = true;
  waiting?.();
  waiting = null;
}

let canAsk = false;
// What shows questions is loaded after the page: somebody may be quicker.
let waiting: (() => unknown) | null = null;
