import { ActionIcon, Badge, Button, Table, Text } from '@mantine/core';
import type { FieldType } from '@muster/core/object/definition';
import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Rows3, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Field, fieldsQuery } from '../../api/fields.ts';
import { useMay } from '../../api/session.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useFormat } from '../../parts/format.ts';
import { Page } from '../../parts/page.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { FieldDialog } from './field-dialog.tsx';
import classes from './field-settings.module.css';
import { ReadOnlyNote } from './read-only-note.tsx';
import { RemoveFieldDialog } from './remove-field-dialog.tsx';
import { SettingsSection } from './settings-section.tsx';

/** The account's own fields, and those that every account has. */
export function FieldSettings() {
  const { t } = useTranslation(['settings', 'common']);
  const mayWrite = useMay('settings.write');
  const fields = useQuery(fieldsQuery);
  const [edited, setEdited] = useState<Field | 'new' | null>(null);
  const [removed, setRemoved] = useState<Field | null>(null);
  const addButton = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEdited('new')}>
      {t('fields.new')}
    </Button>
  );
  return (
    <Page
      title={t('section.fields')}
      description={t('fields.text')}
      actions={mayWrite ? addButton : null}
    >
      <ReadOnlyNote />
      <QueryContent query={fields}>
        {(known) => {
          const own = known.filter(({ custom }) => custom);
          return (
            <>
              <SettingsSection title={t('fields.own')}>
                {own.length === 0 ? (
                  <EmptyState
                    icon={Rows3}
                    title={t('fields.empty.title')}
                    text={t('fields.empty.text')}
                  />
                ) : (
                  <FieldTable
                    fields={own}
                    {...(mayWrite ? { onEdit: setEdited, onRemove: setRemoved } : {})}
                  />
                )}
              </SettingsSection>
              <SettingsSection title={t('fields.standard')} text={t('fields.standardText')}>
                <FieldTable fields={known.filter(({ custom }) => !custom)} />
              </SettingsSection>
            </>
          );
        }}
      </QueryContent>
      {edited === null ? null : (
        <FieldDialog field={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {removed === null ? null : (
        <RemoveFieldDialog field={removed} onClose={() => setRemoved(null)} />
      )}
    </Page>
  );
}

function FieldTable({
  fields,
  onEdit,
  onRemove,
}: {
  readonly fields: readonly Field[];
  readonly onEdit?: (field: Field) => void;
  readonly onRemove?: (field: Field) => void;
}) {
  const { t } = useTranslation(['settings', 'common']);
  const { list } = useFormat();
  return (
    <Table verticalSpacing={6} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('fields.name')}</Table.Th>
          <Table.Th>{t('fields.type')}</Table.Th>
          <Table.Th className={classes.keyHead}>{t('fields.key')}</Table.Th>
          {onEdit === undefined ? null : <Table.Th w={88} aria-label={t('fields.actions')} />}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map((field) => (
          <Table.Tr key={field.key}>
            <Table.Td className={classes.name}>
              {field.label}
              {field.unique ? (
                <Badge variant="default" size="sm" tt="none" fw={500} ms={8}>
                  {t('fields.unique')}
                </Badge>
              ) : null}
            </Table.Td>
            <Table.Td className={classes.name}>
              {t(`fieldType.${field.type as FieldType}`)}
              {field.options === null ? null : (
                <Text size="xs" c="dimmed" lineClamp={2}>
                  {list(field.options)}
                </Text>
              )}
            </Table.Td>
            <Table.Td className={classes.key}>{field.key}</Table.Td>
            {onEdit === undefined ? null : (
              <Table.Td className={classes.actions}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('fields.edit', { label: field.label })}
                  onClick={() => onEdit(field)}
                >
                  <Pencil size={15} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('fields.remove', { label: field.label })}
                  onClick={() => onRemove?.(field)}
                >
                  <Trash2 size={15} aria-hidden />
                </ActionIcon>
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
