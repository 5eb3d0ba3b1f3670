import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../api/people.ts';
import { countriesIn } from './country-names.ts';
import { DateFieldInput } from './date-field-input.tsx';
import { commonProps, type FieldInputProps } from './field-input-props.ts';
import { MoneyFieldInput } from './money-field-input.tsx';
import { useSuggestions } from './suggestions.ts';
import { TextsInput } from './texts-input.tsx';

/** The input of a field. Texts, numbers and dates are given just as they were typed: the server reads them. */
export function FieldInput(props: FieldInputProps) {
  const { field, value, onChange } = props;
  const { t } = useTranslation(['contact', 'common']);
  const common = commonProps(props);
  if (field.type === 'owner' || field.type === 'followers')
    return <MemberInput {...props} many={field.many} />;
  if (field.type === 'many_options') {
    return (
      <MultiSelect
        {...common}
        data={withCurrent(field.options ?? [], listOf(value))}
        value={listOf(value)}
        onChange={(texts) => onChange(noneIfEmpty(texts))}
        searchable
        nothingFoundMessage={t('input.nothingFound')}
      />
    );
  }
  if (field.many) return <ListInput {...props} />;
  switch (field.type) {
    case 'date':
    case 'date_time':
      return <DateFieldInput {...props} />;
    case 'money':
      return <MoneyFieldInput {...props} />;
    case 'country':
      return <CountryInput {...props} />;
    case 'yes_no':
      return (
        <ChoiceInput
          {...props}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
          onChange={(chosen) => onChange(chosen === null ? null : chosen === 'yes')}
          data={[
            { value: 'yes', label: t('common:yes') },
            { value: 'no', label: t('common:no') },
          ]}
        />
      );
    case 'single_option':
      return <ChoiceInput {...props} data={withCurrent(field.options ?? [], listOf(value))} />;
    case 'long_text':
      return (
        <Textarea
          {...common}
          autosize
          minRows={3}
          maxRows={14}
          value={textOf(value)}
          onChange={({ currentTarget }) => onChange(noneIfEmpty(currentTarget.value))}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          inputMode={INPUT_MODES[field.type] ?? 'text'}
          // What the browser knows of its owner says nothing of a contact.
          autoComplete="off"
          value={textOf(value)}
          onChange={({ currentTarget }) => onChange(noneIfEmpty(currentTarget.value))}
        />
      );
  }
}

function ChoiceInput({
  data,
  ...props
}: FieldInputProps & { readonly data: ComponentProps<typeof Select>['data'] & object }) {
  const { t } = useTranslation('contact');
  return (
    <Select
      {...commonProps(props)}
      data={data}
      value={typeof props.value === 'string' ? props.value : null}
      onChange={(chosen) => props.onChange(chosen)}
      // Choosing once more what is chosen takes nothing away; the button does, for the keyboard as well.
      allowDeselect={false}
      clearable
      clearButtonProps={{
        'aria-label': t('input.clear', { label: props.field.label }),
        'aria-hidden': false,
        tabIndex: 0,
      }}
      searchable={Array.isArray(data) && data.length > FEW}
      nothingFoundMessage={t('input.nothingFound')}
    />
  );
}

/** As many as one sees at a glance. */
const FEW = 8;

function CountryInput(props: FieldInputProps) {
  const { language } = useTranslation().i18n;
  const data = useMemo(
    () => countriesIn(language).map(([value, label]) => ({ value, label })),
    [language],
  );
  return <ChoiceInput {...props} data={data} />;
}

function MemberInput({ many, ...props }: FieldInputProps & { readonly many: boolean }) {
  const { t } = useTranslation('contact');
  const { value, onChange } = props;
  const members = useQuery(membersQuery).data ?? [];
  const chosen = listOf(value);
  const data = members
    .filter(({ memberId, leftAt }) => leftAt === null || chosen.includes(memberId))
    .map(({ memberId, name }) => ({ value: memberId, label: name }));
  if (!many) return <ChoiceInput {...props} data={data} />;
  return (
    <MultiSelect
      {...commonProps(props)}
      data={data}
      value={[...chosen]}
      onChange={(ids) => onChange(noneIfEmpty(ids))}
      searchable
      nothingFoundMessage={t('input.nothingFound')}
    />
  );
}

function ListInput(props: FieldInputProps) {
  const { t } = useTranslation('contact');
  const { field, value, onChange } = props;
  const texts = listOf(value);
  return (
    <TextsInput
      {...commonProps(props)}
      data={useSuggestions(field.key)}
      value={texts}
      onChange={(given) => onChange(noneIfEmpty(given))}
      placeholder={texts.length === 0 ? t('input.list') : ''}
      inputMode={INPUT_MODES[field.type] ?? 'text'}
      maxDropdownHeight={240}
      limit={MOST_SUGGESTED}
    />
  );
}

/** Of thousands of tags, more would only slow typing down. */
const MOST_SUGGESTED = 50;

const INPUT_MODES: Readonly<Record<string, 'decimal' | 'email' | 'tel' | 'url'>> = {
  number: 'decimal',
  email: 'email',
  phone: 'tel',
  url: 'url',
  photo: 'url',
};

/** A value that is no option any more can stay chosen. */
function withCurrent(options: readonly string[], current: readonly string[]): string[] {
  return [...options, ...current.filter((one) => !options.includes(one))];
}

function listOf(value: unknown): string[] {
  if (value === null || value === undefined || value === '') return [];
  return (Array.isArray(value) ? value : [value]).map(textOf);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function noneIfEmpty<Given extends string | readonly string[]>(given: Given): Given | null {
  return given.length === 0 ? null : given;
}
