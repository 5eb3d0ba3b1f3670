import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@muster/core/contract/client';
import type { PlanFile } from '@muster/core/contract/plan-file';
import { inEnglish } from '@muster/core/language/sentence';
import { CONTACT } from '@muster/core/object/contact';
import { applyChoices } from '@muster/core/map/apply-choices';
import { type ErrorCode, ERRORS, MusterError } from '../errors.ts';
import { openTable } from '../formats/open-table.ts';
import type { ImportSummary } from '../imports/report-summary.ts';
import { type Server } from './remote-client.ts';
import { requireAgreed } from './require-agreed.ts';
import { sendFile } from './send-file.ts';
import type { AgreedPlan, FileRequest, OpenedFile, Watcher } from './workspace.ts';

type Standing = Awaited<ReturnType<Client['readImport']>>;
type Preview = Awaited<ReturnType<Client['previewImport']>>;

/** Sends a file to a server, and finds out what it would import there. */
export async function openRemoteFile(
  { server, api }: { readonly server: Server; readonly api: Client },
  request: FileRequest,
  watcher: Watcher,
): Promise<OpenedFile> {
  // What cannot be read is not worth sending.
  await openTable(request.path, request.reading);
  const uploadId = await sendFile(server, request.path, watcher);
  const plan = request.onlyChosen === true ? { plan: planOf(request) } : {};
  const { importId } = await api.createImport({ body: { uploadId, ...plan } });
  const params = { importId };
  try {
    if (request.onlyChosen !== true) await api.changeImport({ params, body: changeOf(request) });
    const preview = await api.previewImport({ params });
    refuseProblems(preview);
    return openedFile(api, preview, await correctedFile(api, preview.corrects));
  } catch (error) {
    // Nobody else knows of the draft.
    await api.discardImport({ params }).catch(() => undefined);
    throw error;
  } finally {
    await api.deleteUpload({ params: { uploadId } }).catch(() => undefined);
  }
}

/**
 * Applies what is planned, and goes on with what was broken off or is under way; where somebody has
 * agreed to a plan, with nothing else than that.
 *
 * @throws MusterError `version_conflict`, `plan_outdated`
 */
export async function runRemoteImport(
  api: Client,
  { importId, agreed }: { readonly importId: string; readonly agreed: AgreedPlan | null },
  watcher: Watcher,
): Promise<ImportSummary> {
  const params = { importId };
  let standing = await api.readImport({ params });
  if (isBusy(standing)) standing = await watch(api, importId, watcher);
  if (agreed !== null) requireAgreed(standing, agreed);
  if (TO_APPLY.has(standing.state)) {
    await api.applyImport({ params, body: { confirm: true, ...agreed } });
  } else if (BROKEN_OFF.has(standing.state)) await api.resumeImport({ params });
  await watch(api, importId, watcher);
  return api.summarizeImport({ params });
}

/** Has a planned import planned once more. */
export async function planRemoteImport(
  api: Client,
  importId: string,
  watcher: Watcher,
): Promise<ImportSummary> {
  const params = { importId };
  await api.planImport({ params });
  await watch(api, importId, watcher);
  return api.summarizeImport({ params });
}

export async function reverseRemoteImport(
  api: Client,
  { importId, kind }: { readonly importId: string; readonly kind: 'undo' | 'redo' },
  watcher: Watcher,
): Promise<ImportSummary> {
  const params = { importId };
  await (kind === 'undo' ? api.undoImport({ params }) : api.redoImport({ params }));
  await watch(api, importId, watcher);
  return api.summarizeImport({ params });
}

/** Of a draft, the server says that it has no plan yet. */
const TO_APPLY: ReadonlySet<string> = new Set(['planned', 'draft']);
const BROKEN_OFF: ReadonlySet<string> = new Set(['staging', 'applying', 'undoing', 'redoing']);

function isBusy({ wanted }: Standing): boolean {
  return wanted !== null;
}

function changeOf(request: FileRequest) {
  const { mode, onEmpty, dateOrder, choices, constants, reading, ignoreUnmapped } = request;
  return {
    ...(mode === undefined ? {} : { mode }),
    ...(onEmpty === undefined ? {} : { onEmpty }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    columns: [...choices],
    constants: constants as PlanFile['constants'],
    reading: definedOf(reading) as PlanFile['reading'],
    // As here: what nobody speaks of is left out, and listed.
    ignoreUnmapped: ignoreUnmapped ?? true,
  };
}

function planOf(request: FileRequest): PlanFile {
  const { mode = 'upsert', onEmpty = 'keep', dateOrder, choices, constants, reading } = request;
  return {
    version: 1,
    object: CONTACT.name as PlanFile['object'],
    mode,
    onEmpty,
    ...(dateOrder === undefined ? {} : { dateOrder }),
    columns: [...choices],
    constants: constants,
    reading: definedOf(reading),
    ignoreUnmapped: request.ignoreUnmapped ?? false,
  };
}

function definedOf(reading: object): object {
  return Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== undefined));
}

/** What keeps the import from being planned, with columns that were named and are not there first. */
function refuseProblems({ problems, unusedChoices, columns }: Preview): void {
  const missing = applyChoices(
    columns.map(({ index, name }) => ({
      column: index,
      name,
      target: null,
      confidence: 0,
      reason: { text: '' },
    })),
    unusedChoices.map((column) => ({ column, target: null })),
    { definition: CONTACT, onEmpty: 'keep' },
  ).problems;
  const all = [...missing, ...problems];
  const [first] = all;
  if (first === undefined) return;
  throw new MusterError(
    knownCode(first.code, 'mapping_invalid'),
    all.map(({ sentence }) => inEnglish(sentence)).join('\n'),
  );
}

async function correctedFile(
  api: Client,
  importId: string | null,
): Promise<OpenedFile['corrects']> {
  if (importId === null) return null;
  const { file } = await api.readImport({ params: { importId } });
  return { importId, file: file.name };
}

function openedFile(
  api: Client,
  { importId, reading, columns, mode }: Preview,
  corrects: OpenedFile['corrects'],
): OpenedFile {
  const params = { importId };
  return {
    reading: {
      encoding: reading?.encoding?.value ?? null,
      delimiter: reading?.dialect?.value.delimiter ?? null,
      headerRows: reading?.header.value.rowNumbers ?? [],
    },
    columns: columns.map(({ name, target, setBy }) => ({
      name,
      target,
      isChosen: setBy === 'person',
    })),
    mode,
    corrects,
    start: async (until, watcher) => {
      await api.planImport({ params });
      watcher.onStart(importId);
      const { planVersion } = await watch(api, importId, watcher);
      if (until === 'applied') {
        await api.applyImport({ params, body: { confirm: true, planVersion } });
        await watch(api, importId, watcher);
      }
      return api.summarizeImport({ params });
    },
  };
}

/**
 * Shows how far the server is until nothing is being done, also when the connection breaks
 * meanwhile.
 *
 * @throws MusterError of the work, when it failed; `halted`; `server_unreachable`.
 */
async function watch(api: Client, importId: string, { onProgress }: Watcher): Promise<Standing> {
  const params = { importId };
  for (let failures = 0; ;) {
    try {
      for await (const { data } of await api.watchImport({ params })) {
        failures = 0;
        if (data.progress !== null) onProgress(data.progress);
      }
      const standing = await api.readImport({ params });
      if (!isBusy(standing)) return settled(standing);
    } catch (error) {
      failures += 1;
      if (!isPassing(error) || failures > MOST_FAILURES) throw error;
    }
    await sleep(Math.min(failures + 1, 5) * 500);
  }
}

/** Half a minute: a server that starts anew is back by then. */
const MOST_FAILURES = 12;

function settled(standing: Standing): Standing {
  const { failure, halt } = standing;
  if (failure !== null) {
    throw new MusterError(knownCode(failure.code, 'server_failed'), failure.sentence);
  }
  if (halt === null) return standing;
  throw new MusterError('halted', `Somebody halted the work on the import (${halt}).`);
}

function knownCode(code: string, otherwise: ErrorCode): ErrorCode {
  return Object.hasOwn(ERRORS, code) ? (code as ErrorCode) : otherwise;
}

/** The connection broke, or a proxy answered for a server that starts. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof MusterError)) return error instanceof TypeError;
  return ['server_unreachable', 'not_muster', 'overloaded'].includes(error.code);
}
