import { importOperations } from '@muster/core/contract/imports';
import { say } from '@muster/core/language/sentence';
import type { ColumnChoice } from '@muster/core/map/apply-choices';
import { MusterError } from '../../errors.ts';
import { changeDraft, createDraft } from '../../imports/edit-draft.ts';
import { openImportFile, openReport } from '../../imports/import-files.ts';
import { importStanding } from '../../imports/import-standing.ts';
import { listIssues } from '../../imports/list-issues.ts';
import { listRows } from '../../imports/list-rows.ts';
import { pageOfImports, standingOf, summaryOf } from '../../imports/look-at-imports.ts';
import { settleImport } from '../../imports/plan-draft.ts';
import { readImportPlan } from '../../imports/plan-file.ts';
import { previewDraft } from '../../imports/preview-draft.ts';
import {
  requestApply,
  requestHalt,
  requestResume,
  requestReversal,
  requestRun,
} from '../../imports/request-run.ts';
import { discardImport } from '../../imports/discard-import.ts';
import { reopenImport } from '../../imports/reopen-import.ts';
import { watchImport } from '../../imports/watch-import.ts';
import type { Principal } from '../../people/principal.ts';
import { actorOf } from '../actor-of.ts';
import { type RequestContext, routes } from '../route.ts';

export const importRoutes = routes(importOperations, {
  createImport: async ({ muster, principal }, { body: { uploadId, plan = null } }) => {
    refuseClearing(principal, plan?.columns);
    const startedBy = actorOf(principal);
    return importStanding(
      await createDraft(muster, { uploadId, plan, startedBy }),
      muster.language,
    );
  },

  runImport: async (context, { body: { uploadId, plan, dryRun } }) => {
    const { muster, principal } = context;
    refuseClearing(principal, plan.columns);
    const startedBy = actorOf(principal);
    const { importId } = await createDraft(muster, { uploadId, plan, startedBy });
    try {
      await settleImport(muster, importId);
    } catch (error) {
      // Whoever calls does not know of the draft.
      await discardImport(muster, importId);
      throw error;
    }
    await requestRun(muster, importId, dryRun ? 'planned' : 'applied');
    return wakeUp(context, importId);
  },

  listImports: ({ muster }, { query }) => pageOfImports(muster, query),
  readImport: ({ muster }, { params }) => standingOf(muster, params.importId),

  summarizeImport: ({ muster }, { params }) => summaryOf(muster, params.importId),

  changeImport: async ({ muster, principal }, { params, body }) => {
    refuseClearing(principal, body.columns);
    return importStanding(await changeDraft(muster, params.importId, body), muster.language);
  },

  previewImport: ({ muster }, { params }) => previewDraft(muster, params.importId),

  planImport: async (context, { params: { importId } }) => {
    const { state } = await standingOf(context.muster, importId);
    if (state === 'draft') await settleImport(context.muster, importId);
    await requestRun(context.muster, importId, 'planned');
    return wakeUp(context, importId);
  },

  reopenImport: async ({ muster }, { params }) =>
    importStanding(await reopenImport(muster, params.importId), muster.language),
  readImportPlan: ({ muster }, { params }) => readImportPlan(muster, params.importId),
  applyImport: async (context, { params: { importId }, body: { planVersion, ifChanged } }) => {
    await requestApply(context.muster, importId, { planVersion, ifChanged });
    return wakeUp(context, importId);
  },
  undoImport: (context, { params }) => reverse(context, params.importId, 'undo'),
  redoImport: (context, { params }) => reverse(context, params.importId, 'redo'),

  pauseImport: async ({ muster }, { params: { importId } }) => {
    await requestHalt(muster, importId, 'pause');
    return standingOf(muster, importId);
  },
  cancelImport: async ({ muster }, { params: { importId } }) => {
    await requestHalt(muster, importId, 'cancel');
    return standingOf(muster, importId);
  },
  resumeImport: async (context, { params: { importId } }) => {
    await requestResume(context.muster, importId);
    return wakeUp(context, importId);
  },
  discardImport: async ({ muster }, { params }) =>
    importStanding(await discardImport(muster, params.importId), muster.language),

  listImportRows: async ({ muster }, { params, query }) => {
    const { limit, cursor, outcome, undo, code, severity, column } = query;
    const filter = { outcome, undo, issue: { code, severity, column } };
    const { columns, rows } = await listRows(muster, params.importId, {
      after: rowNumberOf(cursor),
      limit,
      filter,
    });
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return { columns, items: rows, nextCursor: last === undefined ? null : String(last.rowNumber) };
  },
  listImportIssues: async ({ muster }, { params }) => ({
    items: await listIssues(muster, params.importId),
  }),

  downloadReportCsv: async ({ muster }, { params }) => {
    const { name, body } = await openReport(muster, params.importId, 'csv');
    return { contentType: 'text/csv; charset=utf-8', fileName: name, body };
  },
  downloadReportXlsx: async ({ muster }, { params }) => {
    const { name, body } = await openReport(muster, params.importId, 'xlsx');
    return { contentType: XLSX, fileName: name, body };
  },
  downloadImportFile: async ({ muster }, { params }) => {
    const { name, body } = await openImportFile(muster, params.importId);
    return { contentType: 'application/octet-stream', fileName: name, body };
  },

  watchImport: ({ muster }, { params }) => watchImport(muster, params.importId),
});

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function reverse(
  context: RequestContext,
  importId: string,
  kind: 'undo' | 'redo',
): Promise<Awaited<ReturnType<typeof standingOf>>> {
  const by = actorOf(context.principal);
  await requestReversal(context.muster, importId, { kind, by });
  return wakeUp(context, importId);
}

/** What is wanted stands in the database: a worker that is not woken finds it by itself. */
async function wakeUp(
  { muster, services }: RequestContext,
  importId: string,
): Promise<Awaited<ReturnType<typeof standingOf>>> {
  const { accountId } = muster.account;
  await services.queue.send({ kind: 'import', accountId, importId });
  return standingOf(muster, importId);
}

/** Only an owner lets an import clear flags that protect people from being contacted. */
function refuseClearing(
  { role }: Principal,
  columns: readonly Pick<ColumnChoice, 'policy'>[] | undefined,
): void {
  if (role === 'owner' || !columns?.some(({ policy }) => policy === 'clear_protection')) return;
  throw new MusterError(
    'forbidden',
    say(
      'Only an owner of the account may let an import clear do-not-contact flags (clear_protection).',
    ),
  );
}

function rowNumberOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const row = Number(cursor);
  if (Number.isSafeInteger(row) && row >= 0 && row <= 2 ** 31 - 1) return row;
  throw new MusterError(
    'invalid_request',
    say(
      'The cursor is not the nextCursor of a page of this list. Leave it out to begin with the first row.',
    ),
  );
}
