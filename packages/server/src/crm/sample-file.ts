import type { Json } from '@muster/core/json';
import type { FieldDefinition } from '@muster/core/object/definition';
import type { Readable } from 'node:stream';
import { type TableFileFormat, tableBytes } from '../formats/write-table.ts';
import type { Muster } from '../imports/muster.ts';
import { type ContactRules, loadContactRules } from './contact-rules.ts';
import { exportHeader, recordFormatter } from './export-contacts.ts';

/** A file that shows how one for import can look. */
export interface SampleFile {
  readonly fileName: string;
  readonly body: Readable;
}

/**
 * A sample made from the account's own fields (PRODUCT, C2): for creating, without IDs; for
 * updating, with the contact ID and three contacts' worth of what can be changed. Importing it as
 * it is makes, or would look for, three contacts of example.com.
 */
export async function sampleFile(
  muster: Muster,
  { purpose, format }: { readonly purpose: 'create' | 'update'; readonly format: TableFileFormat },
): Promise<SampleFile> {
  const rules = await loadContactRules(muster);
  const { definition, normalizing } = rules;
  const fields = definition.fields.filter(
    ({ type, key }) => (purpose === 'update' || type !== 'record_id') && !UNSHOWN.has(key),
  );
  const toCells = recordFormatter(fields, normalizing.members);
  const people = PEOPLE.map((person, at) => ({
    id: `00000000-0000-7000-8000-00000000000${at + 1}`,
    values: Object.fromEntries(
      fields.flatMap((field) => {
        const value = sampleValue(rules, field, { person, at });
        return value === null ? [] : [[field.key, value] as const];
      }),
    ),
  }));
  return {
    fileName: `contacts to ${purpose}.${format}`,
    body: tableBytes({ format, title: definition.plural, rows: rowsOf() }),
  };

  async function* rowsOf(): AsyncGenerator<readonly (readonly string[])[]> {
    yield [fields.map(exportHeader), ...people.map(toCells)];
  }
}

/** A photo would be fetched, and a date of creation is seldom known. */
const UNSHOWN: ReadonlySet<string> = new Set(['photo_url', 'created_date']);

type Person = Readonly<Record<string, Json>>;

const PEOPLE: readonly Person[] = [
  {
    first_name: 'Ann',
    last_name: 'Lee',
    company: 'Acme',
    job_title: 'Office manager',
    email: 'ann.lee@example.com',
    additional_emails: ['ann@example.com'],
    phone: '+14155552671',
    city: 'San Francisco',
    country: 'US',
    birthday: '1990-12-31',
    tags: ['newsletter', 'fair'],
  },
  {
    first_name: 'Bob',
    last_name: 'Stone',
    company: 'Bolt',
    email: 'bob.stone@example.com',
    phone: '+442079460958',
    city: 'London',
    country: 'GB',
    tags: ['fair'],
    do_not_email: true,
  },
  {
    first_name: 'Cem',
    last_name: 'Aydın',
    company: 'Çınar',
    email: 'cem.aydin@example.com',
    phone: '+493012345678',
    city: 'Berlin',
    country: 'DE',
    notes: 'Likes to be called in the morning.',
  },
];

function sampleValue(
  { normalizing }: ContactRules,
  field: FieldDefinition,
  { person, at }: { readonly person: Person; readonly at: number },
): Json | null {
  if (person[field.key] !== undefined) return person[field.key] as Json;
  const options = field.options ?? [];
  const option = options[at % Math.max(options.length, 1)];
  if (field.type === 'single_option') return option ?? null;
  if (!field.custom) return null;
  switch (field.type) {
    case 'text':
    case 'long_text':
      return 'Any text';
    case 'number':
      return String(12.5 + at);
    case 'money':
      return { amount: '1200.50', currency: normalizing.currency };
    case 'date':
      return '2026-03-31';
    case 'date_time':
      return '2026-03-31T12:00:00Z';
    case 'yes_no':
      return at % 2 === 0;
    case 'many_options':
      return options.slice(0, 2);
    case 'text_list':
    case 'tags':
      return ['one', 'two'];
    case 'country':
      return 'US';
    case 'url':
      return 'https://example.com';
    case 'unique_id':
      return `A-${at + 1}`;
    default:
      return null;
  }
}
