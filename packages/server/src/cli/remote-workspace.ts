import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FetchedResponse } from '@muster/core/contract/call-operation';
import type { Client } from '@muster/core/contract/client';
import type { CustomFieldType } from '@muster/core/object/with-custom-fields';
import type { FieldDefinition } from '@muster/core/object/definition';
import type { Json } from '@muster/core/json';
import type { ShownSetting } from '../crm/change-settings.ts';
import type { FoundContacts } from '../crm/contacts.ts';
import { type Setting, SETTINGS } from '../crm/setting-table.ts';
import { MusterError } from '../errors.ts';
import { writeWholeFile } from '../formats/write-table.ts';
import { remoteClient, type Server, unreachable } from './remote-client.ts';
import {
  openRemoteFile,
  planRemoteImport,
  reverseRemoteImport,
  runRemoteImport,
} from './remote-import.ts';
import type { ImportLine, InWorkspace, TargetFile, Workspace } from './workspace.ts';

/** Commands work in the account that a key of a server opens. */
export function inRemoteWorkspace(
  server: Server & {
    /** MUSTER_SERVER names the server; else a command has to. */
    readonly isFromEnv: boolean;
  },
): InWorkspace {
  return async ({ account, createAccount }, work) => {
    if (account !== undefined || createAccount !== undefined) {
      throw new MusterError(
        'usage',
        'On a server the key says which account is meant. Leave --account and --create-account out.',
      );
    }
    const prefix = server.isFromEnv ? 'muster' : `muster --server ${server.url}`;
    await work(remoteWorkspace(server, (command) => `${prefix} ${command}`));
  };
}

function remoteWorkspace(server: Server, commandText: Workspace['commandText']): Workspace {
  const api = remoteClient(server);
  return {
    commandText,
    whenLeft: 'goes on',
    openFile: (request, watcher) => openRemoteFile({ server, api }, request, watcher),
    findImport: (name) => findRemoteImport(api, name),
    listImports: async () => (await allImports(api)).map(lineOf),
    summarizeImport: (importId) => api.summarizeImport({ params: { importId } }),
    readPlan: (importId) => api.readImportPlan({ params: { importId } }),
    runImport: (importId, watcher, agreed) =>
      runRemoteImport(api, { importId, agreed: agreed ?? null }, watcher),
    planAgain: (importId, watcher) => planRemoteImport(api, importId, watcher),
    reverseImport: (importId, kind, watcher) =>
      reverseRemoteImport(api, { importId, kind }, watcher),
    discardImport: async (importId) => lineOf(await api.discardImport({ params: { importId } })),
    readReport: async (importId) =>
      Readable.from(bytesOf(server, await api.downloadReportCsv({ params: { importId } })), {
        objectMode: false,
      }),
    writeReport: async (importId, { path, format }) => {
      const params = { importId };
      const { failed, warnings } = await api.summarizeImport({ params });
      const report = await (format === 'csv'
        ? api.downloadReportCsv({ params })
        : api.downloadReportXlsx({ params }));
      await writeWholeFile(path, bytesOf(server, report));
      return failed + warnings;
    },
    findContacts: (search) => findRemoteContacts(api, search),
    exportContacts: (target) => exportRemoteContacts(api, server, target),
    listFields: async () => (await api.listFields()).items.map(shownField),
    addField: async ({ label, type, options, key }) => {
      const field = await api.addField({
        body: { label, type, options: [...options], ...(key === null ? {} : { key }) },
      });
      return {
        key: field.key,
        label: field.label,
        type: field.type as CustomFieldType,
        options: field.options ?? [],
      };
    },
    removeField: async (name, withValues) => {
      const { items } = await api.listFields();
      const wanted = name.trim().toLowerCase();
      const found = items.find(({ key, label }) => [key, label.toLowerCase()].includes(wanted));
      const { key, label } = found ?? { key: wanted, label: name };
      await api.removeField({ params: { key }, query: { withValues: String(withValues) } });
      return { key, label };
    },
    listSettings: async () => (await api.listSettings()).items.map(shownSetting),
    setSetting: (key, text) => setRemoteSetting(api, key, text),
    listMembers: () => allMembers(api),
    addMember: () =>
      Promise.reject(
        new MusterError(
          'usage',
          'The members of an account on a server are the people who were invited to it. Invite them there.',
        ),
      ),
  };
}

type Standing = Awaited<ReturnType<Client['readImport']>>;

const PAGE = 200;

function lineOf(standing: Standing): ImportLine {
  const { pending: _, ...outcomes } = standing.counts;
  return {
    importId: standing.importId,
    state: standing.state,
    file: standing.file.name,
    mode: standing.mode,
    rows: standing.rows,
    ...outcomes,
    warnings: standing.warnings,
    elapsedMs: standing.elapsedMs,
    createdAt: standing.createdAt,
  };
}

async function allImports(api: Client): Promise<readonly Standing[]> {
  const all: Standing[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const page = await api.listImports({ query });
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}

async function findRemoteImport(api: Client, name: string): Promise<ImportLine> {
  const wanted = name.trim().toLowerCase();
  if (wanted === 'last') {
    const { items } = await api.listImports({ query: { limit: 1 } });
    const [newest] = items;
    if (newest !== undefined) return lineOf(newest);
    throw new MusterError('not_found', 'There are no imports yet.');
  }
  const all = wanted === '' ? [] : await allImports(api);
  const found = all.filter(({ importId }) => importId.startsWith(wanted));
  const [only] = found;
  if (only !== undefined && found.length === 1) return lineOf(only);
  throw new MusterError(
    'not_found',
    found.length === 0
      ? `There is no import ${name}. The list of imports has their IDs.`
      : `${found.length} imports have an ID that begins with ${name}. Give more of it.`,
  );
}

async function findRemoteContacts(
  api: Client,
  { query: search, limit }: { readonly query: string; readonly limit: number },
): Promise<FoundContacts> {
  const first = await api.listContacts({
    query: { search, limit: Math.min(PAGE, Math.max(1, limit)), total: 'true' },
  });
  const contacts = [...first.items];
  let { nextCursor } = first;
  while (contacts.length < limit && nextCursor !== null) {
    const page = await api.listContacts({ query: { search, limit: PAGE, cursor: nextCursor } });
    contacts.push(...page.items);
    ({ nextCursor } = page);
  }
  return {
    contacts: contacts.slice(0, limit).map(({ contactId, values, ...contact }) => ({
      id: contactId,
      version: contact.version,
      createdAt: contact.createdAt,
      updatedAt: contact.updatedAt,
      values: values as Readonly<Record<string, Json>>,
    })),
    total: Math.max(first.total?.count ?? 0, contacts.length),
    // Whoever has read the last page knows how many there are.
    totalIsExact: first.total?.exact === true || nextCursor === null,
  };
}

async function exportRemoteContacts(
  api: Client,
  server: Server,
  { path, format }: TargetFile,
): Promise<number> {
  let action = await api.exportContacts({ body: { format } });
  const params = { bulkActionId: action.bulkActionId };
  while (action.state === 'waiting' || action.state === 'running') {
    await sleep(POLL_MS);
    action = await api.readBulkAction({ params });
  }
  if (action.state !== 'done') {
    throw new MusterError('server_failed', action.problem ?? `The export was ${action.state}.`);
  }
  await writeWholeFile(path, bytesOf(server, await api.downloadExport({ params })));
  return action.counts.changed;
}

const POLL_MS = 250;

async function* bytesOf({ url }: Server, { body }: FetchedResponse): AsyncGenerator<Uint8Array> {
  try {
    yield* body ?? [];
  } catch (error) {
    throw unreachable(url, error);
  }
}

type ApiField = Awaited<ReturnType<Client['listFields']>>['items'][number];

function shownField({ key, label, type, group, custom, many, options }: ApiField) {
  return {
    key,
    label,
    type: type as FieldDefinition['type'],
    group,
    custom,
    many,
    ...(options === null ? {} : { options }),
  };
}

type ApiSetting = Awaited<ReturnType<Client['listSettings']>>['items'][number];

function shownSetting({ key, value, isDefault, meaning }: ApiSetting): ShownSetting {
  const known = settingOf(key);
  return {
    key,
    value,
    text: known?.show(value) ?? JSON.stringify(value),
    isDefault,
    meaning: { text: meaning },
  };
}

async function setRemoteSetting(api: Client, name: string, text: string): Promise<ShownSetting> {
  const key = name.trim().toLowerCase().replaceAll('-', '_');
  const params = { key };
  if (text.trim().toLowerCase() === 'default') {
    return shownSetting(await api.resetSetting({ params }));
  }
  // The server refuses what it does not know.
  const value = settingOf(key)?.read(text.trim()) ?? text;
  return shownSetting(
    await api.changeSetting({ params, body: { value: value as ApiSetting['value'] } }),
  );
}

function settingOf(key: string): Setting<Json> | undefined {
  return Object.hasOwn(SETTINGS, key)
    ? (SETTINGS as unknown as Readonly<Record<string, Setting<Json>>>)[key]
    : undefined;
}

async function allMembers(
  api: Client,
): Promise<readonly { readonly name: string; readonly email: string }[]> {
  const all: { readonly name: string; readonly email: string }[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const page = await api.listMembers({ query });
    all.push(...page.items.filter(({ leftAt }) => leftAt === null));
    cursor = page.nextCursor;
  }
  return all;
}
