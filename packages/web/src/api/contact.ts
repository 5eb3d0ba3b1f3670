import { ApiError } from '@muster/core/contract/api-error';
import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api } from './api.ts';
import { type Contact, contactQuery } from './contacts.ts';

/** What was done to a contact at once, by whom. */
export type ContactVersion = AnswerOf<Operations['listContactHistory']>['items'][number];
/** Where a value of a contact comes from. */
export type ValueSource = AnswerOf<Operations['listValueSources']>['items'][number];
/** Values by the keys of fields; null for none. */
export type GivenValues = Readonly<Record<string, unknown>>;

/** What was done to a contact, the latest first, page by page. */
export function historyQuery(contactId: string) {
  return infiniteQueryOptions({
    queryKey: ['contact', contactId, 'history'],
    queryFn: async ({ pageParam, signal }) =>
      api.listContactHistory({
        params: { contactId },
        query: { limit: PAGE_VERSIONS, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

const PAGE_VERSIONS = 20;

/** Where each value of a contact comes from, by the keys of fields. */
export function sourcesQuery(contactId: string) {
  return queryOptions({
    queryKey: ['contact', contactId, 'sources'],
    queryFn: async ({ signal }) => {
      const { items } = await api.listValueSources({ params: { contactId }, signal });
      const sources: ReadonlyMap<string, ValueSource> = new Map(
        items.map((source) => [source.field, source]),
      );
      return sources;
    },
  });
}

/** Adds a contact. */
export function useAddContact() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (values: GivenValues) =>
      api.createContact({ body: { values: given(values) } }),
    onSuccess: (contact) => noteContact(queryClient, contact),
  });
}

/** What is to be saved, and the contact as the person who gives it saw it. */
export interface ContactChange {
  readonly values: GivenValues;
  readonly seen: Contact;
}

/**
 * Changes values of a contact, one change after the other. What others changed in other fields
 * meanwhile is kept; where they changed the same field, `version_conflict` is thrown, and the
 * contact is read as it is now.
 */
export function useChangeContact(contactId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    scope: { id: `contact ${contactId}` },
    mutationFn: async ({ values, seen }: ContactChange) => {
      const { queryKey } = contactQuery(contactId);
      const known = queryClient.getQueryData(queryKey) ?? seen;
      const isAsSeen = (one: Contact): boolean =>
        Object.keys(values).every(
          (key) => JSON.stringify(one.values[key]) === JSON.stringify(seen.values[key]),
        );
      const save = async ({ version }: Contact) =>
        api.updateContact({ params: { contactId }, body: { version, values: given(values) } });
      try {
        return await save(isAsSeen(known) ? known : seen);
      } catch (error) {
        if (!isConflict(error)) throw error;
        const current = await api.readContact({ params: { contactId } });
        queryClient.setQueryData(queryKey, current);
        if (!isAsSeen(current)) throw error;
        return save(current);
      }
    },
    onSuccess: (contact) => noteContact(queryClient, contact),
  });
}

/** Puts a contact into the bin, or takes it out. */
export function useBinContact(contactId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    scope: { id: `contact ${contactId}` },
    mutationFn: async (to: 'bin' | 'restored') =>
      to === 'bin'
        ? api.deleteContact({ params: { contactId } })
        : api.restoreContact({ params: { contactId } }),
    onSuccess: (contact) => noteContact(queryClient, contact),
  });
}

/** Whether somebody else changed the same meanwhile. */
export function isConflict(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'version_conflict';
}

/** Shows the contact as it is now, and looks again wherever it may be listed or counted. */
function noteContact(queryClient: QueryClient, contact: Contact): void {
  const { queryKey } = contactQuery(contact.contactId);
  queryClient.setQueryData(queryKey, contact);
  for (const key of [[...queryKey, 'history'], [...queryKey, 'sources'], ...LISTS])
    void queryClient.invalidateQueries({ queryKey: key });
}

const LISTS = [['contacts'], ['tags'], ['groups']];

/** Values as inputs give them: the server says, in a sentence, which it does not take. */
export function given(
  values: GivenValues,
): Parameters<typeof api.createContact>[0]['body']['values'] {
  return values as Parameters<typeof api.createContact>[0]['body']['values'];
}
