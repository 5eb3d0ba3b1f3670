import { contactOperations } from '@muster/core/contract/contacts';
import { filterSchema, type Condition } from '@muster/core/contract/contact-filter';
import { inLanguage } from '@muster/core/language/in-language';
import type { Language } from '@muster/core/language/language';
import { say } from '@muster/core/language/sentence';
import { recordName } from '@muster/core/match/record-values';
import { CONTACT } from '@muster/core/object/contact';
import type { FastifyRequest } from 'fastify';
import { startBulkAction } from '../../crm/bulk-actions.ts';
import {
  createContact,
  deleteContact,
  restoreContact,
  updateContact,
} from '../../crm/change-contacts.ts';
import {
  type ContactVersion,
  findContact,
  listContactHistory,
  listValueSources,
} from '../../crm/contact-history.ts';
import { listLinkedContacts } from '../../crm/linked-contacts.ts';
import { countContactsNow, listContacts } from '../../crm/list-contacts.ts';
import { MusterError } from '../../errors.ts';
import { type RequestContext, routes } from '../route.ts';
import { parseSaid } from '../parse-request.ts';
import { isoTime, isoTimeOrNull } from '../iso-time.ts';
import { wakeBulkWorker } from './bulk-actions.ts';
import { actorOf } from '../actor-of.ts';
import { jsonOf } from '../json-of.ts';

export const contactRoutes = routes(contactOperations, {
  listContacts: async ({ muster }, { query }) => {
    const { search, sort, limit, deleted, skip, total: withTotal, cursor = null } = query;
    const filter = query.filter === undefined ? [] : parseFilter(query.filter);
    const asked = { search, sort, limit, cursor, skip, filter, binned: deleted, withTotal };
    const { items, nextCursor, total } = await listContacts(muster, asked);
    return { items: items.map((item) => contactAnswer(item, muster.language)), nextCursor, total };
  },

  countContacts: ({ muster }, { query: { search, filter, deleted } }) =>
    countContactsNow(muster, {
      filter: filter === undefined ? [] : parseFilter(filter),
      search,
      binned: deleted,
    }),

  createContact: async (context, { body }) => {
    const made = await createContact(
      context.muster,
      actorOf(context.principal),
      jsonOf(body.values),
    );
    return tagged(context, made);
  },

  readContact: async (context, { params }) =>
    tagged(context, await findContact(context.muster, params.contactId)),

  updateContact: async (context, { params, body }) => {
    const { muster, principal, request } = context;
    const version = askedVersion(request, body.version);
    const change = { ...params, version, values: jsonOf(body.values) };
    return tagged(context, await updateContact(muster, actorOf(principal), change));
  },

  deleteContact: async (context, { params, query }) => {
    const { muster, principal, request } = context;
    const ref = { ...params, version: askedVersion(request, query.version) };
    return tagged(context, await deleteContact(muster, actorOf(principal), ref));
  },

  restoreContact: async (context, { params, query }) => {
    const { muster, principal, request } = context;
    const ref = { ...params, version: askedVersion(request, query.version) };
    return tagged(context, await restoreContact(muster, actorOf(principal), ref));
  },

  listLinkedContacts: async ({ muster }, { params }) => ({
    items: (await listLinkedContacts(muster, params.contactId)).map((one) =>
      contactAnswer(one, muster.language),
    ),
  }),

  listContactHistory: async ({ muster }, { params, query: { limit, cursor } }) => {
    const before = cursor === undefined ? null : readVersion(cursor);
    const found = await listContactHistory(muster, params.contactId, { before, limit: limit + 1 });
    const items = found.slice(0, limit).map(authorAnswer);
    const last = found.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? String(last.version) : null };
  },

  listValueSources: async ({ muster }, { params }) => ({
    items: (await listValueSources(muster, params.contactId)).map(authorAnswer),
  }),

  exportContacts: async (context, { body: { format, columns = null, selection } }) =>
    wakeBulkWorker(
      context,
      await startBulkAction(context.muster, actorOf(context.principal), {
        selection,
        change: { kind: 'export', format, columns },
      }),
    ),
});

type StoredContact = Awaited<ReturnType<typeof findContact>>;

/** The contact with its version as the ETag of the answer. */
function tagged({ reply, muster }: RequestContext, contact: StoredContact) {
  reply.header('ETag', `"${contact.version}"`);
  return contactAnswer(contact, muster.language);
}

function contactAnswer(contact: StoredContact, language: Language | undefined) {
  const { id, version, values, originImportId, originRow, linkedTo } = contact;
  return {
    contactId: id,
    version,
    name: inLanguage(recordName(CONTACT, values), language),
    values: { ...values },
    createdAt: isoTime(contact.createdAt),
    updatedAt: isoTime(contact.updatedAt),
    deletedAt: isoTimeOrNull(contact.deletedAt),
    origin:
      originImportId === null ? null : { importId: originImportId, rowNumber: originRow ?? 0 },
    linkedTo,
  };
}

function authorAnswer<Author extends Pick<ContactVersion, 'at' | 'kind'>>(author: Author) {
  return { ...author, at: isoTime(author.at), kind: author.kind as 'apply' };
}

/** The version that the caller has seen: as `If-Match`, or in the request. */
function askedVersion({ headers }: FastifyRequest, given: number | undefined): number | null {
  const tag = headers['if-match'];
  if (given !== undefined || tag === undefined || tag === '*') return given ?? null;
  const version = /^"?(\d{1,9})"?$/.exec(tag)?.[1];
  if (version !== undefined) return Number(version);
  throw new MusterError(
    'invalid_request',
    say('If-Match takes the ETag that the contact was read with, e.g. "3".'),
  );
}

function readVersion(cursor: string): number {
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw new MusterError('invalid_request', say('The cursor is not of this list.'));
}

function parseFilter(text: string): readonly Condition[] {
  const read = parseSaid(filterSchema, parseJson(text));
  if ('data' in read) return read.data;
  const [issue] = read.issues;
  const place = issue?.path.join('.') ?? '';
  const reason = issue?.message ?? '';
  throw new MusterError(
    'filter_invalid',
    say('The filter is not a JSON list of conditions: {reason}', {
      reason: place === '' ? reason : say('{place}: {reason}', { place, reason }),
    }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new MusterError('filter_invalid', say('The filter is not JSON.'), { cause: error });
  }
}
