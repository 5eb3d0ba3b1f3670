import { CONTACT } from '@muster/core/object/contact';
import type { Config } from '../config.ts';
import { type AuditEntry, OPERATOR, recordAudit } from '../crm/audit.ts';
import { addMember, findMembers, setSetting, showSettings } from '../crm/change-settings.ts';
import { findContacts } from '../crm/contacts.ts';
import { exportContacts } from '../crm/export-contacts.ts';
import { addField, loadDefinition, removeField } from '../crm/fields.ts';
import { MusterError } from '../errors.ts';
import { discardImport } from '../imports/discard-import.ts';
import { findImport, findImports } from '../imports/find-import.ts';
import { openImport, type OpenedImport, startImport } from '../imports/import-file.ts';
import type { Muster } from '../imports/muster.ts';
import { readImportPlan } from '../imports/plan-file.ts';
import { planIsCurrent, planVersion } from '../imports/plan-version.ts';
import { reportBytes, writeReport } from '../imports/report-file.ts';
import { importRow, summarizeImport } from '../imports/report-summary.ts';
import { runImport, undoImport } from '../imports/run-import.ts';
import { requireAgreed } from './require-agreed.ts';
import { accountArgument, withMuster } from './with-muster.ts';
import type { AgreedPlan, InWorkspace, OpenedFile, Workspace } from './workspace.ts';

/** Commands work in an account of the database here. */
export function inLocalWorkspace(config: Config): InWorkspace {
  return (options, work) =>
    withMuster(config, options, (muster) => work(localWorkspace(muster, options.account)));
}

function localWorkspace(muster: Muster, accountName: string | undefined): Workspace {
  const { pool, account } = muster;
  const note = noteIn(muster);
  return {
    commandText: (command) => `muster ${command}${accountArgument(accountName)}`,
    whenLeft: 'stops',
    openFile: async (request) =>
      openedFile(muster, await openImport(muster, { ...request, object: CONTACT.name }), note),
    findImport: async (name) => importRow(await findImport(muster, name)),
    listImports: async () => (await findImports(muster)).map(importRow),
    summarizeImport: async (id) => summarizeImport(muster, await findImport(muster, id)),
    readPlan: (id) => readImportPlan(muster, id),
    runImport: async (id, watcher, agreed) => {
      if (agreed !== undefined) await requireStanding(muster, id, agreed);
      const run = runImport(muster, id, watcher);
      return summarizeImport(muster, await noteBegun(run, () => note('applyImport', of(id))));
    },
    planAgain: async (id, watcher) => {
      const run = runImport(muster, id, { ...watcher, until: 'planned' });
      return summarizeImport(muster, await noteBegun(run, () => note('planImport', of(id))));
    },
    reverseImport: async (id, kind, { onProgress }) => {
      const run = undoImport(muster, id, { kind, onProgress });
      return summarizeImport(muster, await noteBegun(run, () => note(`${kind}Import`, of(id))));
    },
    discardImport: async (id) => {
      const discarded = importRow(await discardImport(muster, id));
      await note('discardImport', of(id));
      return discarded;
    },
    readReport: async (id) => reportBytes(muster, await findImport(muster, id)),
    writeReport: async (id, target) => writeReport(muster, await findImport(muster, id), target),
    findContacts: (search) => findContacts(pool, account, search),
    exportContacts: (target) => exportContacts(pool, account, target),
    listFields: async () => (await loadDefinition(pool, account.accountId, CONTACT.name)).fields,
    addField: async (given) => {
      const field = await addField(pool, account, given);
      await note('addField', { kind: 'field', id: field.key });
      return field;
    },
    removeField: async (name, withValues) => {
      const field = await removeField(pool, account, { name, withValues });
      await note('removeField', { kind: 'field', id: field.key });
      return field;
    },
    listSettings: async () => showSettings(account.settings),
    setSetting: async (key, text) => {
      const setting = await setSetting(pool, account, { key, text });
      await note('changeSetting', { kind: 'setting', id: setting.key });
      return setting;
    },
    listMembers: () => findMembers(pool, account),
    addMember: async (given) => {
      const member = await addMember(pool, account, given);
      await note('addMember', { kind: 'member', id: null });
      return member;
    },
  };
}

/** @throws MusterError `version_conflict`, `plan_outdated` */
async function requireStanding(muster: Muster, id: string, agreed: AgreedPlan): Promise<void> {
  const record = await findImport(muster, id);
  const plan = { planVersion: planVersion(record), planIsCurrent: planIsCurrent(record) };
  requireAgreed({ state: record.state, ...plan }, agreed);
}

type Note = (action: string, subject: AuditEntry['subject']) => Promise<void>;

/** Notes in the account's audit log what is done on the command line. */
function noteIn({ pool }: Muster): Note {
  return (action, subject) => recordAudit(pool, { actor: OPERATOR, action, subject, detail: {} });
}

function of(importId: string): AuditEntry['subject'] {
  return { kind: 'import', id: importId };
}

/** Notes work on an import that was done, or begun and broken off; what was refused was neither. */
async function noteBegun<T>(work: Promise<T>, note: () => Promise<void>): Promise<T> {
  const done = await work.catch(async (error: unknown) => {
    if (!(error instanceof MusterError && REFUSALS.has(error.code))) await note();
    throw error;
  });
  await note();
  return done;
}

const REFUSALS: ReadonlySet<string> = new Set([
  'import_state',
  'not_found',
  'taken_over',
  'database_unavailable',
]);

function openedFile(muster: Muster, opened: OpenedImport, note: Note): OpenedFile {
  const { table, plan, definition, corrects } = opened;
  const labels = new Map(definition.fields.map((field) => [field.key, field.label]));
  return {
    reading: {
      encoding: table.encoding?.value ?? null,
      delimiter: table.dialect?.value.delimiter ?? null,
      headerRows: table.header.value.rowNumbers,
    },
    columns: plan.mapping.map(({ name, target, setBy }) => ({
      name,
      target: target && { field: target.field, label: labels.get(target.field) ?? target.field },
      isChosen: setBy === 'person',
    })),
    mode: plan.mode,
    corrects: corrects && { importId: corrects.importId, file: corrects.fileName },
    start: async (until, watcher) => {
      let id: string | null = null;
      const onStart = (importId: string): void => {
        id = importId;
        watcher.onStart?.(importId);
      };
      try {
        const record = await startImport(muster, opened, { until, ...watcher, onStart });
        return await summarizeImport(muster, record);
      } finally {
        // An import that was broken off has begun, too.
        const action = until === 'planned' ? 'planImport' : 'applyImport';
        if (id !== null) await note(action, of(id));
      }
    },
  };
}
