import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FileCheck, Info, TriangleAlert } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import type { Draft } from '../../../api/drafts.ts';
import { type ImportPreview, importQuery } from '../../../api/imports.ts';
import { useFormat } from '../../../parts/format.ts';

/** What is to be known before columns are assigned, and what keeps the import from being planned. */
export function ColumnNotices({
  draft: { change },
  preview: { problems, unusedChoices, corrects },
}: {
  readonly draft: Draft;
  readonly preview: ImportPreview;
}) {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  return (
    <Stack gap="xs">
      {corrects === null ? null : <Corrects importId={corrects} />}
      <div role="status">
        {problems.length === 0 ? null : (
          <Alert
            mb="xs"
            color="orange"
            icon={<TriangleAlert size={18} aria-hidden />}
            title={t('columns.problems', { count: problems.length })}
          >
            {problems.map(({ sentence }) => (
              <Text key={sentence}>{sentence}</Text>
            ))}
          </Alert>
        )}
      </div>
      {unusedChoices.length === 0 ? null : (
        <Alert color="gray" icon={<Info size={18} aria-hidden />}>
          {t('columns.unused', { columns: format.list(unusedChoices) })}
          <Button
            ms="sm"
            size="compact-sm"
            variant="default"
            onClick={() => change({ forgetColumns: [...unusedChoices] })}
          >
            {t('columns.forgetUnused')}
          </Button>
        </Alert>
      )}
    </Stack>
  );
}

function Corrects({ importId }: { readonly importId: string }) {
  const { t } = useTranslation('wizard');
  const corrected = useQuery(importQuery(importId)).data;
  if (corrected === undefined) return null;
  return (
    <Alert color="accent" icon={<FileCheck size={18} aria-hidden />}>
      <Trans
        t={t}
        i18nKey="columns.corrects"
        values={{ name: corrected.file.name }}
        components={{
          to: (
            <Anchor
              underline="always"
              renderRoot={(props) => (
                <Link {...props} to="/imports/$importId" params={{ importId }} />
              )}
            />
          ),
        }}
      />
    </Alert>
  );
}
