import { inEnglish } from '@muster/core/language/sentence';
import { CONTACT } from '@muster/core/object/contact';
import { recordName } from '@muster/core/match/record-values';
import { Command } from 'commander';
import type { FoundContacts } from '../crm/contacts.ts';
import { MusterError } from '../errors.ts';
import { paint } from './paint.ts';
import { formatCount, layoutColumns } from './text-layout.ts';
import { type AccountOptions, accountOption, printJson } from './with-muster.ts';
import type { InWorkspace } from './workspace.ts';

interface ContactsOptions extends AccountOptions {
  readonly query: string;
  readonly limit?: string;
}

/** `muster contacts`: the account's contacts, newest first. */
export function contactsCommand(inWorkspace: InWorkspace): Command {
  return new Command('contacts')
    .description('List contacts, newest first.')
    .option('--query <words>', 'only contacts in which each of these words stands somewhere', '')
    .option('--limit <number>', 'how many to show: 20, or 10000 with --json, unless said')
    .addOption(accountOption())
    .option('--json', 'print { contacts, total, totalIsExact } as JSON')
    .action(async (options: ContactsOptions) => {
      const limit = limitOf(options);
      await inWorkspace(options, async (workspace) => {
        const found = await workspace.findContacts({ query: options.query, limit });
        if (options.json) printJson(contactsJson(found));
        else process.stdout.write(contactsText(found));
      });
    });
}

const SHOWN = 20;
const PRINTED = 10_000;

function limitOf({ limit, json }: ContactsOptions): number {
  if (limit === undefined) return json ? PRINTED : SHOWN;
  const number = Number(limit);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new MusterError('usage', `--limit takes a whole number; this is "${limit}".`);
}

function contactsJson({ contacts, total, totalIsExact }: FoundContacts): unknown {
  return {
    contacts: contacts.map((contact) => ({
      contactId: contact.id,
      version: contact.version,
      createdAt: new Date(contact.createdAt).toISOString(),
      updatedAt: new Date(contact.updatedAt).toISOString(),
      values: contact.values,
    })),
    total,
    totalIsExact,
  };
}

const COLUMNS = ['email', 'phone', 'company', 'city'] as const;

function contactsText({ contacts, total, totalIsExact }: FoundContacts): string {
  if (total === 0) return 'No contacts found.\n';
  const head = ['Name', 'Email', 'Phone', 'Company', 'City'];
  const rows = contacts.map(({ values }) => [
    inEnglish(recordName(CONTACT, values)),
    ...COLUMNS.map((key) => textOf(values[key])),
  ]);
  // A column that is empty in all rows only takes room.
  const used = head.map((_, at) => rows.some((row) => row[at] !== ''));
  const shown = [head.map((text) => paint('dim', text)), ...rows].map((row) =>
    row.filter((_, at) => used[at]),
  );
  const count =
    contacts.length < total || !totalIsExact
      ? `${formatCount(contacts.length)} of ${totalIsExact ? '' : 'more than '}${formatCount(total)} contacts; more with --limit.`
      : `${formatCount(total)} ${total === 1 ? 'contact' : 'contacts'}.`;
  return `${contacts.length > 0 ? `${layoutColumns(shown)}\n\n` : ''}${paint('dim', count)}\n`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
