import type { Client } from '../../../packages/core/src/contract/client.ts';
import { contactsCsv, importContacts, newDraft, untilDone, untilTrue } from './import-contacts.ts';
import type { TestAccount } from './test-account.ts';

/** What an account in use has, by the names of parameters of addresses. */
export interface FilledAccount {
  /** A contact with much in it and changes behind it. */
  readonly contactId: string;
  /** An import that was applied, with rows that failed and rows with warnings. */
  readonly importId: string;
  readonly undoneId: string;
  /** Planned, with rows of every outcome. */
  readonly plannedId: string;
  /** A draft with columns that nobody has assigned. */
  readonly draftId: string;
  readonly bulkActionId: string;
  readonly exportId: string;
  readonly webhookId: string;
  readonly smartListId: string;
  /** Of an invitation that is open. */
  readonly token: string;
}

/** Fills an account as a few weeks of work would: some of everything that pages show. */
export async function fillTestAccount(account: TestAccount): Promise<FilledAccount> {
  const { api } = account.owner;
  await addFields(api);
  await importContacts(api, contactsCsv(120), { name: 'fair-2026.csv' });
  const contactId = await addContact(api);
  const importId = await importContacts(api, WITH_ERRORS, { name: 'clients with errors.csv' });
  const undoneId = await importContacts(api, 'Name,Email\nUma Undone,uma@example.com\n', {
    name: 'mistake.csv',
  });
  await api.undoImport({ params: { importId: undoneId } });
  await untilDone(api, undoneId);
  const plannedId = await importContacts(api, WITH_ERRORS.replaceAll('Fresno', 'Reno'), {
    name: 'to be reviewed.csv',
    apply: false,
  });
  const draftId = await newDraft(api, DRAFT, { name: 'export-07.csv' });
  const bulkActionId = await editContacts(api);
  const { bulkActionId: exportId } = await api.exportContacts({ body: {} });
  const { smartListId } = await api.createSmartList({
    body: {
      name: 'People in Berlin',
      filter: [{ field: 'city', operator: 'is', value: 'Berlin' }],
    },
  });
  const { webhookId } = await api.createWebhook({
    body: { url: 'https://hooks.example.com/muster', description: 'Newsletter system' },
  });
  await api.createKey({ body: { name: 'Website', role: 'member' } });
  await account.addPerson('member');
  const { link } = await api.createInvitation({
    body: { email: `guest.${contactId.slice(-8)}@example.com`, role: 'admin' },
  });
  const token = new URL(String(link)).searchParams.get('token') ?? '';
  return {
    contactId,
    importId,
    undoneId,
    plannedId,
    draftId,
    bulkActionId,
    exportId,
    webhookId,
    smartListId,
    token,
  };
}

async function addFields(api: Client): Promise<void> {
  await api.addField({ body: { label: 'Membership number', type: 'unique_id' } });
  await api.addField({ body: { label: 'Renewal', type: 'date' } });
  await api.addField({
    body: { label: 'Plan', type: 'single_option', options: ['Basic', 'Plus', 'Premium'] },
  });
}

async function addContact(api: Client): Promise<string> {
  const values = {
    first_name: 'Clara-Maria',
    last_name: 'Gómez de la Torre',
    email: 'clara@example.com',
    additional_emails: ['clara.gomez@work.example.com'],
    phone: '+34912345678',
    company: 'Lee & Sons',
    city: 'Madrid',
    birthday: '1990-11-02',
    tags: ['vip', 'Newsletter'],
    groups: ['Board'],
  };
  const { contactId } = await api.createContact({ body: { values } });
  await api.updateContact({ params: { contactId }, body: { values: { city: 'Sevilla' } } });
  return contactId;
}

async function editContacts(api: Client): Promise<string> {
  const selection = { filter: [{ field: 'city', operator: 'is' as const, value: 'Boston' }] };
  const { bulkActionId } = await api.bulkEditContacts({
    body: { selection, add: { tags: ['east coast'], groups: ['Spring mailing'] } },
  });
  await untilTrue(async () => {
    const { state, problem } = await api.readBulkAction({ params: { bulkActionId } });
    if (problem !== null) throw new Error(problem);
    return state === 'done';
  });
  return bulkActionId;
}

const WITH_ERRORS = [
  'First name,Last name,Email,Phone,City,Birthday,Shoe size',
  'Ann,Adams 0,ann.0@example.com,,Fresno,1984-07-21,38',
  'Bob,Stone,bob.stone@example.com,212-555-0143,Fresno,03/14/1979,44',
  'Dan,Error,dan@@example,,Fresno,,41',
  'Eve,Warning,eve@example.com,not a phone,Fresno,soon,39',
  ',,,,Fresno,,',
  'Ann,Again,ann.0@example.com,,Fresno,1984-07-21,38',
  '',
].join('\n');

const DRAFT = [
  'Kunde,Mail,Telefon,Phone,Phone,Lieblingsfarbe,XQ7',
  'Ann Lee,ann@lee.example.com,+1 415 555 0132,,,blau,17',
  'Bob Stone,bob@stone.example.com,+1 212 555 0143,+1 212 555 0144,,rot,',
  '',
].join('\n');
