import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import type { FieldType } from '@muster/core/object/definition';
import { CUSTOM_FIELD_TYPES, hasOptions } from '@muster/core/object/with-custom-fields';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Field, useSaveField } from '../api/fields.ts';
import { ProblemAlert } from './problem-alert.tsx';
import { TextsInput } from './texts-input.tsx';

/** Makes a field of the account's own, or gives one another name and other options. */
export function FieldForm({
  field = null,
  given = field,
  typeNote = '',
  onCancel,
  onSaved,
}: {
  /** null: a new one. */
  readonly field?: Field | null;
  /** What the form begins with. */
  readonly given?: Pick<Field, 'label' | 'type' | 'options'> | null;
  /** Said of the type that it begins with, besides what it is. */
  readonly typeNote?: string;
  readonly onCancel: () => void;
  readonly onSaved: (field: Field) => void;
}) {
  const { t } = useTranslation(['settings', 'common']);
  const [label, setLabel] = useState(given?.label ?? '');
  const [type, setType] = useState<FieldType>((given?.type as FieldType | undefined) ?? 'text');
  const [options, setOptions] = useState<string[]>(given?.options ?? []);
  const save = useSaveField();
  const name = label.trim();
  const about = [
    field === null ? t(`fieldTypeText.${type}`) : '',
    type === given?.type ? typeNote : '',
    t('fields.typeStays'),
  ].filter((sentence) => sentence !== '');
  const choosesOptions = type !== 'record_id' && hasOptions(type);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(
      { key: field?.key ?? null, label: name, type, options: choosesOptions ? options : [] },
      { onSuccess: onSaved },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('fields.name')}
          data-autofocus
          value={label}
          onChange={({ currentTarget }) => setLabel(currentTarget.value)}
        />
        <Select
          label={t('fields.type')}
          description={about.join(' ')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={CUSTOM_FIELD_TYPES.map((value) => ({ value, label: t(`fieldType.${value}`) }))}
          value={type}
          disabled={field !== null}
          allowDeselect={false}
          searchable
          nothingFoundMessage={t('nothingFound')}
          onChange={(chosen) => setType(chosen as FieldType)}
        />
        {choosesOptions ? (
          <TextsInput
            label={t('fields.options')}
            description={field === null ? t('fields.optionsText') : t('fields.optionsStay')}
            placeholder={t('addToList')}
            value={options}
            onChange={setOptions}
          />
        ) : null}
        <ProblemAlert error={save.error} />
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name === ''}>
            {field === null ? t('fields.create') : t('common:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
