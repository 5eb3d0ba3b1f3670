import { createReadStream } from 'node:fs';
import { bulkActionOperations } from '@muster/core/contract/bulk-actions';
import { say } from '@muster/core/language/sentence';
import {
  type BulkActionRecord,
  cancelBulkAction,
  findBulkAction,
  startBulkAction,
} from '../../crm/bulk-actions.ts';
import { listWork } from '../../crm/list-work.ts';
import { findExportFile } from '../../crm/write-export.ts';
import { MusterError } from '../../errors.ts';
import { type RequestContext, routes } from '../route.ts';
import { actorOf } from '../actor-of.ts';
import { jsonOf } from '../json-of.ts';
import { bulkActionAnswer, workAnswer } from '../work-answers.ts';

export const bulkActionRoutes = routes(bulkActionOperations, {
  listBulkActions: async ({ muster }, { query: { limit, cursor = null, kind = null } }) => {
    if (cursor !== null && !UUID.test(cursor)) throw notOfThisList();
    const found = await listWork(muster, { before: cursor, kind, limit: limit + 1 });
    const items = await Promise.all(found.slice(0, limit).map((work) => workAnswer(muster, work)));
    return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
  },

  readBulkAction: async ({ muster }, { params }) =>
    bulkActionAnswer(muster, await findBulkAction(muster, params.bulkActionId)),

  cancelBulkAction: async ({ muster }, { params }) =>
    bulkActionAnswer(muster, await cancelBulkAction(muster, params.bulkActionId)),

  downloadExport: async ({ muster }, { params }) => {
    const { path, size, fileName, format } = await findExportFile(muster, params.bulkActionId);
    return {
      contentType: CONTENT_TYPES[format],
      fileName,
      headers: { 'Content-Length': String(size) },
      body: createReadStream(path),
    };
  },

  bulkEditContacts: async (context, { body: { selection, set, ...lists } }) =>
    start(context, { selection, change: { kind: 'edit', set: jsonOf(set), ...lists } }),

  bulkDeleteContacts: async (context, { body: { selection } }) =>
    start(context, { selection, change: { kind: 'delete' } }),

  bulkRestoreContacts: async (context, { body: { selection } }) =>
    start(context, { selection, change: { kind: 'restore' } }),
});

/** Wakes a worker for an action that stands in the database, and answers with it. */
export async function wakeBulkWorker(
  { muster, services }: RequestContext,
  action: BulkActionRecord,
) {
  const { accountId } = muster.account;
  await services.queue.send({ kind: 'bulk', accountId, bulkActionId: action.bulkActionId });
  return bulkActionAnswer(muster, action);
}

async function start(
  context: RequestContext,
  given: Parameters<typeof startBulkAction>[2],
): ReturnType<typeof wakeBulkWorker> {
  const action = await startBulkAction(context.muster, actorOf(context.principal), given);
  return wakeBulkWorker(context, action);
}

const CONTENT_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function notOfThisList(): MusterError {
  return new MusterError('invalid_request', say('The cursor is not of this list.'));
}
