import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ImportServer,
  startImportServer,
} from '../../../../../test/support/start-import-server.ts';
import { openMuster } from '../../imports/open-muster.ts';
import { removeExpiredUploads } from '../../imports/receive-upload.ts';
import type { TestClient } from '../../../../../test/support/start-test-server.ts';

let http: ImportServer;
beforeAll(async () => {
  http = await startImportServer();
});
afterAll(async () => {
  await http.close();
});

const FILE = [
  'First Name,Email,Phone,City,Shoe size',
  'Ann,ann@example.com,+1 415 555 0101,Bergen,38',
  'Bob,bob@example.com,,Rome,41',
  'Cem,cem@example.com,not a phone,Izmir,42',
  'Dee,dee@example,,Paris,39',
  ',,,,',
  '',
].join('\n');

describe('a draft', () => {
  test('shows every one of its first rows, the last without a line end too', async () => {
    const client = await http.newClient();
    const importId = await http.newDraft(client, 'Email\nann@x.com\nbob@x.com');
    const { top } = await client.api.previewImport({ params: { importId } });
    expect(top.map(({ cells }) => cells[0])).toEqual(['Email', 'ann@x.com', 'bob@x.com']);
  });

  test('says how the file is read, where its columns go and what its rows would be', async () => {
    const client = await http.newClient();
    const importId = await http.newDraft(client, FILE);
    const preview = await client.api.previewImport({ params: { importId } });
    expect(preview).toMatchObject({
      file: { name: 'clients.csv', size: FILE.length, received: FILE.length, isWhole: true },
      chosen: { mode: null, onEmpty: null, ignoreUnmapped: false, reading: {}, constants: {} },
      reading: {
        encoding: { value: 'utf-8', setBy: 'guess' },
        dialect: { value: { delimiter: ',' }, setBy: 'guess' },
        header: { value: { rowNumbers: [1], firstDataRow: 2 } },
        rows: { count: 5, isExact: true },
      },
      mode: 'upsert',
      unusedChoices: [],
      corrects: null,
    });
    expect(preview.columns.map(({ name, target, setBy }) => [name, target?.field, setBy])).toEqual([
      ['First Name', 'first_name', 'guess'],
      ['Email', 'email', 'guess'],
      ['Phone', 'phone', 'guess'],
      ['City', 'city', 'guess'],
      ['Shoe size', undefined, 'guess'],
    ]);
    expect(preview.columns[3]).toMatchObject({
      samples: ['Bergen', 'Rome', 'Izmir', 'Paris'],
      fillRate: 0.8,
      policy: 'overwrite',
      onEmpty: 'keep',
    });
    expect(preview.table.rows[0]).toMatchObject({
      rowNumber: 2,
      values: { first_name: 'Ann', phone: '+14155550101', city: 'Bergen' },
      issues: [],
    });
    expect(preview.table.rows[3]?.issues).toMatchObject([{ code: 'email_invalid' }]);
    expect(preview.problems.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('"Shoe size"'),
    ]);
  });

  test('shows an additional phone as the phone where that cannot be read, as it will be imported', async () => {
    const client = await http.newClient();
    const text = [
      'Email,Phone,Mobile phone',
      'ann@example.com,not a phone,+49 30 901820',
      'bob@example.com,+49 30 901821,+49 30 901822',
      '',
    ].join('\n');
    const importId = await http.newDraft(client, text);
    const params = { importId };
    const change = { columns: [{ column: 'Mobile phone', target: 'additional_phones' }] };
    await client.api.changeImport({ params, body: change });
    const { table } = await client.api.previewImport({ params });
    expect(table.rows.map(({ values }) => values)).toEqual([
      { email: 'ann@example.com', phone: '+4930901820' },
      { email: 'bob@example.com', phone: '+4930901821', additional_phones: '+4930901822' },
    ]);
    await http.plan(client, importId);
    const { items } = await client.api.listImportRows({ params, query: {} });
    const planned = items.map(({ changes }) =>
      Object.fromEntries((changes ?? []).map(({ field, after }) => [field, String(after)])),
    );
    expect(planned).toEqual(table.rows.map(({ values }) => values));
  });

  test('is not planned while columns go nowhere without anybody having said so', async () => {
    const client = await http.newClient();
    const importId = await http.newDraft(client, FILE);
    const params = { importId };
    await expect(client.api.planImport({ params })).rejects.toMatchObject({
      problem: { status: 422, code: 'mapping_invalid' },
    });
    expect((await client.api.readImport({ params })).state).toBe('draft');
    await client.api.changeImport({ params, body: { ignoreUnmapped: true } });
    expect(await client.api.previewImport({ params })).toMatchObject({ problems: [] });
    expect(await client.api.planImport({ params })).toMatchObject({ wanted: 'planned' });
  });

  test('keeps what a person chose, however the file is read, and guesses the rest anew', async () => {
    const client = await http.newClient();
    const text = 'Vorname;E-Mail;Ort\nAnn;ann@example.com;Köln\nBob;bob@example.com;Bonn\n';
    const importId = await http.newDraft(client, text);
    const params = { importId };
    const columnsOf = async (): Promise<readonly (readonly unknown[])[]> =>
      (await client.api.previewImport({ params })).columns.map(({ name, target, setBy }) => [
        name,
        target?.field,
        setBy,
      ]);
    await client.api.changeImport({
      params,
      body: { columns: [{ column: 'Ort', target: 'company' }] },
    });
    const chosen = [
      ['Vorname', 'first_name', 'guess'],
      ['E-Mail', 'email', 'guess'],
      ['Ort', 'company', 'person'],
    ];
    expect(await columnsOf()).toEqual(chosen);
    await client.api.changeImport({ params, body: { reading: { delimiter: ',' } } });
    const otherwise = await client.api.previewImport({ params });
    expect(otherwise.reading?.dialect).toMatchObject({ value: { delimiter: ',' } });
    expect(otherwise.columns).toHaveLength(1);
    expect(otherwise.unusedChoices).toEqual(['Ort']);
    await client.api.changeImport({
      params,
      body: { reading: { delimiter: null, encoding: 'windows-1252' } },
    });
    expect(await columnsOf()).toEqual(chosen);
    const wrong = await client.api.previewImport({ params });
    expect(wrong.reading?.encoding).toMatchObject({ value: 'windows-1252', setBy: 'person' });
    expect(wrong.table.rows[0]?.values['company']).toBe('KÃ¶ln');
    await client.api.changeImport({
      params,
      body: { reading: { encoding: null }, forgetColumns: ['Ort'] },
    });
    expect((await columnsOf())[2]).toEqual(['Ort', 'city', 'guess']);
  });

  test('takes another header, a mode, policies, empty cells and values for every row', async () => {
    const client = await http.newClient();
    const importId = await http.newDraft(client, 'List of 2026\nName,Email\nAnn,ann@example.com\n');
    const params = { importId };
    await client.api.changeImport({
      params,
      body: {
        mode: 'update',
        onEmpty: 'clear',
        reading: { header: 2 },
        columns: [
          { column: 'Name', target: 'Full name', policy: 'fill', onEmpty: 'keep' },
          { column: 'Email', target: 'email', policy: 'match_only' },
        ],
        constants: { type: 'client', tags: ['fair', 'fair'], do_not_email: true },
      },
    });
    const preview = await client.api.previewImport({ params });
    expect(preview).toMatchObject({
      mode: 'update',
      reading: { header: { value: { rowNumbers: [2] }, setBy: 'person' } },
      chosen: { mode: 'update', onEmpty: 'clear', reading: { header: 2 } },
      top: [
        { rowNumber: 1, cells: ['List of 2026', ''] },
        { rowNumber: 2, cells: ['Name', 'Email'] },
        { rowNumber: 3, cells: ['Ann', 'ann@example.com'] },
      ],
      problems: [],
    });
    expect(preview.chosen.constants).toMatchObject({ type: 'client', do_not_email: true });
    expect(preview.columns.map(({ policy, onEmpty, setBy }) => [policy, onEmpty, setBy])).toEqual([
      ['fill', 'keep', 'person'],
      ['match_only', 'clear', 'person'],
    ]);
    expect(preview.table.rows[0]?.values).toMatchObject({
      type: 'Client',
      tags: 'fair',
      do_not_email: 'yes',
    });
    await client.api.changeImport({ params, body: { constants: { tags: null } } });
    const without = await client.api.previewImport({ params });
    expect(without.table.rows[0]?.values).not.toHaveProperty('tags');
  });

  test('shows what is wrong in sentences, and is planned when it is put right', async () => {
    const client = await http.newClient();
    const importId = await http.newDraft(client, 'First Name,Email\nAnn,ann@example.com\n');
    const params = { importId };
    await client.api.changeImport({
      params,
      body: {
        columns: [
          { column: 'Email', target: 'no such field' },
          { column: 'First Name', target: 'first_name', policy: 'append' },
        ],
        constants: { type: 'Wizard', owner: 'nobody@example.com' },
      },
    });
    const { problems } = await client.api.previewImport({ params });
    expect(problems.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('Contacts have no field "no such field"'),
      expect.stringContaining('First name holds one value'),
      expect.stringContaining('"Wizard" is no option of Type in this account'),
      expect.stringContaining('No member of this account has the ID or email "nobody@example.com"'),
    ]);
    await client.api.changeImport({
      params,
      body: { forgetColumns: ['Email', 'first name'], constants: { type: null, owner: null } },
    });
    expect(await client.api.planImport({ params })).toMatchObject({ wanted: 'planned' });
    await expect(
      client.api.changeImport({ params, body: { mode: 'create' } }),
    ).rejects.toMatchObject({ problem: { status: 409, code: 'import_state' } });
  });

  test('of a file that is no table says so, and where files lie is not told', async () => {
    const client = await http.newClient();
    const body = Buffer.from('%PDF-1.7 and so on');
    const { uploadId } = await client.api.createUpload({ body, query: { name: 'list.csv' } });
    const { importId } = await client.api.createImport({ body: { uploadId } });
    const params = { importId };
    expect(await client.api.previewImport({ params })).toMatchObject({
      reading: null,
      problems: [
        { code: 'file_not_text', sentence: '"list.csv" is not a text file: it is a PDF document.' },
      ],
    });
    await expect(client.api.planImport({ params })).rejects.toMatchObject({
      problem: { status: 422, detail: '"list.csv" is not a text file: it is a PDF document.' },
    });
  });

  test('clearing do-not-contact flags is for owners', async () => {
    const owner = await http.newClient();
    const { admin } = owner;
    const importId = await http.newDraft(owner, 'Email,DNC\nann@example.com,no\n');
    const params = { importId };
    const column = { column: 'DNC', target: 'do_not_contact', policy: 'clear_protection' } as const;
    const body = { columns: [column] };
    await expect(admin.api.changeImport({ params, body })).rejects.toMatchObject({
      problem: { status: 403 },
    });
    await owner.api.changeImport({ params, body });
    expect(await owner.api.previewImport({ params })).toMatchObject({ problems: [] });
  });
});

describe('a file that still arrives', () => {
  const tus = { 'tus-resumable': '1.0.0' };

  async function begin(client: TestClient, size: number): Promise<string> {
    const response = await fetch(`${http.server.url}/api/v1/uploads/tus`, {
      method: 'POST',
      headers: { ...client.headers, ...tus, 'upload-length': String(size) },
    });
    return (response.headers.get('location') as string).split('/').at(-1) as string;
  }

  async function send(
    client: TestClient,
    uploadId: string,
    { bytes, at }: { readonly bytes: Buffer; readonly at: number },
  ): Promise<void> {
    const response = await fetch(`${http.server.url}/api/v1/uploads/tus/${uploadId}`, {
      method: 'PATCH',
      headers: {
        ...client.headers,
        ...tus,
        'upload-offset': String(at),
        'content-type': 'application/offset+octet-stream',
      },
      body: new Uint8Array(bytes),
    });
    expect(response.status).toBe(204);
  }

  test('is previewed within 300 ms of its first megabyte, and planned when all is there', async () => {
    const client = await http.newClient();
    const lines = Array.from(
      { length: 60_000 },
      (_, at) => `Zoë ${at},Müller,zoe${at}@example.com,Kraków,2024-01-${10 + (at % 20)}`,
    );
    const bytes = Buffer.from(`First Name,Last Name,Email,City,Birthday\n${lines.join('\n')}\n`);
    const uploadId = await begin(client, bytes.length);
    const { importId } = await client.api.createImport({ body: { uploadId } });
    const params = { importId };
    expect(await client.api.previewImport({ params })).toMatchObject({
      reading: null,
      problems: [{ sentence: 'Nothing of the file has arrived yet.' }],
    });
    // Cut inside a character of two bytes: what is there of it says nothing about the encoding.
    const at = bytes.indexOf(Buffer.from('ü'), 1_048_576) + 1;
    await send(client, uploadId, { bytes: bytes.subarray(0, at), at: 0 });
    await client.api.previewImport({ params });
    const startedAt = performance.now();
    const preview = await client.api.previewImport({ params });
    expect(performance.now() - startedAt).toBeLessThan(300);
    expect(preview).toMatchObject({
      file: { size: bytes.length, received: at, isWhole: false },
      reading: { encoding: { value: 'utf-8' }, rows: { isExact: false } },
      problems: [],
    });
    expect(preview.reading?.rows.count).toBeGreaterThan(55_000);
    expect(preview.reading?.rows.count).toBeLessThan(65_000);
    expect(preview.columns.map(({ target }) => target?.field)).toEqual([
      'first_name',
      'last_name',
      'email',
      'city',
      'birthday',
    ]);
    await expect(client.api.planImport({ params })).rejects.toMatchObject({
      problem: { status: 409, code: 'import_state' },
    });
    await send(client, uploadId, { bytes: bytes.subarray(at), at });
    await client.api.deleteUpload({ params: { uploadId: await http.uploadText(client, 'other') } });
    await http.plan(client, importId);
    expect(await http.counts(client, importId)).toBe('planned: 60000 created');
  });

  test('and never will be whole is said to be lost, and its draft is swept away', async () => {
    const client = await http.newClient();
    const uploadId = await begin(client, 1_000);
    const { importId } = await client.api.createImport({ body: { uploadId } });
    await send(client, uploadId, { bytes: Buffer.from('Email\nann@example.com\nbo'), at: 0 });
    const params = { importId };
    expect((await client.api.previewImport({ params })).problems).toEqual([]);
    await client.api.deleteUpload({ params: { uploadId } });
    expect((await client.api.previewImport({ params })).problems).toMatchObject([
      { code: 'not_found' },
    ]);
    await expect(client.api.planImport({ params })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    const kept = await http.newDraft(client, FILE);
    await removeExpiredUploads(await openMuster(http.server.services, client.accountId));
    expect(await client.api.readImport({ params })).toMatchObject({ state: 'discarded' });
    expect(await client.api.readImport({ params: { importId: kept } })).toMatchObject({
      state: 'draft',
    });
  });
});
