import type { PlanFile } from '@muster/core/contract/plan-file';
import type { Json } from '@muster/core/json';
import { say } from '@muster/core/language/sentence';
import type { ColumnChoice } from '@muster/core/map/apply-choices';
import type { OnEmpty } from '@muster/core/map/mapping';
import type { DateOrder } from '@muster/core/normalize/settings';
import type { ImportPlan } from '@muster/core/plan/import-plan';
import type { Mode } from '@muster/core/plan/rules';
import { matchingSettingsOf, normalizeSettingsOf } from '../crm/settings.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import { removeFile } from '../files/file-store.ts';
import { giveToImport } from '../files/upload-store.ts';
import type { TableOverrides } from '../formats/table.ts';
import {
  type ImportDraft,
  insertDraft,
  lockDraft,
  noteWholeFile,
  writeDraft,
} from '../store/import-drafts.ts';
import { type ImportRecord, readImport } from '../store/imports.ts';
import { newUuid } from '../store/uuid-v7.ts';
import type { Muster } from './muster.ts';
import type { Actor } from '../store/actor.ts';
import { findUpload } from './receive-upload.ts';

/** What an import is made of. */
export interface NewDraftRequest {
  readonly uploadId: string;
  /** Decisions to begin with; null: everything is found out. */
  readonly plan: PlanFile | null;
  readonly startedBy: Actor;
}

/**
 * Makes an import of an upload, also of one that still arrives: a draft, of which nothing is read
 * and nothing planned yet.
 *
 * @throws MusterError `not_found` without such an upload; `import_state` on a disk that cannot
 *   share a file that grows.
 */
export async function createDraft(
  muster: Muster,
  { uploadId, plan, startedBy }: NewDraftRequest,
): Promise<ImportRecord> {
  const { pool, account, dataFolder } = muster;
  const upload = await findUpload(muster, uploadId);
  const key = { accountId: account.accountId, importId: newUuid() };
  const { importId } = key;
  await giveToImport(dataFolder, { uploadId, importId, isWhole: upload.state === 'complete' });
  try {
    await insertDraft(pool, {
      ...key,
      fileName: upload.name,
      fileSize: upload.size ?? upload.received,
      fileHash: upload.hash ?? '',
      draft: draftOf(uploadId, plan),
      plan: emptyPlan(muster, plan),
      startedBy,
    });
  } catch (error) {
    await removeFile(dataFolder, importId);
    throw error;
  }
  if (upload.state === 'arriving') await noteIfWhole(muster, uploadId);
  return readImport(pool, key);
}

/** All of it may have arrived meanwhile: whoever noted that did not know of the draft. */
async function noteIfWhole(muster: Muster, uploadId: string): Promise<void> {
  const { state, size, hash } = await findUpload(muster, uploadId);
  if (state !== 'complete' || size === null || hash === null) return;
  const { accountId } = muster.account;
  await noteWholeFile(muster.pool, { accountId, uploadId }, { size, hash });
}

/** What is to be different; what is not named stays. */
export interface DraftChange {
  readonly mode?: Mode | undefined;
  readonly onEmpty?: OnEmpty | undefined;
  /** null: as the account says. */
  readonly dateOrder?: DateOrder | null | undefined;
  readonly ignoreUnmapped?: boolean | undefined;
  /** Parts that are null are found out again. */
  readonly reading?:
    | { readonly [Part in keyof TableOverrides]: TableOverrides[Part] | null }
    | undefined;
  /** Choices that replace those of the same columns. */
  readonly columns?: readonly ColumnChoice[] | undefined;
  /** Columns about which nothing is said any more. */
  readonly forgetColumns?: readonly string[] | undefined;
  /** By field key; null: the field is not set for every row any more. */
  readonly constants?: Readonly<Record<string, Json | undefined>> | undefined;
}

/**
 * Changes what a person has said about an import. Guesses are made anew around it; choices of
 * columns that the file has not, read as it now is, stay for when it has them again.
 *
 * @throws MusterError `not_found`; `import_state` when the import is no draft any more.
 */
export async function changeDraft(
  muster: Muster,
  importId: string,
  change: DraftChange,
): Promise<ImportRecord> {
  const key = { accountId: muster.account.accountId, importId };
  await withTransaction(muster.pool, async (client) => {
    const draft = await lockDraft(client, key);
    if (draft === null) throw noDraft(await readImport(client, key));
    await writeDraft(client, key, changed(draft, change));
  });
  return readImport(muster.pool, key);
}

/** The import's plan has been asked for: its draft is settled. */
export function noDraft({ state, importId }: ImportRecord): MusterError {
  return new MusterError(
    'import_state',
    say(
      'The import is {state} and its plan is settled. While nothing of it is applied, it can be reopened (POST /imports/{id}/reopen).',
      { state: say(state), id: importId },
    ),
  );
}

function draftOf(uploadId: string, plan: PlanFile | null): ImportDraft {
  return {
    uploadId,
    mode: plan?.mode ?? null,
    reading: plan?.reading ?? {},
    choices: plan?.columns ?? [],
    onEmpty: plan?.onEmpty ?? null,
    dateOrder: plan?.dateOrder ?? null,
    constants: (plan?.constants ?? {}) as ImportDraft['constants'],
    ignoreUnmapped: plan?.ignoreUnmapped ?? false,
    onlyChosen: plan !== null,
  };
}

function emptyPlan({ account }: Muster, plan: PlanFile | null): ImportPlan {
  return {
    version: 1,
    object: plan?.object ?? 'contact',
    mode: plan?.mode ?? 'upsert',
    reading: {},
    mapping: [],
    constants: {},
    matching: matchingSettingsOf(account.settings),
    normalizing: normalizeSettingsOf(account.settings, []),
  };
}

function changed(draft: ImportDraft, change: DraftChange): ImportDraft {
  const columns = change.columns ?? [];
  const replaced = new Set([
    ...columns.map(({ column }) => folded(column)),
    ...(change.forgetColumns ?? []).map(folded),
  ]);
  return {
    ...draft,
    mode: change.mode ?? draft.mode,
    onEmpty: change.onEmpty ?? draft.onEmpty,
    dateOrder: change.dateOrder === undefined ? (draft.dateOrder ?? null) : change.dateOrder,
    ignoreUnmapped: change.ignoreUnmapped ?? draft.ignoreUnmapped,
    reading: changedReading(draft.reading, change.reading ?? {}),
    choices: [...draft.choices.filter(({ column }) => !replaced.has(folded(column))), ...columns],
    constants: merged(draft.constants, change.constants ?? {}),
  };
}

/** `quote: null` says that there is none; other parts that are null are found out. */
function changedReading(
  reading: TableOverrides,
  change: NonNullable<DraftChange['reading']>,
): TableOverrides {
  const all = { ...reading, ...change };
  const kept = Object.entries(all).filter(
    ([part, value]) => value !== undefined && (value !== null || part === 'quote'),
  );
  return Object.fromEntries(kept);
}

function merged(
  before: ImportDraft['constants'],
  change: Readonly<Record<string, Json | undefined>>,
): ImportDraft['constants'] {
  const all = Object.entries({ ...before, ...change });
  const kept = all.filter((one): one is [string, Json] => one[1] !== undefined && one[1] !== null);
  return Object.fromEntries(kept);
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}
