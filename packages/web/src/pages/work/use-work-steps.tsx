import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import type { Work } from '../../api/work.ts';
import { openConfirm } from '../../parts/open-confirm.tsx';
import { problemSentence } from '../../parts/problem-sentence.ts';

/** What the menu of a piece of long work has done with it. */
export type WorkStep = 'cancel' | 'discard' | 'undo' | 'redo';

/** Takes steps of a piece of long work, each once somebody has confirmed it. */
export function useWorkSteps(work: Work): {
  readonly take: (step: WorkStep) => void;
  readonly isTaking: boolean;
} {
  const { t } = useTranslation('imports');
  const { t: common } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: async (step: WorkStep) => call(work, step),
    onError: (error) =>
      notifications.show({
        color: 'red',
        title: common('problem.title'),
        message: problemSentence(error, common),
      }),
    // Also where it was refused: it stands otherwise than the page says.
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ['work'] });
      await queryClient.invalidateQueries({ queryKey: ['import', work.id] });
    },
  });
  const isImport = work.kind === 'import';
  const take = (step: WorkStep): void =>
    openConfirm({
      title: t(`confirm.${step}.title`),
      text: <Explained work={work} step={step} />,
      action:
        step === 'cancel'
          ? t(`confirm.cancel.${isImport ? 'import' : 'action'}`)
          : t(`menu.${step}`),
      // Two buttons that say *Cancel* would say nothing.
      ...(step === 'cancel' ? { keep: t('confirm.cancel.keep') } : {}),
      isDangerous: step !== 'redo',
      onConfirm: () => mutate(step),
    });
  return { take, isTaking: isPending };
}

function Explained({
  work: { kind, counts },
  step,
}: {
  readonly work: Work;
  readonly step: WorkStep;
}) {
  const { t } = useTranslation('imports');
  if (step === 'undo')
    return (
      <Stack gap="xs" component="span">
        <Text component="span">
          {(['created', 'updated'] as const)
            .map((outcome) => [outcome, counts[outcome] ?? 0] as const)
            .filter(([, count]) => count > 0)
            .map(([outcome, count]) => t(`confirm.undo.${outcome}`, { count }))
            .join(' ')}
        </Text>
        <Text component="span">{t('confirm.undo.text')}</Text>
      </Stack>
    );
  if (step === 'cancel' && kind === 'import') return <>{t('confirm.cancel.textImport')}</>;
  return <>{t(`confirm.${step}.text`)}</>;
}

async function call({ id, kind }: Work, step: WorkStep): Promise<unknown> {
  if (kind !== 'import') return api.cancelBulkAction({ params: { bulkActionId: id } });
  const input = { params: { importId: id } };
  return STEPS[step](input);
}

const STEPS = {
  cancel: async (input) => api.cancelImport(input),
  discard: async (input) => api.discardImport(input),
  undo: async (input) => api.undoImport(input),
  redo: async (input) => api.redoImport(input),
} as const satisfies Record<
  WorkStep,
  (input: { readonly params: { readonly importId: string } }) => Promise<unknown>
>;
