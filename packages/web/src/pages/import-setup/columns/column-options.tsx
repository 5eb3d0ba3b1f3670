import { Checkbox, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftChange } from '../../../api/drafts.ts';
import type { ImportPreview } from '../../../api/imports.ts';
import { isUnassigned } from './column-findings.ts';

/** What holds for all columns: what empty cells do, and that columns without a field are left out. */
export function ColumnOptions({
  preview: { columns, chosen },
  onChange,
}: {
  readonly preview: ImportPreview;
  readonly onChange: (change: DraftChange) => void;
}) {
  const { t } = useTranslation('wizard');
  const unassigned = columns.filter(isUnassigned).length;
  // What nobody chose is as in the import that the file corrects.
  const onEmpty =
    chosen.onEmpty ?? columns.find(({ setBy }) => setBy !== 'person')?.onEmpty ?? 'keep';
  return (
    <section>
      <Title order={2} mb="sm">
        {t('options.title')}
      </Title>
      <Stack gap="sm">
        {unassigned > 0 || chosen.ignoreUnmapped ? (
          <Checkbox
            checked={chosen.ignoreUnmapped}
            onChange={({ currentTarget }) => onChange({ ignoreUnmapped: currentTarget.checked })}
            label={t('options.ignoreUnmapped')}
            description={t('options.ignoreUnmappedHint')}
            error={unassigned > 0 && !chosen.ignoreUnmapped}
          />
        ) : null}
        <Checkbox
          checked={onEmpty === 'keep'}
          onChange={({ currentTarget }) =>
            onChange({ onEmpty: currentTarget.checked ? 'keep' : 'clear' })
          }
          label={t('options.keepEmpty')}
          description={t(onEmpty === 'keep' ? 'options.keepEmptyHint' : 'options.clearEmptyHint')}
        />
      </Stack>
    </section>
  );
}
