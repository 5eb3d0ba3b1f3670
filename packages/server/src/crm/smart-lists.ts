import { LONGEST_FILTER } from '@muster/core/contract/contact-filter';
import { COLUMN_FACTS } from '@muster/core/contract/smart-lists';
import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';
import type { Muster } from '../imports/muster.ts';
import type { Actor } from '../store/actor.ts';
import {
  deleteSmartList,
  insertSmartList,
  listSmartLists,
  readSmartList,
  type SmartList,
  type SmartListChoices,
  updateSmartList,
} from '../store/smart-lists.ts';
import { newUuid } from '../store/uuid-v7.ts';
import { compileFilter } from './compile-filter.ts';
import { type ContactRules, loadContactRules } from './contact-rules.ts';
import { readSort } from './list-contacts.ts';

export type { SmartList, SmartListChoices };
export { deleteSmartList, listSmartLists, readSmartList };

/** What is to be different; what is left out stays. */
export type SmartListChange = {
  readonly [Name in keyof SmartListChoices]?: SmartListChoices[Name] | undefined;
};

/**
 * Saves a filter over contacts as a smart list.
 *
 * @throws MusterError `filter_invalid` for what the list of contacts would not take; `name_taken`,
 * `too_many_smart_lists`
 */
export async function createSmartList(
  muster: Muster,
  createdBy: Actor,
  given: SmartListChoices,
): Promise<SmartList> {
  const choices = { ...given, ...checkChoices(await loadContactRules(muster), given) };
  const smartListId = newUuid();
  if (!(await insertSmartList(muster.pool, { ...choices, smartListId, createdBy }, MOST_LISTS))) {
    throw new MusterError(
      'too_many_smart_lists',
      say('An account has {most} smart lists at most. Remove one that is not needed.', {
        most: MOST_LISTS,
      }),
    );
  }
  return readSmartList(muster.pool, smartListId);
}

/**
 * Changes what is given; what is left out stays, even if it could not be saved any more.
 *
 * @throws MusterError `not_found`, `filter_invalid`, `name_taken`
 */
export async function changeSmartList(
  muster: Muster,
  smartListId: string,
  given: SmartListChange,
): Promise<SmartList> {
  const choices = checkChoices(await loadContactRules(muster), given);
  return updateSmartList(muster.pool, smartListId, choices);
}

const MOST_LISTS = 500;

/** What is given, as it is stored. */
function checkChoices(rules: ContactRules, given: SmartListChange): Partial<SmartListChoices> {
  const { name, filter, search, columns, sort } = given;
  if (filter !== undefined) {
    compileFilter(rules, filter);
    if (JSON.stringify(filter).length > LONGEST_FILTER) throw tooLong();
  }
  if (columns) checkColumns(rules, columns);
  if (sort !== undefined) readSort(rules, sort);
  return {
    ...(name !== undefined && { name: checkName(name) }),
    ...(filter !== undefined && { filter }),
    ...(search !== undefined && { search: inOrder(search) }),
    ...(columns !== undefined && { columns }),
    ...(sort !== undefined && { sort }),
  };
}

function checkName(given: string): string {
  const name = inOrder(given);
  if (name !== '') return name;
  throw new MusterError('invalid_request', say('The name of the smart list is empty.'));
}

/** A text of one line, with its blanks in order. */
function inOrder(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

function checkColumns({ definition }: ContactRules, columns: readonly string[]): void {
  const known = new Set([...definition.fields.map(({ key }) => key), ...COLUMN_FACTS]);
  const unknown = columns.find((column) => !known.has(column));
  if (unknown !== undefined) {
    throw new MusterError(
      'filter_invalid',
      say('There is no field {key} to show. Besides fields there are {facts}.', {
        key: unknown,
        facts: COLUMN_FACTS.join(', '),
      }),
    );
  }
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  if (twice === undefined) return;
  throw new MusterError(
    'filter_invalid',
    say('The column {column} is given twice. Give it once.', { column: twice }),
  );
}

function tooLong(): MusterError {
  return new MusterError(
    'filter_invalid',
    say(
      'The filter is longer than {most} characters of JSON. Give fewer conditions or shorter lists.',
      { most: LONGEST_FILTER.toLocaleString('en') },
    ),
  );
}
