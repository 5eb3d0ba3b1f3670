import { useTranslation } from 'react-i18next';
import type { Import, useImportStep } from '../../api/imports.ts';
import { openConfirm } from '../../parts/open-confirm.tsx';
import { settledRows } from '../../parts/outcomes.ts';

/** Steps that are asked about before they are taken. */
type ConfirmedStep = 'undo' | 'redo' | 'cancel' | 'discard';

/** Asks, saying exactly what a step does, and takes it. */
export function useConfirmedStep(
  { counts, state, undone }: Import,
  { mutate }: ReturnType<typeof useImportStep>,
): (step: ConfirmedStep) => void {
  const { t } = useTranslation('review');
  const hasBegun = settledRows(counts) > 0;
  const undoes = [
    ...(counts.created > 0 ? [t('confirm.undoCreated', { count: counts.created })] : []),
    ...(counts.updated > 0 ? [t('confirm.undoUpdated', { count: counts.updated })] : []),
    t('confirm.undoKeeps'),
  ];
  const words = {
    undo:
      state === 'undone'
        ? [
            t('confirm.undoRestTitle'),
            t('confirm.undoRestText', { count: undone.kept }),
            t('step.undoRest'),
          ]
        : [t('confirm.undoTitle'), undoes.join(' '), t('confirm.undoAction')],
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
    openConfirm({
      title,
      text,
      action,
      keep: t(step === 'cancel' ? 'confirm.keep' : 'confirm.leaveIt'),
      isDangerous: step !== 'redo',
      onConfirm: () => mutate(step),
    });
  };
}
