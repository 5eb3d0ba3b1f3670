import { Button, Group, Modal, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api.ts';
import { fieldsQuery } from '../../../api/fields.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import type { PreviewColumn } from './column-findings.ts';
import { guessFieldType, NEW_FIELD_TYPES } from './guess-field-type.ts';

/** Makes a field of the account's own for a column; its type is guessed from the column's values. */
export function NewFieldDialog({
  column,
  label: givenLabel,
  onClose,
  onAdded,
}: {
  readonly column: PreviewColumn;
  readonly label: string;
  readonly onClose: () => void;
  readonly onAdded: (key: string) => void;
}) {
  const { t } = useTranslation('wizard');
  const { t: common } = useTranslation();
  const queryClient = useQueryClient();
  const [label, setLabel] = useState(givenLabel);
  const [type, setType] = useState<string>(() => guessFieldType(column.samples));
  const [options, setOptions] = useState<string[]>(() => [
    ...new Set(column.samples.map((sample) => sample.trim()).filter((sample) => sample !== '')),
  ]);
  const hasOptions = type === 'single_option' || type === 'many_options';
  const add = useMutation({
    mutationFn: async () =>
      api.addField({ body: { label: label.trim(), type, ...(hasOptions ? { options } : {}) } }),
    onSuccess: async ({ key }) => {
      await queryClient.invalidateQueries(fieldsQuery);
      onAdded(key);
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('newField.title', { column: column.name })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Stack gap="md">
          <ProblemAlert error={add.error} />
          <TextInput
            data-autofocus
            label={t('newField.label')}
            value={label}
            onChange={({ currentTarget }) => setLabel(currentTarget.value)}
            required
          />
          <Select
            label={t('newField.type')}
            description={t('newField.typeHint')}
            data={NEW_FIELD_TYPES.map((one) => ({
              value: one,
              label: t(`newField.types.${one}`),
            }))}
            value={type}
            onChange={(value) => value !== null && setType(value)}
            allowDeselect={false}
          />
          {hasOptions ? (
            <TagsInput
              label={t('newField.options')}
              description={t('newField.optionsHint')}
              value={options}
              onChange={setOptions}
            />
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={add.isPending} disabled={label.trim() === ''}>
              {t('newField.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
