import type { Condition, Operator, RecordFact } from '@muster/core/contract/contact-filter';
import { Button, Group, NativeSelect, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Field, fieldsQuery } from '../../../api/fields.ts';
import { FACT_OPERATORS, operatorsOf, valuesOf } from '../../../parts/condition-operators.ts';
import { operatorWord } from '../../../parts/condition-words.ts';
import { focusOnShow } from '../../../parts/focus-on-show.ts';
import { conditionOf, keptValues, type Scalar } from './condition-of.ts';
import { ConditionValue } from './condition-value.tsx';

/** What somebody is about to filter by: a field, how it compares, and with what. */
export function ConditionEditor({
  condition,
  onApply,
  onCancel,
}: {
  /** null: a new one. */
  readonly condition: Condition | null;
  readonly onApply: (condition: Condition) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation(['contacts', 'common']);
  const fields = useQuery(fieldsQuery).data ?? [];
  const [key, setKey] = useState(condition?.field ?? null);
  const [chosen, setChosen] = useState<Operator | null>(condition?.operator ?? null);
  const [values, setValues] = useState<readonly Scalar[]>(() => listOf(condition?.value));
  const field = fields.find((one) => one.key === key);
  const operators = key === null ? [] : operatorsFor(key, field);
  const operator = operators.find((one) => one === chosen) ?? operators[0];
  const made = key === null || operator === undefined ? null : conditionOf(key, operator, values);
  const choose = (next: string | null): void => {
    setKey(next);
    setChosen(null);
    setValues([]);
  };
  const changeOperator = (next: Operator): void => {
    if (operator !== undefined) setValues(keptValues(values, { field, from: operator, to: next }));
    setChosen(next);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (made !== null) onApply(made);
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="sm">
        <Select
          label={t('filter.field')}
          placeholder={t('filter.chooseField')}
          data={useFieldChoices(fields)}
          value={key}
          onChange={choose}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('nothingFound')}
          maxDropdownHeight={280}
          comboboxProps={{ withinPortal: false }}
          // It is loaded when it is first asked for: the popover's focus came before it.
          ref={key === null ? focusOnShow : null}
          data-autofocus={key === null || undefined}
        />
        {key === null || operator === undefined ? null : (
          <>
            <NativeSelect
              label={t('filter.operator')}
              data={operators.map((one) => ({
                value: one,
                label: t(`operator.${operatorWord(one, key, field)}`),
              }))}
              value={operator}
              onChange={({ currentTarget }) => changeOperator(currentTarget.value as Operator)}
            />
            {valuesOf(operator) === 'none' ? null : (
              <ConditionValue
                // Another field or number of values is another input.
                key={`${key} ${valuesOf(operator)}`}
                conditionKey={key}
                field={field}
                operator={operator}
                values={values}
                onChange={setValues}
              />
            )}
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" size="xs" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" size="xs" disabled={made === null}>
            {t('common:apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function listOf(value: Condition['value']): readonly Scalar[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function operatorsFor(key: string, field: Field | undefined): readonly Operator[] {
  if (key.startsWith('@')) return FACT_OPERATORS[key as RecordFact] ?? [];
  return field === undefined ? [] : operatorsOf(field);
}

function useFieldChoices(fields: readonly Field[]) {
  const { t } = useTranslation(['contacts', 'common']);
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { key, label, group } of fields) {
    groups.set(group, [...(groups.get(group) ?? []), { value: key, label }]);
  }
  const facts = Object.keys(FACT_OPERATORS).map((fact) => ({
    value: fact,
    label: t(`fact.${fact.slice(1) as 'created'}`),
  }));
  return [
    ...[...groups].map(([group, items]) => ({ group, items })),
    { group: t('column.facts'), items: facts },
  ];
}
