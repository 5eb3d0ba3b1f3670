import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api.ts';
import type { Draft } from '../../../api/drafts.ts';
import type { ImportPreview } from '../../../api/imports.ts';
import { useUpload } from '../../../api/uploads.ts';
import { hasNoRows } from '../open-steps.ts';
import { StepContent } from '../wizard-frame.tsx';
import { AnotherFileDrop } from './another-file-drop.tsx';
import { FileFacts } from './file-facts.tsx';
import { FirstRows } from './first-rows.tsx';
import { UploadStanding } from './upload-standing.tsx';
import { hasWrongCharacters } from './wrong-characters.ts';

const route = getRouteApi('/app/imports/$importId/setup');

/** How the file of a draft is read: facts that can be corrected, and its first rows. */
export function FileStep({
  draft,
  preview,
}: {
  readonly draft: Draft;
  readonly preview: ImportPreview;
}) {
  const { t } = useTranslation('wizard');
  const { type } = route.useSearch();
  const { file, reading, top, chosen, mode } = preview;
  const isWrong = top.some(({ cells }) => cells.some(hasWrongCharacters));
  const chosenType = chosen.constants.type;
  const search = {
    mode,
    ...(type === undefined ? {} : { type }),
    ...(chosenType === undefined || type !== undefined ? {} : { chosenType }),
  };
  const isBinary = preview.problems.some(({ code }) => NOT_A_TABLE.has(code));
  // Else the same file is asked for again.
  const isSent = useUpload(file.uploadId) !== null || file.uploadId === null;
  const discard = useDiscard();
  const isComing = reading === null && !file.isWhole && file.received === 0;
  // Read otherwise than somebody chose, it may be readable.
  const isUseless = reading === null && file.isWhole && !wasChosen(preview);
  return (
    <StepContent width={1160}>
      <Stack gap="lg">
        <Group justify="space-between" align="baseline">
          <Title order={2}>{t('file.asRead')}</Title>
          <Anchor
            renderRoot={(props) => (
              <Link
                {...props}
                to="/imports/new"
                search={{ ...search, step: 'file' }}
                onClick={isUseless ? () => discard.mutate(preview.importId) : undefined}
              />
            )}
            size="sm"
            underline="always"
          >
            {t('file.another')}
          </Anchor>
        </Group>
        <UploadStanding file={file} />
        {isSent ? <AnotherFileDrop search={search} /> : null}
        {reading === null && !isComing ? <Unreadable draft={draft} preview={preview} /> : null}
        {hasNoRows(preview) ? (
          <Alert
            role="alert"
            color="orange"
            title={t('closed.noRows')}
            icon={<TriangleAlert size={17} aria-hidden />}
          >
            {t('file.noRows')}
          </Alert>
        ) : null}
        {isBinary ? null : <FileFacts draft={draft} preview={preview} />}
        {isWrong ? (
          <Alert color="orange" icon={<TriangleAlert size={17} aria-hidden />}>
            {t('file.wrongCharacters')}
          </Alert>
        ) : null}
        {top.length > 0 ? <FirstRows draft={draft} preview={preview} /> : null}
      </Stack>
    </StepContent>
  );
}

/** A draft of a file that nothing can be read from is of no use to anybody. */
function useDiscard() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (importId: string) => api.discardImport({ params: { importId } }),
    onSettled: async () => queryClient.invalidateQueries({ queryKey: ['work'] }),
  });
}

/** Says why nothing can be read, and what to do. */
function Unreadable({
  draft: { change },
  preview,
}: {
  readonly draft: Draft;
  readonly preview: ImportPreview;
}) {
  const { t } = useTranslation('wizard');
  const { problems } = preview;
  const isChosen = wasChosen(preview);
  const isBinary = problems.some(({ code }) => NOT_A_TABLE.has(code));
  return (
    <Alert
      role="alert"
      color="red"
      title={t('file.unreadable')}
      icon={<CircleAlert size={18} aria-hidden />}
    >
      {problems.map(({ sentence }) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      <Text mt={4}>
        {isChosen ? t('file.adviceReset') : isBinary ? t('file.adviceText') : t('file.adviceOther')}
      </Text>
      {isChosen ? (
        <Button
          mt="sm"
          size="xs"
          variant="light"
          color="red"
          onClick={() =>
            change({
              reading: {
                encoding: null,
                delimiter: null,
                escape: null,
                header: null,
                firstDataRow: null,
              },
            })
          }
        >
          {t('file.resetReading')}
        </Button>
      ) : null}
    </Alert>
  );
}

/** Somebody said how the file is to be read. */
function wasChosen({ chosen }: ImportPreview): boolean {
  return Object.keys(chosen.reading).length > 0;
}

/** Problems of files that another program has to make a table of. */
const NOT_A_TABLE: ReadonlySet<string> = new Set(['file_not_text', 'file_not_table']);
