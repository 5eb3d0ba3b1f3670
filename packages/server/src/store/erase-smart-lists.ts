import type { Condition } from '@muster/core/contract/contact-filter';
import type pg from 'pg';
import { jsonText } from './copy-text.ts';
import type { Traces } from './erase-records.ts';

/**
 * Takes a person out of the smart lists that name them by email, phone or ID. What a list finds
 * stays the same: nobody is that person any more.
 */
export async function eraseFromSmartLists(client: pg.ClientBase, traces: Traces): Promise<void> {
  const { accountId } = traces;
  const { rows } = await client.query<NamedList>(
    `SELECT smart_list_id AS id, name, name_key AS "nameKey", filter, search
       FROM smart_list WHERE account_id = $1 FOR UPDATE`,
    [accountId],
  );
  for (const list of rows) {
    const kept = withoutPerson(list, traces);
    if (kept === null) continue;
    await client.query(
      `UPDATE smart_list SET name = $3, name_key = $4, filter = $5, search = $6
        WHERE account_id = $1 AND smart_list_id = $2`,
      [accountId, list.id, kept.name, kept.nameKey, jsonText(kept.filter), kept.search],
    );
  }
}

interface NamedList {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
  readonly filter: readonly Condition[];
  readonly search: string;
}

/** null: the list does not name the person. */
function withoutPerson(list: NamedList, traces: Traces): NamedList | null {
  const { id, name, filter, search } = list;
  const names = (value: unknown): boolean => isNamed(String(value), traces);
  const isMet = filter.some(({ value }) => [value].flat().some(names));
  if (!isMet && !names(name) && !names(search)) return null;
  const kept = filter.flatMap((condition) => conditionWithout(condition, names));
  return {
    id,
    ...(names(name)
      ? { name: `(erased) ${id}`, nameKey: `(erased) ${id}` }
      : { name, nameKey: list.nameKey }),
    filter: names(search) ? [...kept, FINDS_NOBODY] : kept,
    search: names(search) ? '' : search,
  };
}

function conditionWithout(
  condition: Condition,
  names: (value: unknown) => boolean,
): readonly Condition[] {
  const { operator, value } = condition;
  const values = [value].flat();
  if (!values.some(names)) return [condition];
  // Everybody who is left meets what only that person did not.
  if (operator === 'is_not' || operator === 'has_not') return [];
  const others = values.filter((one) => one !== undefined && !names(one));
  return operator === 'in' && others.length > 0
    ? [{ ...condition, value: others as Extract<Condition['value'], readonly unknown[]> }]
    : [FINDS_NOBODY];
}

const FINDS_NOBODY: Condition = {
  field: 'contact_id',
  operator: 'is',
  value: '00000000-0000-0000-0000-000000000000',
};

/** A phone may be written in any way: its digits are compared, from the last one on. */
function isNamed(text: string, { contactId, keys }: Traces): boolean {
  const lower = text.toLowerCase();
  const digits = text.replaceAll(/\D/g, '').replace(/^0+/, '');
  return (
    lower.includes(contactId) ||
    keys.some(
      ({ kind, value }) =>
        standsIn(lower, value.toLowerCase()) ||
        (kind === 'phone' && digits.length >= FEWEST_DIGITS && value.endsWith(digits)),
    )
  );
}

/** Whether the text has it by itself: `joann@example.com` is not `ann@example.com`. */
function standsIn(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    const after = text.slice(at + value.length);
    if (!GOES_ON_BEFORE.test(text.slice(0, at)) && !GOES_ON_AFTER.test(after)) return true;
  }
  return false;
}

/** What an address or a number is a part of, where it stands beside it. */
const GOES_ON_BEFORE = /[\p{L}\p{N}._%+-]$/u;
const GOES_ON_AFTER = /^(?:[\p{L}\p{N}]|[.-][\p{L}\p{N}])/u;

/** Fewer digits are those of many phones. */
const FEWEST_DIGITS = 7;
