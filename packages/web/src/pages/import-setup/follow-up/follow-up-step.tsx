import { Stack, TagsInput, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, DraftChange } from '../../../api/drafts.ts';
import type { ImportPreview } from '../../../api/imports.ts';
import { useSuggestions } from '../../../parts/suggestions.ts';
import { StepContent } from '../wizard-frame.tsx';
import { ConsentChoice } from './consent-choice.tsx';
import { GroupChoice } from './group-choice.tsx';
import { OwnerChoice } from './owner-choice.tsx';

/** The fourth step: what every contact of the import gets besides its row. */
export function FollowUpStep({
  draft: { change },
  preview,
}: {
  readonly draft: Draft;
  readonly preview: ImportPreview;
}) {
  const { t } = useTranslation('review');
  const { constants } = preview.chosen;
  const columns = columnNames(preview);
  const set = (values: NonNullable<DraftChange['constants']>): void =>
    change({ constants: values });
  const fromColumn = (field: string): string | undefined => {
    const column = columns.get(field);
    return column === undefined ? undefined : t('followUp.column', { column });
  };
  const groupColumn = columns.get('groups');
  const tagColumn = columns.get('tags');
  return (
    <StepContent width={560}>
      <Stack gap="lg">
        <div>
          <Title order={2}>{t('followUp.title')}</Title>
          <Text size="sm">{t('followUp.lead')}</Text>
        </div>
        {groupColumn === undefined ? (
          <GroupChoice groups={constants.groups ?? []} onChange={(groups) => set({ groups })} />
        ) : (
          <div>
            <Text fw={500}>{t('followUp.group')}</Text>
            <Text size="sm">{t('followUp.groupColumn', { column: groupColumn })}</Text>
          </div>
        )}
        <TagsInput
          label={t('followUp.tags')}
          description={
            tagColumn === undefined
              ? t('followUp.tagsHint')
              : `${t('followUp.tagsHint')} ${t('followUp.columnAlso', { column: tagColumn })}`
          }
          data={useSuggestions('tags')}
          value={[...(constants.tags ?? [])]}
          onChange={(tags) => set({ tags: tags.length === 0 ? null : tags })}
          acceptValueOnBlur
          clearable
        />
        <CategoryInput
          value={constants.category ?? ''}
          onChange={(category) => set({ category: category === '' ? null : category })}
          description={fromColumn('category')}
        />
        <OwnerChoice
          value={constants.owner ?? null}
          onChange={(owner) => set({ owner })}
          column={fromColumn('owner')}
        />
        <ConsentChoice constants={constants} onChange={set} />
      </Stack>
    </StepContent>
  );
}

/** The name of the column that gives a field, by the field's key. */
function columnNames({ columns }: ImportPreview): ReadonlyMap<string, string> {
  return new Map(
    columns.flatMap(({ name, target }) => (target === null ? [] : [[target.field, name] as const])),
  );
}

/** Spaces at the end are being typed still, and are not sent. */
function CategoryInput({
  value,
  onChange,
  description,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description: string | undefined;
}) {
  const { t } = useTranslation('review');
  const [typed, setTyped] = useState(value);
  return (
    <TextInput
      label={t('followUp.category')}
      description={description}
      value={typed}
      maxLength={200}
      autoComplete="off"
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        if (currentTarget.value.trim() !== value) onChange(currentTarget.value.trim());
      }}
    />
  );
}
