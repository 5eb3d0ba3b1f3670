/** Contacts of a page; that of `contactsPageQuery` has as many, unless it is the last. */
export const PAGE_CONTACTS = 50;

/** Where a page of a list begins: so many contacts after the end of another page, or after the beginning of the list. */
export interface PageStart {
  readonly cursor: string | null;
  readonly skip: number;
}
