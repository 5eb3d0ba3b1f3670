import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ImportServer,
  startImportServer,
} from '../../../../../test/support/start-import-server.ts';

let http: ImportServer;
beforeAll(async () => {
  http = await startImportServer();
});
afterAll(async () => {
  await http.close();
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

describe('a scripted session', () => {
  test('upload, map, plan, look, apply, correct, undo, redo', async () => {
    const client = await http.newClient();
    const { api } = client;
    await http.applied(client, BEFORE);
    const importId = await http.newDraft(client, FILE);
    const params = { importId };
    await api.changeImport({
      params,
      body: { columns: [{ column: 'Shoe size', target: null }], constants: { tags: ['fair'] } },
    });
    expect(await api.planImport({ params })).toMatchObject({ wanted: 'planned' });
    await http.work(client, importId);
    expect(await http.counts(client, importId)).toBe(
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

    await http.apply(client, importId);
    expect(await http.counts(client, importId)).toBe(
      'applied: 1 created, 2 updated, 1 skipped, 1 failed',
    );
    const issues = await api.listImportIssues({ params });
    expect(await api.summarizeImport({ params })).toMatchObject({
      file: 'clients.csv',
      updated: 2,
      pending: 0,
      ignoredColumns: ['Shoe size'],
      issues: issues.items,
    });
    expect(issues.items.map(({ code, count }) => `${count} ${code}`)).toEqual([
      '1 email_invalid',
      '1 phone_unreadable',
      '1 row_empty',
    ]);
    expect((await api.listImportRows({ params })).items.map(({ changes }) => changes)).toEqual(
      items.map(({ changes }) => changes),
    );

    await api.undoImport({ params });
    await http.work(client, importId);
    expect(await api.readImport({ params })).toMatchObject({
      state: 'undone',
      undone: { reversed: 3, kept: 0, failed: 0 },
      reversal: { kind: 'undo', by: { kind: 'key', name: expect.any(String) } },
      wanted: null,
      progress: null,
    });
    const undone = await api.listImportRows({ params, query: { undo: 'reversed' } });
    expect(undone.items.map(({ rowNumber }) => rowNumber)).toEqual([2, 3, 4]);
    await api.redoImport({ params });
    await http.work(client, importId);
    expect(await api.readImport({ params })).toMatchObject({ state: 'applied' });
  });
});

test('warnings are those of rows that are imported, planned and applied, as they are counted', async () => {
  const client = await http.newClient();
  const { api } = client;
  const text = [
    'Email,Birthday',
    'ann@example.com,no date',
    'bob@example,no date either',
    'cem@example.com,1990-01-31',
    '',
  ].join('\n');
  const importId = await http.newDraft(client, text);
  const params = { importId };
  const look = async () => {
    const found = await api.listImportIssues({ params });
    const warned = await api.listImportRows({ params, query: { severity: 'warning' } });
    return {
      found: found.items.map(({ severity, count }) => `${count} ${severity}`),
      counted: (await api.readImport({ params })).warnings,
      warned: warned.items.map(({ rowNumber }) => rowNumber),
    };
  };
  const expected = { found: ['1 error', '1 warning'], counted: 1, warned: [2] };
  await http.plan(client, importId);
  expect(await look()).toEqual(expected);
  await http.apply(client, importId);
  expect(await look()).toEqual(expected);
  const failed = await api.listImportRows({
    params,
    query: { severity: 'warning', outcome: 'failed' },
  });
  expect(failed.items.map(({ rowNumber }) => rowNumber)).toEqual([3]);
});

describe('files of an import', () => {
  test('are downloads that no browser runs, whatever they are called', async () => {
    const client = await http.newClient();
    const uploadId = await http.uploadText(client, FILE, '"><script>\r\nX: y\u202e/../é.csv');
    const { importId } = await client.api.createImport({ body: { uploadId } });
    const params = { importId };
    await client.api.changeImport({ params, body: { ignoreUnmapped: true } });
    await http.plan(client, importId);
    const file = await client.api.downloadImportFile({ params });
    expect(await file.text()).toBe(FILE);
    const xlsx = await client.api.downloadReportXlsx({ params });
    expect((await xlsx.text()).slice(0, 2)).toBe('PK');
    const csv = await client.api.downloadReportCsv({ params });
    const text = await csv.text();
    expect(text.split('\r\n')[0]).toContain('First Name,Email,Phone,City,Shoe size,Muster row');
    expect(text.split('\r\n')).toHaveLength(4);
    for (const { headers } of [file, xlsx, csv]) {
      const disposition = headers.get('content-disposition') ?? '';
      expect(disposition).toMatch(
        /^attachment; filename="[\w .:<>-]+"; filename\*=UTF-8''[\w.%~-]+$/,
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
  });

  test('stay when the upload is gone', async () => {
    const client = await http.newClient();
    const uploadId = await http.uploadText(client, BEFORE);
    const { importId } = await client.api.createImport({ body: { uploadId } });
    await client.api.deleteUpload({ params: { uploadId } });
    const params = { importId };
    const file = await client.api.downloadImportFile({ params });
    expect(await file.text()).toBe(BEFORE);
    expect((await client.api.previewImport({ params })).problems).toEqual([]);
    await http.plan(client, importId);
    expect(await http.counts(client, importId)).toBe('planned: 2 created');
  });
});

describe('a plan file', () => {
  test('of an import does the same to the same file, in one call', async () => {
    const client = await http.newClient();
    const importId = await http.applied(client, BEFORE);
    const draft = await http.newDraft(client, FILE);
    await client.api.changeImport({
      params: { importId: draft },
      body: {
        mode: 'create',
        columns: [
          { column: 'Shoe size', target: null },
          { column: 'City', target: 'company', policy: 'fill', onEmpty: 'clear' },
        ],
        constants: { type: 'Agent', tags: ['fair'] },
      },
    });
    await expect(client.api.readImportPlan({ params: { importId: draft } })).rejects.toMatchObject({
      problem: { status: 409 },
    });
    await http.plan(client, draft);
    const plan = await client.api.readImportPlan({ params: { importId: draft } });
    expect(plan).toEqual({
      version: 1,
      object: 'contact',
      mode: 'create',
      reading: { encoding: 'utf-8', delimiter: ',', quote: '"', escape: 'doubled', header: 1 },
      columns: [
        { column: 'First Name', target: 'first_name', policy: 'overwrite', onEmpty: 'keep' },
        { column: 'Email', target: 'email', policy: 'overwrite', onEmpty: 'keep' },
        { column: 'Phone', target: 'phone', policy: 'overwrite', onEmpty: 'keep' },
        { column: 'City', target: 'company', policy: 'fill', onEmpty: 'clear' },
        { column: 'Shoe size', target: null },
      ],
      onEmpty: 'keep',
      constants: { type: 'Agent', tags: ['fair'] },
      ignoreUnmapped: false,
    });
    const uploadId = await http.uploadText(client, FILE);
    const again = await client.api.runImport({ body: { uploadId, plan, dryRun: true } });
    await http.work(client, again.importId);
    expect(await http.counts(client, again.importId)).toBe(await http.counts(client, draft));
    expect(await client.api.readImportPlan({ params: again })).toEqual(plan);
    const rowsOf = async (one: string): Promise<unknown> =>
      (await client.api.listImportRows({ params: { importId: one } })).items.map(
        ({ outcome, changes, issues }) => ({ outcome, changes, issues }),
      );
    expect(await rowsOf(again.importId)).toEqual(await rowsOf(draft));
    expect((await client.api.readImport({ params: { importId } })).state).toBe('applied');
  });

  test('changes nothing unless that is confirmed', async () => {
    const client = await http.newClient();
    const plan = {
      version: 1 as const,
      mode: 'upsert' as const,
      columns: [{ column: 'Email', target: 'email' }],
    };
    const uploadId = await http.uploadText(client, BEFORE);
    await expect(
      client.api.runImport({ body: { uploadId, plan: { ...plan, ignoreUnmapped: true } } }),
    ).rejects.toMatchObject({ problem: { status: 400 } });
    const { importId } = await client.api.runImport({
      body: { uploadId, plan: { ...plan, ignoreUnmapped: true }, confirm: true },
    });
    await http.work(client, importId);
    expect(await http.counts(client, importId)).toBe('applied: 2 created');
  });

  test('that does not fit the file is refused, and leaves no import behind', async () => {
    const client = await http.newClient();
    const uploadId = await http.uploadText(client, BEFORE);
    const run = (columns: { column: string; target: string | null }[]): Promise<unknown> =>
      client.api.runImport({
        body: { uploadId, plan: { version: 1, mode: 'upsert', columns }, dryRun: true },
      });
    await expect(run([{ column: 'E-Mail', target: 'email' }])).rejects.toMatchObject({
      problem: { status: 422, code: 'unknown_column' },
    });
    await expect(run([{ column: 'Email', target: 'email' }])).rejects.toMatchObject({
      problem: { status: 422, detail: expect.stringContaining('"First Name", "City"') },
    });
    const { items } = await client.api.listImports({ query: {} });
    expect(items.filter(({ state }) => state !== 'discarded')).toEqual([]);
  });

  test('of another version is refused in a sentence', async () => {
    const client = await http.newClient();
    const uploadId = await http.uploadText(client, BEFORE);
    const plan = { version: 7, mode: 'upsert', columns: [] };
    const response = await fetch(`${http.server.url}/api/v1/imports/run`, {
      method: 'POST',
      headers: { ...client.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ uploadId, plan, dryRun: true }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      detail: expect.stringContaining('This plan file is of version 7'),
    });
  });
});

describe('work on an import', () => {
  test('is told as it goes on, and the end of it', async () => {
    const client = await http.newClient();
    const importId = await http.newDraft(client, BEFORE);
    const params = { importId };
    await client.api.planImport({ params });
    const events = await client.api.watchImport({ params });
    const second = await client.api.watchImport({ params, headers: { 'last-event-id': '77' } });
    const first = await events.next();
    expect(first.value).toMatchObject({ event: 'progress', data: { wanted: 'planned' } });
    await http.work(client, importId);
    const news: string[] = [];
    for await (const { event, data } of events) news.push(`${event} ${data.state}`);
    expect(news.at(-1)).toBe('end planned');
    let last: unknown;
    for await (const one of second) last = one;
    expect(last).toMatchObject({ event: 'end', data: { counts: { created: 2 }, rows: 2 } });
    // Nothing is being done: that is all there is to tell.
    const quiet = await client.api.watchImport({ params });
    expect((await quiet.next()).value).toMatchObject({ event: 'end' });
    expect((await quiet.next()).done).toBe(true);
  });

  test('is told at least once a second', async () => {
    const client = await http.newClient();
    const importId = await http.newDraft(client, BEFORE);
    await client.api.planImport({ params: { importId } });
    const events = await client.api.watchImport({ params: { importId } });
    const startedAt = performance.now();
    for (let at = 0; at < 3; at++) await events.next();
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    await events.return(undefined);
  });

  test('is paused, resumed and cancelled', async () => {
    const client = await http.newClient();
    const importId = await http.newDraft(client, BEFORE);
    const params = { importId };
    await client.api.planImport({ params });
    expect(await client.api.pauseImport({ params })).toMatchObject({ wanted: null, halt: 'pause' });
    expect(await client.api.resumeImport({ params })).toMatchObject({
      wanted: 'planned',
      halt: null,
    });
    await expect(client.api.applyImport({ params, body: { confirm: true } })).rejects.toMatchObject(
      { problem: { status: 409 } },
    );
    expect(await client.api.cancelImport({ params })).toMatchObject({ state: 'cancelled' });
  });

  test('is not begun without a yes', async () => {
    const client = await http.newClient();
    const importId = await http.planned(client, BEFORE);
    const response = await fetch(`${http.server.url}/api/v1/imports/${importId}/apply`, {
      method: 'POST',
      headers: { ...client.headers, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('confirm');
    expect(await http.counts(client, importId)).toBe('planned: 2 created');
  });

  test('lists its imports newest first, page by page, by state', async () => {
    const client = await http.newClient();
    const drafts: string[] = [];
    for (let at = 0; at < 3; at++) drafts.unshift(await http.newDraft(client, BEFORE));
    const done = await http.planned(client, BEFORE);
    const page = await client.api.listImports({ query: { limit: 2 } });
    expect(page.items.map(({ importId }) => importId)).toEqual([done, drafts[0]]);
    const rest = await client.api.listImports({ query: { cursor: page.nextCursor as string } });
    expect(rest).toMatchObject({
      items: [{ importId: drafts[1] }, { importId: drafts[2] }],
      nextCursor: null,
    });
    const all = await client.api.listImports({ query: { state: 'draft' } });
    expect(all.items.map(({ importId }) => importId)).toEqual(drafts);
    expect(await client.api.discardImport({ params: { importId: done } })).toMatchObject({
      state: 'discarded',
    });
  });
});
