import type { Condition } from '@muster/core/contract/contact-filter';

/** What the address of the contacts page says: which contacts, in what order. */
export interface ContactsSearch {
  /** A smart list; what else is said stands in place of what the list says. */
  readonly list?: string;
  readonly filter?: readonly Condition[];
  readonly search?: string;
  readonly sort?: string;
  /** Of a smart list that is shown with other columns than its own. */
  readonly columns?: readonly string[];
  readonly bin?: true;
  /** A new group that contacts are being chosen for. */
  readonly group?: string;
}

/** Takes what it knows of an address, whatever somebody typed there. */
export function readContactsSearch(given: Record<string, unknown>): ContactsSearch {
  const { list, filter, search, sort, columns, bin, group } = given;
  const isList = typeof list === 'string';
  // Words of digits alone arrive as a number.
  const words = typeof search === 'number' ? String(search) : search;
  return {
    ...(isList ? { list } : {}),
    // Conditions that make no sense are the server's to refuse, with a sentence.
    ...(Array.isArray(filter) ? { filter: filter as readonly Condition[] } : {}),
    ...(typeof words === 'string' && (words !== '' || isList) ? { search: words } : {}),
    ...(typeof sort === 'string' ? { sort } : {}),
    ...(isList && isTexts(columns) ? { columns } : {}),
    ...(bin === true ? { bin } : {}),
    ...(typeof group === 'string' && group.trim() !== '' ? { group } : {}),
  };
}

function isTexts(given: unknown): given is readonly string[] {
  return Array.isArray(given) && given.every((one) => typeof one === 'string');
}
