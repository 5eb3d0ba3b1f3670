import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../../test/support/create-test-database.ts';
import {
  startTestServer,
  type TestClient,
  type TestServer,
} from '../../../../../test/support/start-test-server.ts';
import { openMuster } from '../../imports/open-muster.ts';
import { runWanted } from '../../imports/run-wanted.ts';

let db: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
});
afterAll(async () => {
  await server.close();
  await db.close();
});

const BEFORE = 'First Name,Email,City\nAnn,ann@example.com,Oslo\nBob,bob@example.com,Rome\n';
const FILE = [
  'First Name,Email,Phone,City,Shoe size',
  'Ann,ann@example.com,+1 415 555 0101,Bergen,38',
  'Bob,bob@example.com,,Rome,41',
  'Cem,cem@example.com,not a phone,Izmir,42',
  'Dee,dee@example,,Paris,39',
  ',,,,',
  '',
].join('\n');

let accounts = 0;
function newClient(): Promise<TestClient> {
  accounts += 1;
  return server.clientOf(`account ${accounts}`);
}

async function uploadText(
  { api }: TestClient,
  text: string,
  name = 'clients.csv',
): Promise<string> {
  return (await api.pasteUpload({ body: { text, name } })).uploadId;
}

async function newDraft(client: TestClient, text: string): Promise<string> {
  const uploadId = await uploadText(client, text);
  return (await client.api.createImport({ body: { uploadId } })).importId;
}

/** Does what a worker does with an import. */
async function work({ accountId }: TestClient, importId: string): Promise<void> {
  expect(server.jobs).toContainEqual({ kind: 'import', accountId, importId });
  const muster = await openMuster(server.services, accountId);
  await runWanted(muster, importId, { signal: new AbortController().signal });
}

async function planned(client: TestClient, text: string): Promise<string> {
  const importId = await newDraft(client, text);
  const params = { importId };
  await client.api.changeImport({ params, body: { ignoreUnmapped: true } });
  await client.api.planImport({ params });
  await work(client, importId);
  return importId;
}

async function applied(client: TestClient, text: string): Promise<string> {
  const importId = await planned(client, text);
  await client.api.applyImport({ params: { importId }, body: { confirm: true } });
  await work(client, importId);
  return importId;
}

async function counts({ api }: TestClient, importId: string): Promise<string> {
  const { state, counts: of, rows } = await api.readImport({ params: { importId } });
  const total = Object.values(of).reduce((sum, count) => sum + count, 0);
  expect(total).toBe(rows);
  return `${state}: ${Object.entries(of)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(', ')}`;
}

describe('a scripted session', () => {
  test('upload, map, plan, look, apply, correct, undo, redo', async () => {
    const client = await newClient();
    const { api } = client;
    await applied(client, BEFORE);
    const importId = await newDraft(client, FILE);
    const params = { importId };
    await api.changeImport({
      params,
      body: { columns: [{ column: 'Shoe size', target: null }], constants: { tags: ['fair'] } },
    });
    expect(await api.planImport({ params })).toMatchObject({ wanted: 'planned' });
    await work(client, importId);
    expect(await counts(client, importId)).toBe(
      'planned: 1 created, 2 updated, 1 skipped, 1 failed',
    );

    const { items, columns } = await api.listImportRows({ params });
    expect(columns).toEqual(['First Name', 'Email', 'Phone', 'City', 'Shoe size']);
    expect(
      items.map(({ rowNumber, outcome, record }) => [rowNumber, outcome, record?.name]),
    ).toEqual([
      [2, 'updated', 'Ann'],
      [3, 'updated', 'Bob'],
      [4, 'created', 'Cem'],
      [5, 'failed', undefined],
      [6, 'skipped', undefined],
    ]);
    expect(items[0]?.changes).toEqual([
      { field: 'phone', label: 'Phone', before: null, after: '+14155550101' },
      { field: 'city', label: 'City', before: 'Oslo', after: 'Bergen' },
      { field: 'tags', label: 'Tags', before: null, after: ['fair'] },
    ]);
    expect(items[0]?.cells).toEqual(['Ann', 'ann@example.com', '+1 415 555 0101', 'Bergen', '38']);
    expect(items[2]?.issues).toMatchObject([
      { code: 'phone_unreadable', severity: 'warning', column: 'Phone', value: 'not a phone' },
    ]);

    await api.applyImport({ params, body: { confirm: true } });
    await work(client, importId);
    expect(await counts(client, importId)).toBe(
      'applied: 1 created, 2 updated, 1 skipped, 1 failed',
    );
    const issues = await api.listImportIssues({ params });
    expect(issues.items.map(({ code, count }) => `${count} ${code}`)).toEqual([
      '1 email_invalid',
      '1 phone_unreadable',
      '1 row_empty',
    ]);
    expect((await api.listImportRows({ params })).items.map(({ changes }) => changes)).toEqual(
      items.map(({ changes }) => changes),
    );

    await api.undoImport({ params });
    await work(client, importId);
    expect(await api.readImport({ params })).toMatchObject({
      state: 'undone',
      undone: { reversed: 3, kept: 0, failed: 0 },
      wanted: null,
      progress: null,
    });
    const undone = await api.listImportRows({ params, query: { undo: 'reversed' } });
    expect(undone.items.map(({ rowNumber }) => rowNumber)).toEqual([2, 3, 4]);
    await api.redoImport({ params });
    await work(client, importId);
    expect(await api.readImport({ params })).toMatchObject({ state: 'applied' });
  });
});

describe('a draft', () => {
  test('says how the file is read, where its columns go and what its rows would be', async () => {
    const client = await newClient();
    const importId = await newDraft(client, FILE);
    const preview = await client.api.previewImport({ params: { importId } });
    expect(preview).toMatchObject({
      file: { name: 'clients.csv', size: FILE.length, received: FILE.length, isWhole: true },
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

  test('is not planned while columns go nowhere without anybody having said so', async () => {
    const client = await newClient();
    const importId = await newDraft(client, FILE);
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
    const client = await newClient();
    const text = 'Vorname;E-Mail;Ort\nAnn;ann@example.com;Köln\nBob;bob@example.com;Bonn\n';
    const importId = await newDraft(client, text);
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
    const client = await newClient();
    const importId = await newDraft(client, 'List of 2026\nName,Email\nAnn,ann@example.com\n');
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
      problems: [],
    });
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
    const client = await newClient();
    const importId = await newDraft(client, 'First Name,Email\nAnn,ann@example.com\n');
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
      expect.stringContaining('"Wizard" is not a type of this account'),
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
    const client = await newClient();
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
    const owner = await newClient();
    const admin = await server.clientOf(`account ${accounts}`, 'admin');
    const importId = await newDraft(owner, 'Email,DNC\nann@example.com,no\n');
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
    const response = await fetch(`${server.url}/api/v1/uploads/tus`, {
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
    const response = await fetch(`${server.url}/api/v1/uploads/tus/${uploadId}`, {
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
    const client = await newClient();
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
    await client.api.deleteUpload({ params: { uploadId: await uploadText(client, 'other') } });
    await client.api.planImport({ params });
    await work(client, importId);
    expect(await counts(client, importId)).toBe('planned: 60000 created');
  });
});
