import { expect, test } from 'vitest';
import {
  type Condition,
  type Operator,
  OPERATORS,
  RECORD_FACTS,
} from '../packages/core/src/contract/contact-filter.ts';
import { DEFAULT_PLACEHOLDERS } from '../packages/core/src/normalize/placeholder.ts';
import { CONTACT } from '../packages/core/src/object/contact.ts';
import type { FieldDefinition } from '../packages/core/src/object/definition.ts';
import {
  CUSTOM_FIELD_TYPES,
  hasOptions,
  withCustomFields,
} from '../packages/core/src/object/with-custom-fields.ts';
import { compileFilter } from '../packages/server/src/crm/compile-filter.ts';
import type { ContactRules } from '../packages/server/src/crm/contact-rules.ts';
import { tablesOf } from '../packages/server/src/store/object-tables.ts';
import {
  FACT_OPERATORS,
  operatorsOf,
  valuesOf,
} from '../packages/web/src/parts/condition-operators.ts';

const MEMBER = { id: '01900000-0000-7000-8000-000000000001', name: 'Ann Lee', email: 'ann@m.com' };
const ID = '01900000-0000-7000-8000-000000000002';

/** Contacts with a field of the account's own of every type. */
const DEFINITION = withCustomFields(
  CONTACT,
  CUSTOM_FIELD_TYPES.map((type) => ({
    key: `own_${type}`,
    label: `Own ${type}`,
    type,
    options: hasOptions(type) ? ['Red', 'Blue'] : [],
  })),
);

const RULES: ContactRules = {
  accountId: ID,
  definition: DEFINITION,
  tables: tablesOf(DEFINITION),
  matching: {
    allowDuplicates: false,
    findBy: ['email', 'phone'],
    onAmbiguous: 'update_first',
    onBinned: 'create',
    linkDuplicates: false,
  },
  normalizing: {
    country: 'US',
    currency: 'USD',
    dateOrder: null,
    language: 'en',
    timeZone: 'UTC',
    placeholders: DEFAULT_PLACEHOLDERS,
    members: [MEMBER],
  },
};

test.each(DEFINITION.fields.map((field) => [field.key, field] as const))(
  'the web app offers comparisons of %s that the server takes',
  (_key, field) => {
    const offered = operatorsOf(field);
    expect(offered.length).toBeGreaterThan(0);
    for (const operator of offered) {
      const condition = conditionOn(field.key, operator, sampleOf(field));
      expect(() => compileFilter(RULES, [condition]), operator).not.toThrow();
    }
  },
);

test.each(RECORD_FACTS)('the web app offers comparisons of %s that the server takes', (fact) => {
  const value = fact.endsWith('_by_import') ? ID : '2026-11-21T00:00:00.000Z';
  for (const operator of FACT_OPERATORS[fact]) {
    expect(() => compileFilter(RULES, [conditionOn(fact, operator, value)])).not.toThrow();
  }
});

test('every comparison that there is can be chosen for some field', () => {
  const offered = new Set(DEFINITION.fields.flatMap((field) => operatorsOf(field)));
  expect([...OPERATORS].filter((operator) => !offered.has(operator))).toEqual([]);
});

function conditionOn(field: string, operator: Operator, value: string | boolean): Condition {
  const values = valuesOf(operator);
  if (values === 'none') return { field, operator };
  if (values === 'one') return { field, operator, value };
  return { field, operator, value: [value, value] };
}

/** A value as the inputs of the web app give it. */
function sampleOf({ type }: FieldDefinition): string | boolean {
  return SAMPLES[type] ?? 'Red';
}

const SAMPLES: Readonly<Record<string, string | boolean>> = {
  number: '1234.5',
  money: '1200.50',
  date: '2026-03-31',
  date_time: '2026-03-31T14:30',
  phone: '+14155552671',
  email: 'ann@example.com',
  yes_no: true,
  owner: MEMBER.id,
  followers: MEMBER.id,
  country: 'DE',
  record_id: ID,
};
