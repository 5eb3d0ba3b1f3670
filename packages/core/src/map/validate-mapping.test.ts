import { expect, it } from 'vitest';
import { inEnglish } from '../language/sentence.ts';
import { CONTACT } from '../object/contact.ts';
import type { Mode } from '../plan/rules.ts';
import type { Mapping } from './mapping.ts';
import { validateMapping } from './validate-mapping.ts';

const CASES: readonly {
  note: string;
  fields: readonly string[];
  mode: Mode;
  findBy?: readonly string[];
  says: RegExp | null;
}[] = [
  { note: 'nothing mapped', fields: [], mode: 'upsert', says: /No column is mapped/u },
  { note: 'C5 create with an email', fields: ['email', 'city'], mode: 'create', says: null },
  {
    note: 'C5 create without name, phone or email',
    fields: ['city', 'tags'],
    mode: 'create',
    says: /^Creating contacts needs.*Email/u,
  },
  { note: 'C5 update by contact ID', fields: ['contact_id', 'city'], mode: 'update', says: null },
  { note: 'C5 update by phone', fields: ['phone', 'city'], mode: 'update', says: null },
  {
    note: 'C5 update by a further email',
    fields: ['additional_emails', 'city'],
    mode: 'update',
    says: null,
  },
  {
    note: 'C5 update by name alone',
    fields: ['first_name', 'city'],
    mode: 'update',
    says: /^Updating contacts needs.*Contact ID/u,
  },
  {
    note: 'C5 update by a key that the settings do not match on',
    fields: ['phone'],
    mode: 'update',
    findBy: ['email'],
    says: /^Updating/u,
  },
  {
    note: 'update by a unique field of the settings',
    fields: ['external_id'],
    mode: 'update',
    findBy: ['external_id'],
    says: null,
  },
  {
    note: 'upsert that can only update',
    fields: ['contact_id', 'city'],
    mode: 'upsert',
    says: null,
  },
  {
    note: 'upsert that can do neither',
    fields: ['city'],
    mode: 'upsert',
    says: /Creating.*Updating/u,
  },
  {
    note: 'a field that does not exist',
    fields: ['email', 'is_admin'],
    mode: 'create',
    says: /"is_admin", which is no field/u,
  },
  {
    note: 'a single-valued field twice',
    fields: ['email', 'email'],
    mode: 'create',
    says: /both "Column 1" and "Column 2"/u,
  },
  {
    note: 'a many-valued field twice',
    fields: ['email', 'tags', 'tags'],
    mode: 'create',
    says: null,
  },
];

it.each(CASES)('E6 $note', ({ fields, mode, findBy = ['email', 'phone'], says }) => {
  const problems = validateMapping({
    definition: CONTACT,
    mapping: mappingOf(fields),
    mode,
    findBy,
  });
  if (says === null) expect(problems).toEqual([]);
  else {
    expect(problems).toHaveLength(1);
    expect(inEnglish(problems[0]?.sentence ?? '')).toMatch(says);
  }
});

function mappingOf(fields: readonly string[]): Mapping {
  return fields.map((field, column) => ({
    column,
    name: `Column ${column + 1}`,
    target: { object: 'contact', field },
    policy: 'overwrite',
    onEmpty: 'keep',
    setBy: 'person',
  }));
}
