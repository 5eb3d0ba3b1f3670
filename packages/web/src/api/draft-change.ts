import type { BodyOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import type { Field } from './fields.ts';
import type { ImportPreview } from './imports.ts';

/** What is to be different about a draft; what is not named stays. */
export type DraftChange = BodyOf<Operations['changeImport']>;

/** Two changes as the one that does what both do, one after the other. */
export function joinChanges(first: DraftChange, then: DraftChange): DraftChange {
  const replaced = new Set([
    ...(then.columns ?? []).map(({ column }) => column),
    ...(then.forgetColumns ?? []),
  ]);
  const columns = [
    ...(first.columns ?? []).filter(({ column }) => !replaced.has(column)),
    ...(then.columns ?? []),
  ];
  const forgetColumns = [...(first.forgetColumns ?? []), ...(then.forgetColumns ?? [])];
  return {
    ...first,
    ...then,
    ...(columns.length > 0 ? { columns } : {}),
    ...(forgetColumns.length > 0 ? { forgetColumns } : {}),
    ...joined('reading', first.reading, then.reading),
    ...joined('constants', first.constants, then.constants),
  };
}

/** A preview as it will about be with a change that the server has not seen yet. */
export function withChange(
  preview: ImportPreview,
  change: DraftChange,
  fields: readonly Field[],
): ImportPreview {
  const chosen = {
    ...preview.chosen,
    mode: change.mode ?? preview.chosen.mode,
    onEmpty: change.onEmpty ?? preview.chosen.onEmpty,
    dateOrder: change.dateOrder === undefined ? preview.chosen.dateOrder : change.dateOrder,
    ignoreUnmapped: change.ignoreUnmapped ?? preview.chosen.ignoreUnmapped,
    constants: withoutNulls({ ...preview.chosen.constants, ...change.constants }),
  };
  const choices = new Map((change.columns ?? []).map((choice) => [choice.column, choice]));
  const columns = preview.columns.map((column) => {
    const choice = choices.get(column.name);
    if (choice !== undefined) return withChoice(column, choice, { fields, chosen });
    return change.onEmpty === undefined || column.setBy === 'person'
      ? column
      : { ...column, onEmpty: change.onEmpty };
  });
  return { ...preview, mode: change.mode ?? preview.mode, chosen, columns };
}

type Column = ImportPreview['columns'][number];
type Choice = NonNullable<DraftChange['columns']>[number];

function withChoice(
  column: Column,
  { target, policy, onEmpty }: Choice,
  {
    fields,
    chosen,
  }: { readonly fields: readonly Field[]; readonly chosen: ImportPreview['chosen'] },
): Column {
  const field = fields.find(({ key }) => key === target);
  return {
    ...column,
    target: target === null ? null : { field: target, label: field?.label ?? target },
    policy: policy ?? (field?.many === true ? 'append' : 'overwrite'),
    onEmpty: onEmpty ?? chosen.onEmpty ?? column.onEmpty,
    setBy: 'person',
    confidence: 1,
    // The server gives the reason with the next preview.
    reason: '',
  };
}

function joined<Key extends string, Part extends object>(
  key: Key,
  first: Part | undefined,
  then: Part | undefined,
): { readonly [Name in Key]?: Part } {
  if (first === undefined && then === undefined) return {};
  return { [key]: { ...first, ...then } } as { readonly [Name in Key]?: Part };
}

function withoutNulls(
  constants: NonNullable<DraftChange['constants']>,
): ImportPreview['chosen']['constants'] {
  return Object.fromEntries(
    Object.entries(constants).filter(([, value]) => value !== null && value !== undefined),
  );
}
