import type { Condition } from '@muster/core/contract/contact-filter';

/** What the address of the contacts page says: which contacts, in what order. */
export interface ContactsSearch {
  readonly list?: string;
  readonly filter?: readonly Condition[];
  readonly search?: string;
  readonly sort?: string;
  readonly bin?: true;
}

/** Takes what it knows of an address, whatever somebody typed there. */
export function readContactsSearch(given: Record<string, unknown>): ContactsSearch {
  const { list, filter, search, sort, bin } = given;
  return {
    ...(typeof list === 'string' ? { list } : {}),
    // Conditions that make no sense are the server's to refuse, with a sentence.
    ...(Array.isArray(filter) ? { filter: filter as readonly Condition[] } : {}),
    ...(typeof search === 'string' && search !== '' ? { search } : {}),
    ...(typeof sort === 'string' ? { sort } : {}),
    ...(bin === true ? { bin } : {}),
  };
}
