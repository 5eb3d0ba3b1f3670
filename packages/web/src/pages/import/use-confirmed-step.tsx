import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useTranslation } from 'react-i18next';
import type { Import, useImportStep } from '../../api/imports.ts';
import { settledRows } from '../../parts/outcomes.ts';

/** Steps that are asked about before they are taken. */
type ConfirmedStep = 'undo' | 'redo' | 'cancel' | 'discard';

/** Asks, saying exactly what a step does, and takes it. */
export function useConfirmedStep(
  { counts }: Import,
  { mutate }: ReturnType<typeof useImportStep>,
): (step: ConfirmedStep) => void {
  const { t } = useTranslation(['review', 'common']);
  const hasBegun = settledRows(counts) > 0;
  const undoes = [
    ...(counts.created > 0 ? [t('confirm.undoCreated', { count: counts.created })] : []),
    ...(counts.updated > 0 ? [t('confirm.undoUpdated', { count: counts.updated })] : []),
    t('confirm.undoKeeps'),
  ];
  const words = {
    undo: [t('confirm.undoTitle'), undoes.join(' '), t('confirm.undoAction')],
    redo: [t('confirm.redoTitle'), t('confirm.redoText'), t('confirm.redoAction')],
    cancel: [
      t('confirm.cancelTitle'),
      hasBegun ? t('confirm.cancelText') : t('confirm.cancelEarly'),
      t('confirm.cancelAction'),
    ],
    discard: [t('confirm.discardTitle'), t('confirm.discardText'), t('confirm.discardAction')],
  } as const;
  return (step) => {
    const [title, text, action] = words[step];
    modals.openConfirmModal({
      title,
      children: <Text size="sm">{text}</Text>,
      labels: {
        confirm: action,
        cancel: t(step === 'cancel' ? 'confirm.keep' : 'confirm.leaveIt'),
      },
      confirmProps: { color: step === 'redo' ? 'accent' : 'red.9' },
      closeButtonProps: { 'aria-label': t('common:close') },
      onConfirm: () => mutate(step),
    });
  };
}
