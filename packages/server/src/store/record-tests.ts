import type { FieldDefinition } from '@muster/core/object/definition';
import { type ObjectTables } from './object-tables.ts';

/** Something that a record meets or does not; texts are compared without case. */
export type Test =
  | { readonly kind: 'id'; readonly ids: readonly string[] }
  | { readonly kind: 'filled'; readonly field: FieldDefinition; readonly not: boolean }
  | {
      readonly kind: 'equal';
      readonly field: FieldDefinition;
      /** The value, or one of its values, has one of these forms (`valueForm`). */
      readonly forms: readonly string[];
      readonly not: boolean;
    }
  | {
      readonly kind: 'text';
      readonly field: FieldDefinition;
      readonly operator: 'contains' | 'starts_with';
      readonly text: string;
    }
  | {
      readonly kind: 'range';
      readonly field: FieldDefinition;
      readonly measure: 'date' | 'date_time' | 'number' | 'money';
      readonly operator: 'before' | 'after' | 'between';
      readonly bounds: readonly string[];
    }
  | {
      readonly kind: 'time';
      readonly column: 'created' | 'updated';
      readonly operator: 'before' | 'after' | 'between';
      readonly bounds: readonly string[];
    }
  | {
      readonly kind: 'import';
      /** One of these is enough. */
      readonly how: readonly ('created' | 'updated')[];
      readonly importId: string;
    };

/** Adds a value to a statement's parameters; gives what stands for it in the text. */
export type AddParameter = (value: unknown) => string;

/** The test as SQL on the record `c`, with `$1` as its account. */
export function testSql(test: Test, tables: ObjectTables, add: AddParameter): string {
  switch (test.kind) {
    case 'id':
      return `c.${tables.id} = ANY (${add(test.ids)}::uuid[])`;
    case 'filled':
      return `${test.not ? 'NOT ' : ''}c.data ? ${add(test.field.key)}`;
    case 'equal':
      return `${test.not ? 'NOT ' : ''}${equalSql(test, add)}`;
    case 'text':
      return anyText(test.field, add, (text) => textSql(test, text, add));
    case 'range':
      return rangeSql(measured(test, add), test, (bound) => `${add(bound)}::${CAST[test.measure]}`);
    case 'time':
      return rangeSql(`c.${test.column}_at`, test, (bound) => `${add(bound)}::timestamptz`);
    default:
      return importSql(test, tables, add);
  }
}

function equalSql(test: Extract<Test, { kind: 'equal' }>, add: AddParameter): string {
  const { field, forms } = test;
  const list = `${add(forms)}::text[]`;
  if (field.type === 'money') {
    const value = `c.data -> ${add(field.key)}`;
    return `coalesce((${value} ->> 'amount') || ' ' || (${value} ->> 'currency') = ANY (${list}), false)`;
  }
  return anyText(field, add, (text) =>
    // A phone is compared without its extension.
    field.type === 'phone'
      ? `split_part(${text}, ';', 1) = ANY (${list})`
      : `lower(${text}) = ANY (${list})`,
  );
}

/** Whether the field's value, or any of its values, is such a text. */
function anyText(
  field: FieldDefinition,
  add: AddParameter,
  condition: (text: string) => string,
): string {
  const key = add(field.key);
  if (!field.many) return `coalesce(${condition(`(c.data ->> ${key})`)}, false)`;
  return `EXISTS (SELECT FROM jsonb_array_elements_text(coalesce(c.data -> ${key}, '[]')) one WHERE ${condition('one')})`;
}

function textSql(
  { operator, text }: Extract<Test, { kind: 'text' }>,
  column: string,
  add: AddParameter,
): string {
  const wanted = add(text.toLowerCase());
  return operator === 'contains'
    ? `position(${wanted} IN lower(${column})) > 0`
    : `starts_with(lower(${column}), ${wanted})`;
}

const CAST = {
  date: 'date',
  date_time: 'timestamptz',
  number: 'numeric',
  money: 'numeric',
} as const;

function measured({ field, measure }: Extract<Test, { kind: 'range' }>, add: AddParameter): string {
  const value = `c.data -> ${add(field.key)}`;
  const text = measure === 'money' ? `${value} ->> 'amount'` : `${value} #>> '{}'`;
  return `(${text})::${CAST[measure]}`;
}

function rangeSql(
  value: string,
  {
    operator,
    bounds,
  }: { readonly operator: 'before' | 'after' | 'between'; readonly bounds: readonly string[] },
  bound: (text: string) => string,
): string {
  const [first = '', last = ''] = bounds;
  if (operator === 'between')
    return `coalesce(${value} BETWEEN ${bound(first)} AND ${bound(last)}, false)`;
  return `coalesce(${value} ${operator === 'before' ? '<' : '>'} ${bound(first)}, false)`;
}

function importSql(
  { how, importId }: Extract<Test, { kind: 'import' }>,
  tables: ObjectTables,
  add: AddParameter,
): string {
  const id = `${add(importId)}::uuid`;
  const ways = {
    created: `coalesce(c.origin_import_id = ${id}, false)`,
    updated: `EXISTS (SELECT FROM change_log l
      WHERE l.account_id = $1 AND l.object = '${tables.object}' AND l.record_id = c.${tables.id}
        AND l.kind = 'apply' AND l.import_id = ${id})`,
  };
  return `(${how.map((way) => ways[way]).join(' OR ')})`;
}
