import type { Operator } from '@muster/core/contract/contact-filter';
import { Autocomplete, Group, MultiSelect, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../api/fields.ts';
import { useAccountTimeZone } from '../../../api/settings.ts';
import { isMoment, typedTime } from '../../../parts/account-time.ts';
import { comparesText, valuesOf } from '../../../parts/condition-operators.ts';
import { focusOnShow } from '../../../parts/focus-on-show.ts';
import { useSuggestions } from '../../../parts/suggestions.ts';
import { TextsInput } from '../../../parts/texts-input.tsx';
import type { Scalar } from './condition-of.ts';
import { dayOf, endOfDay, startOfDay } from './day-bounds.ts';
import { useValueChoices } from './use-value-choices.ts';

interface ConditionValueProps {
  /** Key of the field, or one of the facts about contacts. */
  readonly conditionKey: string;
  readonly field: Field | undefined;
  readonly operator: Operator;
  readonly values: readonly Scalar[];
  readonly onChange: (values: readonly Scalar[]) => void;
}

/** What a condition compares with, given in the way that fits its field. */
export function ConditionValue(props: ConditionValueProps) {
  const { conditionKey, field, operator, values, onChange } = props;
  const { t } = useTranslation('contacts');
  const choices = useValueChoices(conditionKey, field);
  const suggestions = useSuggestions(field?.key ?? '');
  const texts = values.map(String);
  const isText = field !== undefined && comparesText(operator);
  if (valuesOf(operator) === 'many') {
    const common = {
      label: t('filter.values'),
      value: texts,
      onChange: (chosen: string[]) => onChange(chosen),
      // It stays open: below, it would lie over the button that goes on.
      comboboxProps: { ...IN_PLACE, position: 'top' as const },
      ref: focusOnShow,
      'data-autofocus': true,
    };
    return choices === null ? (
      <TextsInput {...common} data={suggestions} limit={MOST_SHOWN} />
    ) : (
      <MultiSelect
        {...common}
        data={[...choices]}
        limit={MOST_SHOWN}
        searchable
        hidePickedOptions
      />
    );
  }
  if (choices !== null && !isText) {
    return (
      <Select
        label={t('filter.value')}
        data={[...choices]}
        value={texts[0] ?? null}
        onChange={(chosen) => onChange(chosen === null ? [] : [given(field, chosen)])}
        searchable={choices.length > FEW}
        nothingFoundMessage={t('nothingFound')}
        limit={MOST_SHOWN}
        comboboxProps={IN_PLACE}
        ref={focusOnShow}
        data-autofocus
      />
    );
  }
  if (field?.many === true && !isText) {
    return (
      <Autocomplete
        label={t('filter.value')}
        // Once one of them is typed, they would only lie over the button that goes on.
        data={suggestions.includes(texts[0] ?? '') ? [] : suggestions}
        openOnFocus={false}
        value={texts[0] ?? ''}
        onChange={(text) => onChange([text])}
        limit={MOST_SHOWN}
        comboboxProps={IN_PLACE}
        ref={focusOnShow}
        data-autofocus
      />
    );
  }
  if (valuesOf(operator) === 'one') {
    return <PlainValue {...props} label={t('filter.value')} at={0} />;
  }
  return (
    <Group gap="xs" grow wrap="nowrap">
      <PlainValue {...props} label={t('filter.from')} at={0} />
      <PlainValue {...props} label={t('filter.to')} at={1} />
    </Group>
  );
}

/** One of the values, typed. */
function PlainValue({
  conditionKey,
  field,
  values,
  onChange,
  label,
  at,
}: ConditionValueProps & { readonly label: string; readonly at: number }) {
  const isFact = conditionKey.startsWith('@');
  const type = isFact ? 'date' : (INPUT_TYPES[field?.type ?? ''] ?? 'text');
  const current = String(values[at] ?? '');
  const timeZone = useAccountTimeZone();
  const change = (text: string): void => {
    const value = isFact && text !== '' ? (at === 0 ? startOfDay(text) : endOfDay(text)) : text;
    const both = [values[0] ?? '', values[1] ?? ''];
    onChange(at === 0 ? [value, ...values.slice(1)] : both.with(1, value));
  };
  return (
    <TextInput
      label={label}
      type={type}
      inputMode={NUMBERS.has(field?.type ?? '') ? 'decimal' : undefined}
      autoComplete="off"
      value={isFact ? dayOf(current) : typedIn(timeZone, current)}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      {...(at === 0 ? { ref: focusOnShow } : {})}
      data-autofocus={at === 0 || undefined}
    />
  );
}

/** A moment, as programs give it, as it would be typed where the account is; anything else as it is. */
function typedIn(timeZone: string, text: string): string {
  return isMoment(text) ? typedTime(text, timeZone).replace(' ', 'T') : text;
}

function given(field: Field | undefined, chosen: string): Scalar {
  return field?.type === 'yes_no' ? chosen === 'true' : chosen;
}

/** Inside of the popover: what is clicked outside of it closes it. */
const IN_PLACE = { withinPortal: false } as const;

const MOST_SHOWN = 100;
const FEW = 8;

const NUMBERS: ReadonlySet<string> = new Set(['number', 'money']);

const INPUT_TYPES: Readonly<Record<string, string>> = {
  date: 'date',
  date_time: 'datetime-local',
};
