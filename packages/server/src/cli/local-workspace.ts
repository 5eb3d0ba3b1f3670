import { CONTACT } from '@muster/core/object/contact';
import type { Config } from '../config.ts';
import { addMember, findMembers, setSetting, showSettings } from '../crm/change-settings.ts';
import { findContacts } from '../crm/contacts.ts';
import { exportContacts } from '../crm/export-contacts.ts';
import { addField, loadDefinition, removeField } from '../crm/fields.ts';
import { discardImport } from '../imports/discard-import.ts';
import { findImport, findImports } from '../imports/find-import.ts';
import { openImport, type OpenedImport, startImport } from '../imports/import-file.ts';
import type { Muster } from '../imports/muster.ts';
import { readImportPlan } from '../imports/plan-file.ts';
import { reportBytes, writeReport } from '../imports/report-file.ts';
import { importRow, summarizeImport } from '../imports/report-summary.ts';
import { runImport, undoImport } from '../imports/run-import.ts';
import { accountArgument, withMuster } from './with-muster.ts';
import type { InWorkspace, OpenedFile, Workspace } from './workspace.ts';

/** Commands work in an account of the database here. */
export function inLocalWorkspace(config: Config): InWorkspace {
  return (options, work) =>
    withMuster(config, options, (muster) => work(localWorkspace(muster, options.account)));
}

function localWorkspace(muster: Muster, accountName: string | undefined): Workspace {
  const { pool, account } = muster;
  return {
    commandText: (command) => `muster ${command}${accountArgument(accountName)}`,
    whenLeft: 'stops',
    openFile: async (request) =>
      openedFile(muster, await openImport(muster, { ...request, object: CONTACT.name })),
    findImport: async (name) => importRow(await findImport(muster, name)),
    listImports: async () => (await findImports(muster)).map(importRow),
    summarizeImport: async (id) => summarizeImport(muster, await findImport(muster, id)),
    readPlan: (id) => readImportPlan(muster, id),
    runImport: async (id, watcher) => summarizeImport(muster, await runImport(muster, id, watcher)),
    reverseImport: async (id, kind, { onProgress }) =>
      summarizeImport(muster, await undoImport(muster, id, { kind, onProgress })),
    discardImport: async (id) => importRow(await discardImport(muster, id)),
    readReport: async (id) => reportBytes(muster, await findImport(muster, id)),
    writeReport: async (id, target) => writeReport(muster, await findImport(muster, id), target),
    findContacts: (search) => findContacts(pool, account, search),
    exportContacts: (target) => exportContacts(pool, account, target),
    listFields: async () => (await loadDefinition(pool, account.accountId, CONTACT.name)).fields,
    addField: (field) => addField(pool, account, field),
    removeField: (name, withValues) => removeField(pool, account, { name, withValues }),
    listSettings: async () => showSettings(account.settings),
    setSetting: (key, text) => setSetting(pool, account, { key, text }),
    listMembers: () => findMembers(pool, account),
    addMember: (member) => addMember(pool, account, member),
  };
}

function openedFile(muster: Muster, opened: OpenedImport): OpenedFile {
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
    start: async (until, watcher) =>
      summarizeImport(muster, await startImport(muster, opened, { until, ...watcher })),
  };
}
