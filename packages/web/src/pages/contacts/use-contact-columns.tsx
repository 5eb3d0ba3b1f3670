import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../api/contacts.ts';
import { type Field, fieldsQuery } from '../../api/fields.ts';
import { FieldValue } from '../../parts/field-value.tsx';
import { useFormat } from '../../parts/format.ts';
import { NameLink } from '../../parts/name-link.tsx';
import type { TableColumn } from '../../parts/virtual-table.tsx';
import classes from './contacts.module.css';

/** A column that the table of contacts can have. */
export interface ColumnChoice {
  /** Key of a field, `@name`, `@created` or `@updated`. */
  readonly key: string;
  readonly label: string;
  /** Heading under which it is offered. */
  readonly group: string;
}

/** Every column there can be; the name comes first, and is always shown. */
export function useColumnChoices(): readonly ColumnChoice[] {
  const { t } = useTranslation('contacts');
  const fields = useQuery(fieldsQuery).data;
  return useMemo(
    () => [
      { key: '@name', label: t('column.name'), group: '' },
      ...(fields ?? []).map(({ key, label, group }) => ({ key, label, group })),
      { key: '@created', label: t('column.created'), group: t('column.facts') },
      { key: '@updated', label: t('column.updated'), group: t('column.facts') },
    ],
    [t, fields],
  );
}

/** The columns of the table; those of fields that are no more are left out. */
export function useContactColumns(
  keys: readonly string[],
  sort: string,
): readonly TableColumn<Contact>[] {
  const { t } = useTranslation('contacts');
  const fields = useQuery(fieldsQuery).data;
  const { date, dateTime } = useFormat();
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return useMemo(() => {
    const byKey = new Map(fields?.map((field) => [field.key, field]));
    const sorted = (key: string) =>
      ({
        sort: sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : 'none',
      }) as const;
    const moment = (key: string, label: string, momentOf: (contact: Contact) => string) => ({
      key,
      label,
      width: 130,
      cell: (contact: Contact) => (
        <time dateTime={momentOf(contact)} title={dateTime(momentOf(contact))}>
          {date(momentOf(contact))}
        </time>
      ),
      ...sorted(key),
    });
    const shown = keys.flatMap((key): readonly TableColumn<Contact>[] => {
      if (key === '@created') return [moment(key, t('column.created'), (one) => one.createdAt)];
      if (key === '@updated') return [moment(key, t('column.updated'), (one) => one.updatedAt)];
      const field = byKey.get(key);
      return field === undefined ? [] : [{ ...fieldColumn(field), ...sorted(key) }];
    });
    return [
      { ...nameColumn(t('column.name'), isNarrow ? 150 : 220), ...sorted('@name') },
      ...shown,
    ];
  }, [keys, sort, fields, t, date, dateTime, isNarrow]);
}

function nameColumn(label: string, width: number): TableColumn<Contact> {
  return {
    key: '@name',
    label,
    width,
    isPinned: true,
    cell: ({ contactId, name }) => (
      <>
        <span className={classes.initials} aria-hidden>
          {initialsOf(name)}
        </span>
        <NameLink to="/contacts/$contactId" params={{ contactId }} tabIndex={-1} preload={false}>
          {name}
        </NameLink>
      </>
    ),
  };
}

function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = '', last = ''] = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return [first, last]
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? SPACE))
    .join('')
    .toUpperCase();
}

const SPACE = 0x20;

function fieldColumn(field: Field): TableColumn<Contact> {
  const isNumber = field.type === 'number' || field.type === 'money';
  return {
    key: field.key,
    label: field.label,
    width: WIDTHS[field.type] ?? 140,
    ...(isNumber ? { align: 'end' as const } : {}),
    cell: ({ contactId, values }) =>
      field.key === 'contact_id' ? (
        contactId
      ) : (
        <span className={classes.value} dir="auto">
          <FieldValue field={field} value={values[field.key]} />
        </span>
      ),
  };
}

const WIDTHS: Readonly<Record<string, number>> = {
  email: 210,
  long_text: 260,
  tags: 190,
  many_options: 190,
  url: 200,
  photo: 200,
  record_id: 290,
  date: 130,
  date_time: 160,
  yes_no: 110,
  single_option: 110,
  phone: 135,
};
