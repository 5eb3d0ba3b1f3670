import { Group, Select, TextInput } from '@mantine/core';
import { CURRENCY_CODES } from '@muster/core/normalize/currency';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetting } from '../api/settings.ts';
import { commonProps, type FieldInputProps } from './field-input-props.ts';
import classes from './field-input.module.css';

/** An amount as it is typed, and its currency. */
export function MoneyFieldInput(props: FieldInputProps) {
  const { field, value, onChange } = props;
  const { t } = useTranslation('contact');
  const usual = useSetting('currency');
  const { amount, currency: given } = amountAndCurrency(value);
  const [chosen, setChosen] = useState(given);
  const currency = given ?? chosen ?? (typeof usual === 'string' ? usual : null);
  return (
    <Group gap={6} align="flex-start" wrap="nowrap">
      <TextInput
        {...commonProps(props)}
        className={classes.grows}
        inputMode="decimal"
        autoComplete="off"
        value={amount}
        onChange={({ currentTarget }) => onChange(givenMoney(currentTarget.value, currency))}
      />
      <Select
        aria-label={t('input.currencyOf', { label: field.label })}
        className={props.isLabelHidden === true ? undefined : classes.besideLabel}
        w={96}
        data={[...CURRENCY_CODES]}
        value={currency}
        searchable
        allowDeselect={false}
        onChange={(code) => {
          setChosen(code);
          onChange(givenMoney(amount, code));
        }}
      />
    </Group>
  );
}

/** An amount that is no plain decimal goes as the text of a cell, which the server reads in more ways. */
function givenMoney(amount: string, currency: string | null): unknown {
  if (amount === '') return null;
  if (currency === null) return amount;
  return /^-?\d+(?:\.\d+)?$/.test(amount) ? { amount, currency } : `${amount} ${currency}`;
}

function amountAndCurrency(value: unknown): {
  readonly amount: string;
  readonly currency: string | null;
} {
  if (typeof value === 'object' && value !== null && 'amount' in value) {
    const { amount, currency } = value as { amount: unknown; currency?: unknown };
    return { amount: String(amount), currency: typeof currency === 'string' ? currency : null };
  }
  const text = typeof value === 'string' ? value : '';
  const [, amount = text, currency = null] = /^(.*) ([A-Z]{3})$/s.exec(text) ?? [];
  return { amount, currency };
}
