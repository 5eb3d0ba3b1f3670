import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../language/sentence.ts';
import { CONTACT } from '../object/contact.ts';
import type { FieldDefinition, ObjectDefinition } from '../object/definition.ts';
import { recogniseColumns } from './recognise-columns.ts';

const UUID_V7 = '01890a5d-ac96-774b-bcce-b302099a8057';

interface Case {
  readonly note: string;
  readonly headers: readonly string[];
  /** Cells column by column. */
  readonly values?: readonly (readonly string[])[];
  readonly fields: readonly (string | null)[];
}

const SINGLE: readonly Case[] = [
  { note: 'an email address is no street', headers: ['Email Address'], fields: ['email'] },
  {
    note: 'case, accents, hyphen and trailing star do not matter',
    headers: ['É-MAIL *'],
    fields: ['email'],
  },
  { note: 'camel case', headers: ['emailAddress'], fields: ['email'] },
  { note: 'written in one', headers: ['EMAILADDRESS'], fields: ['email'] },
  {
    note: '(required) is no part of the meaning',
    headers: ['First name (required)'],
    fields: ['first_name'],
  },
  { note: 'prefix with a colon', headers: ['Contact: Last Name'], fields: ['last_name'] },
  { note: 'dotted path', headers: ['customer.first_name'], fields: ['first_name'] },
  { note: 'a word too many is not understood', headers: ["Assistant's Phone"], fields: [null] },
  { note: 'fax', headers: ['Business Fax'], fields: [null] },
  { note: 'pager', headers: ['Pager'], fields: [null] },
  { note: 'type of an email', headers: ['E-mail 1 - Type'], fields: [null] },
  { note: 'label of a phone', headers: ['Phone 1 - Label'], fields: [null] },
  { note: 'two meanings in one header', headers: ['Email / Phone'], fields: [null] },
  { note: 'somebody else', headers: ["Manager's Email"], fields: [null] },
  { note: 'a firm', headers: ['Company Email'], fields: [null] },
  { note: 'name of a thing', headers: ['Product Name'], fields: [null] },
  { note: 'the other sense of opt-out', headers: ['Subscribed'], fields: [null] },
  { note: 'the other sense of opt-out', headers: ['Accepts Marketing'], fields: [null] },
  { note: 'a time is no yes or no', headers: ['Unsubscribed at'], fields: [null] },
  { note: 'ID of an order', headers: ['Order ID'], fields: [null] },
  { note: 'ID of a customer', headers: ['Customer ID'], fields: ['external_id'] },
  { note: 'one letter', headers: ['X'], fields: [null] },
  { note: 'nothing', headers: [''], fields: [null] },
  { note: 'a letter that tells columns apart is no filler', headers: ['StreetA'], fields: [null] },
  { note: 'third line of an address', headers: ['Street 3'], fields: [null] },
  {
    note: 'number before the part is a set, number after it a line',
    headers: ['Address 1 - Street 2'],
    fields: ['address_line2'],
  },
  {
    note: 'a three-letter word of a foreign language needs company',
    headers: ['By'],
    fields: [null],
  },
];

const BY_VALUES: readonly Case[] = [
  {
    note: 'E8 a phone column full of emails is no phone',
    headers: ['Name', 'Phone'],
    values: [
      ['Ann Lee', 'Bob Ray'],
      ['a@a.com', 'b@b.com'],
    ],
    fields: ['full_name', null],
  },
  {
    note: 'E8 an email column full of phones is no email',
    headers: ['Name', 'Email'],
    values: [
      ['Ann Lee', 'Bob Ray'],
      ['+1 212 555 0100', '+1 212 555 0101'],
    ],
    fields: ['full_name', null],
  },
  {
    note: 'dummy values in a row or two do not speak against a header',
    headers: ['First name', 'Phone'],
    values: [['Ann'], ['phone']],
    fields: ['first_name', 'phone'],
  },
  {
    note: 'Title is a courtesy title by its values',
    headers: ['Title', 'Email'],
    values: [
      ['Dr.', 'Mrs', ''],
      ['a@a.com', 'b@b.com', 'c@c.com'],
    ],
    fields: ['name_prefix', 'email'],
  },
  {
    note: 'Title is a job title by its values',
    headers: ['Title', 'Email'],
    values: [
      ['Sales manager', 'CEO'],
      ['a@a.com', 'b@b.com'],
    ],
    fields: ['job_title', 'email'],
  },
  {
    note: 'Title of both kinds stays unassigned',
    headers: ['Title', 'Email'],
    values: [
      ['Dr', 'CEO', 'Mr', 'Buyer'],
      ['a@a.com', 'b@b.com', '', ''],
    ],
    fields: [null, 'email'],
  },
  {
    note: 'birthday without dates',
    headers: ['Email', 'Birthday'],
    values: [
      ['a@a.com', 'b@b.com', 'c@c.com'],
      ['yes', 'no', 'yes'],
    ],
    fields: ['email', null],
  },
  {
    note: 'Name and Surname',
    headers: ['Name', 'Surname'],
    values: [
      ['Ann', 'Bob'],
      ['Lee', 'Ray'],
    ],
    fields: ['first_name', 'last_name'],
  },
  {
    note: 'Name that holds the first name too',
    headers: ['First name', 'Name'],
    values: [
      ['Ann', 'Bob'],
      ['Ann Lee', 'Bob Ray'],
    ],
    fields: ['first_name', 'full_name'],
  },
  {
    note: 'names of firms under Name',
    headers: ['Name', 'Phone'],
    values: [
      ['Acme Inc.', 'Beta GmbH'],
      ['+1 212 555 0100', '+1 212 555 0101'],
    ],
    fields: ['company', 'phone'],
  },
  {
    note: 'no header at all: emails and phones are plain, the rest is not',
    headers: ['', '', ''],
    values: [
      ['Ann', 'Bob'],
      ['a@a.com', 'b@b.com'],
      ['+1 212 555 0100', '(212) 555-0101'],
    ],
    fields: [null, 'email', 'phone'],
  },
  {
    note: 'trap 8: an empty header with any text takes no field',
    headers: ['Email', ''],
    values: [
      ['a@a.com', 'b@b.com'],
      ['Boston', 'Austin'],
    ],
    fields: ['email', null],
  },
  {
    note: 'one unknown header over emails in a file that has none',
    headers: ['Name', 'Zzyzx'],
    values: [
      ['Ann Lee', 'Bob Ray'],
      ['a@a.com', 'b@b.com'],
    ],
    fields: ['full_name', 'email'],
  },
  {
    note: 'an unknown header over emails in a file that has some may be anybody',
    headers: ['Email', 'Zzyzx'],
    values: [['a@a.com'], ['b@b.com']],
    fields: ['email', null],
  },
  {
    note: 'a header that says whose the emails are is not overruled by them',
    headers: ['Name', 'Referrer'],
    values: [
      ['Ann Lee', 'Bob Ray'],
      ['a@a.com', 'b@b.com'],
    ],
    fields: ['full_name', null],
  },
  {
    note: 'an ID that repeats identifies nobody',
    headers: ['Email', 'Customer ID'],
    values: [
      ['a@a.com', 'b@b.com', 'c@c.com'],
      ['1', '1', '1'],
    ],
    fields: ['email', null],
  },
  {
    note: 'our own label with no ID of ours is nothing for certain',
    headers: ['Email', 'Contact ID'],
    values: [
      ['a@a.com', 'b@b.com'],
      ['77', '78'],
    ],
    fields: ['email', null],
  },
  {
    note: 'UUIDs of another version are not ours',
    headers: ['Email', 'Contact ID'],
    values: [['a@a.com'], ['6ba7b810-9dad-41d1-80b4-00c04fd430c8']],
    fields: ['email', null],
  },
  {
    note: 'an ID written as other programs write it is an external ID',
    headers: ['Email', 'Contact Id'],
    values: [
      ['a@a.com', 'b@b.com'],
      ['77', '78'],
    ],
    fields: ['email', 'external_id'],
  },
  {
    note: 'one ID of ours makes a column of our label ours, mistyped others or not',
    headers: ['Contact ID', 'First Name', 'City'],
    values: [
      [UUID_V7, '12345', '12346', '12347'],
      ['Bob', 'Ann', 'Cy', 'Di'],
      ['Paris', 'Rome', 'Oslo', 'Bonn'],
    ],
    fields: ['contact_id', 'first_name', 'city'],
  },
  {
    note: 'a file of our IDs is about contacts',
    headers: ['Contact ID', 'City'],
    values: [
      [UUID_V7, 'abc'],
      ['Paris', 'Rome'],
    ],
    fields: ['contact_id', 'city'],
  },
  {
    note: 'malformed emails do not speak against Email',
    headers: ['First Name', 'Email', 'City'],
    values: [
      ['Ann', 'Bob', 'Cid', 'Dan'],
      ['ann@', 'bob.com', 'cid@x', 'dan@ok.com'],
      ['Oslo', 'Oslo', 'Oslo', 'Rome'],
    ],
    fields: ['first_name', 'email', 'city'],
  },
  {
    note: 'emails that all lack their @ are not web addresses',
    headers: ['E-mail Address', 'City'],
    values: [
      ['ann.com', 'bob.com', 'cid.org'],
      ['Oslo', 'Oslo', 'Rome'],
    ],
    fields: ['email', 'city'],
  },
  {
    note: 'malformed phones do not speak against Phone',
    headers: ['First Name', 'Phone number'],
    values: [
      ['Ann', 'Bob', 'Cid', 'Dan'],
      ['12', 'call me', '555', '99'],
    ],
    fields: ['first_name', 'phone'],
  },
  {
    note: 'E8 web addresses under Email are no emails',
    headers: ['First Name', 'Email'],
    values: [
      ['Ann', 'Bob'],
      ['https://a.com/x', 'www.b.com'],
    ],
    fields: ['first_name', null],
  },
  {
    note: 'E8 dates under Phone are no phones',
    headers: ['First Name', 'Phone'],
    values: [
      ['Ann', 'Bob'],
      ['2024-01-01', '2024-02-01'],
    ],
    fields: ['first_name', null],
  },
  {
    note: 'E8 a yes or no under Email is a consent',
    headers: ['First Name', 'Email'],
    values: [
      ['Ann', 'Bob', 'Cid'],
      ['yes', 'no', 'yes'],
    ],
    fields: ['first_name', null],
  },
  {
    note: 'a word of several senses is no phone without its values',
    headers: ['Name', 'Cell'],
    values: [
      ['Ann Lee', 'Bob Ray', 'Cid Fox'],
      ['neuron', 'glia', 'T'],
    ],
    fields: ['full_name', null],
  },
  {
    note: 'a name that a program gave is no misspelling',
    headers: ['Email', '__proto__'],
    values: [['a@a.com'], ['x']],
    fields: ['email', null],
  },
  {
    note: 'a short misspelling that the values do not confirm',
    headers: ['First name', 'Emial', 'Proto'],
    values: [
      ['Ann', 'Bob'],
      ['x', 'y'],
      ['x', 'y'],
    ],
    fields: ['first_name', null, null],
  },
  {
    note: 'types that the account does not have',
    headers: ['Email', 'Contact type'],
    values: [
      ['a@a.com', 'b@b.com'],
      ['Lead', 'Lead'],
    ],
    fields: ['email', null],
  },
  {
    note: 'misspelt headers that the values confirm',
    headers: ['Emial', 'Phne', 'Statu'],
    values: [
      ['a@a.com', 'b@b.com'],
      ['212-555-0100', '212-555-0101'],
      ['Open', 'Closed'],
    ],
    fields: ['email', 'phone', null],
  },
  {
    note: 'A6 columns of one name are told apart and each is judged',
    headers: ['Phone', 'Phone (2)', 'Address', 'Address (2)', 'Email'],
    values: [['212-555-0100'], ['212-555-0101'], ['1 Main St'], ['2 Main St'], ['a@a.com']],
    fields: ['phone', 'additional_phones', 'address_line1', null, 'email'],
  },
  {
    note: 'A7 the photo under the name we export it by',
    headers: ['Email', 'Image'],
    values: [['a@a.com'], ['https://a.com/1.jpg']],
    fields: ['email', 'photo_url'],
  },
  {
    note: 'the better filled address is taken whole',
    headers: ['Email', 'Home City', 'Home Zip', 'Work City', 'Work Zip'],
    values: [
      ['a@a.com', 'b@b.com'],
      ['Reno', ''],
      ['', ''],
      ['Boston', 'Austin'],
      ['02101', '73301'],
    ],
    fields: ['email', null, null, 'city', 'postal_code'],
  },
  {
    note: 'parts without a place join the one address there is',
    headers: ['Email', 'Home Address', 'City', 'Zip'],
    values: [['a@a.com'], ['1 Main St'], ['Boston'], ['02101']],
    fields: ['email', 'address_line1', 'city', 'postal_code'],
  },
  {
    note: 'the mobile phone is preferred, unless it is hardly filled',
    headers: ['Phone', 'Mobile'],
    values: [
      ['212-555-0100', '212-555-0101', '212-555-0102'],
      ['', '', '212-555-0103'],
    ],
    fields: ['phone', 'additional_phones'],
  },
  {
    note: 'a table about something else',
    headers: ['Name', 'Type', 'Date', 'City', 'Country', 'Source', 'Description', 'URL'],
    values: [
      ['Alpha'],
      ['x'],
      ['2024-01-01'],
      ['Boston'],
      ['US'],
      ['web'],
      ['a thing'],
      ['https://a.com'],
    ],
    fields: [null, null, null, null, null, null, null, null],
  },
];

describe('recogniseColumns', () => {
  it.each(SINGLE)('M9 header "$headers.0" ($note) means $fields.0', ({ headers, fields }) => {
    expect(fieldsOf(headers)).toEqual(fields);
  });

  it.each(BY_VALUES)('M9 $note', ({ headers, values = [], fields }) => {
    expect(fieldsOf(headers, values)).toEqual(fields);
  });

  it('M9 recognises a custom field by its label or its key, before any alias', () => {
    const definition = withCustom({ key: 'lead_status', label: 'Stage of lead', type: 'text' });
    expect(fieldsOf(['Stage of Lead'], [], definition)).toEqual(['lead_status']);
    expect(fieldsOf(['Lead Status'], [], definition)).toEqual(['lead_status']);
  });

  it.each<{ type: FieldDefinition['type']; values: readonly string[]; kept: boolean }>([
    { type: 'yes_no', values: ['yes', 'maybe'], kept: true },
    { type: 'yes_no', values: ['maybe', 'perhaps', 'dunno'], kept: true },
    { type: 'unique_id', values: ['U10', 'U10'], kept: true },
    { type: 'number', values: ['abc', 'x', 'y'], kept: true },
    { type: 'date', values: ['soon', 'later', 'never'], kept: true },
    { type: 'single_option', values: ['Purple'], kept: true },
    { type: 'number', values: ['a@a.com', 'b@b.com'], kept: false },
    { type: 'yes_no', values: ['2024-01-01', '2024-01-02'], kept: false },
  ])('M9 a $type field of the account named by its header: $values, kept $kept', (row) => {
    const definition = withCustom({ key: 'my_field', label: 'My field', type: row.type });
    expect(fieldsOf(['Email', 'My field'], [['a@a.com'], row.values], definition)).toEqual([
      'email',
      row.kept ? 'my_field' : null,
    ]);
  });

  it('D3 is less sure of a column named like its field, and says so, where many values look wrong', () => {
    const [good, bad] = [['a@a.com'], ['ann@', 'bob', 'cid@x']].map((values) =>
      recogniseColumns({
        definition: CONTACT,
        headers: ['Email'],
        samples: values.map((value) => [value]),
      }).at(0),
    );
    expect(bad?.target?.field).toBe('email');
    expect(bad?.confidence).toBeLessThan(good?.confidence ?? 0);
    expect(inEnglish(bad?.reason ?? '')).toContain('Many of the values look wrong');
  });

  it('M9 judges a file in which a person mapped a column as one about contacts', () => {
    const input = { definition: CONTACT, headers: ['Who', 'City'], samples: [['x', 'Oslo']] };
    const cityIn = (aboutRecords: boolean): string | undefined =>
      recogniseColumns({ ...input, aboutRecords })[1]?.target?.field;
    expect([cityIn(false), cityIn(true)]).toEqual([undefined, 'city']);
  });

  it('D3 gives a target a confidence and every column a reason', () => {
    const recognised = recogniseColumns({
      definition: CONTACT,
      headers: ['Email', 'Fax', 'What?'],
      samples: [],
    });
    expect(recognised.map(({ confidence }) => confidence > 0)).toEqual([true, false, false]);
    expect(recognised.every(({ reason }) => /^[A-Z"].*\.$/u.test(inEnglish(reason)))).toBe(true);
  });

  it('M9 takes the language of the account where a word means several things', () => {
    expect(['pt', 'es'].map((language) => fieldOf('Estado', language))).toEqual(['state', null]);
  });

  it('never throws, gives one entry a column, and each single-valued field once', () => {
    const words = fc.constantFrom(
      'Email',
      'Phone',
      'Name',
      'Address',
      'City',
      'Title',
      'ID',
      'Home',
      'Work',
      '2',
      '(2)',
      '-',
      '__proto__',
      'constructor',
      '😀',
      '\u0000',
      'Ort',
      'Nom',
    );
    const header = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 5 }).map((parts) => parts.join(' ')),
      fc.constant('x'.repeat(10_000)),
      fc.constant('Email '.repeat(2_000)),
    );
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('', 'a@a.com', '+1 212 555 0100', 'Ann Lee', '2024-01-01', 'Mr', '7'),
    );
    fc.assert(
      fc.property(
        fc.array(header, { maxLength: 12 }),
        fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 6 }),
        (headers, samples) => {
          const recognised = recogniseColumns({ definition: CONTACT, headers, samples });
          expect(recognised.map(({ column, name }) => [column, name])).toEqual(
            headers.map((name, column) => [column, name]),
          );
          const single = recognised
            .map(({ target }) => CONTACT.fields.find((field) => field.key === target?.field))
            .filter((field) => field !== undefined && !field.many);
          expect(new Set(single).size).toBe(single.length);
        },
      ),
      { numRuns: 500 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

function fieldsOf(
  headers: readonly string[],
  columns: readonly (readonly string[])[] = [],
  definition: ObjectDefinition = CONTACT,
): (string | null)[] {
  const rows = Math.max(0, ...columns.map((column) => column.length));
  const samples = Array.from({ length: rows }, (_, row) =>
    columns.map((column) => column[row] ?? ''),
  );
  return recogniseColumns({ definition, headers, samples }).map(
    ({ target }) => target?.field ?? null,
  );
}

function fieldOf(header: string, language: string): string | null {
  const [recognised] = recogniseColumns({
    definition: CONTACT,
    headers: [header],
    samples: [],
    languages: [language],
  });
  return recognised?.target?.field ?? null;
}

function withCustom(field: Pick<FieldDefinition, 'key' | 'label' | 'type'>): ObjectDefinition {
  return {
    ...CONTACT,
    fields: [...CONTACT.fields, { ...field, custom: true, many: false, group: 'Custom' }],
  };
}
