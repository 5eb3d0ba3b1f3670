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
  modals.openConfirmModal({
    title,
    children: <Text>{text}</Text>,
    labels: { confirm: action, cancel: keep },
    confirmProps: isDangerous ? { color: 'red.9' } : {},
    withCloseButton: false,
    onConfirm,
  });
}
