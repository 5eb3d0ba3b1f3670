import { rm, truncate } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ImportServer,
  startImportServer,
} from '../../../../../test/support/start-import-server.ts';
import type { TestClient } from '../../../../../test/support/start-test-server.ts';
import { withTransaction } from '../../database/with-transaction.ts';
import { storedFilePath } from '../../files/file-store.ts';
import { openReport } from '../../imports/import-files.ts';
import { openMuster } from '../../imports/open-muster.ts';
import { stagingTables } from '../../store/staging-tables.ts';

let http: ImportServer;
beforeAll(async () => {
  http = await startImportServer();
});
afterAll(async () => {
  await http.close();
});

const BEFORE = 'First Name,Email,City\nAnn,ann@example.com,Oslo\nBob,bob@example.com,Rome\n';

describe('rows of an import', () => {
  const MANY = [
    'First Name,Email,Phone',
    ...Array.from({ length: 500 }, (_, at) => {
      const email = at % 50 === 7 ? 'nobody@nowhere' : `p${at}@example.com`;
      return `P${at},${email},${at % 100 === 3 ? 'call me' : ''}`;
    }),
    '',
  ].join('\n');

  type Reaching = Parameters<ImportServer['planned']>;

  interface Query {
    readonly outcome?: 'created' | 'updated' | 'failed' | 'skipped';
    readonly severity?: 'error' | 'warning' | 'info';
    readonly code?: string;
    readonly column?: string;
  }

  async function rowNumbers(
    { api }: TestClient,
    importId: string,
    query: Query,
  ): Promise<number[]> {
    const numbers: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.listImportRows({
        params: { importId },
        query: { ...query, limit: 7, ...(cursor !== undefined && { cursor }) },
      });
      expect(page.items.length).toBeLessThanOrEqual(7);
      numbers.push(...page.items.map(({ rowNumber }) => rowNumber));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return numbers;
  }

  const failing = Array.from({ length: 10 }, (_, at) => at * 50 + 9);
  const warned = Array.from({ length: 5 }, (_, at) => at * 100 + 5);
  const cases: readonly (readonly [string, Query, readonly number[]])[] = [
    ['an outcome', { outcome: 'failed' }, failing],
    ['an outcome that no row has', { outcome: 'updated' }, []],
    ['a severity', { severity: 'warning' }, warned],
    ['a code', { code: 'email_invalid' }, failing],
    ['a column', { column: 'Phone' }, warned],
    ['a code in a column', { code: 'email_invalid', column: 'Phone' }, []],
    ['all of it', { outcome: 'failed', severity: 'error', column: 'Email' }, failing],
    ['a code that there is not', { code: 'nonsense' }, []],
  ];

  for (const [step, reach] of [
    ['planned', (...of: Reaching) => http.planned(...of)],
    ['applied', (...of: Reaching) => http.applied(...of)],
  ] as const) {
    test(`that is ${step} are paged through by outcome, severity, code and column`, async () => {
      const client = await http.newClient();
      const importId = await reach(client, MANY);
      expect(await rowNumbers(client, importId, {})).toEqual(
        Array.from({ length: 500 }, (_, at) => at + 2),
      );
      for (const [what, query, expected] of cases) {
        expect([what, await rowNumbers(client, importId, query)]).toEqual([what, expected]);
      }
    });
  }

  test('a column or cursor that cannot be is refused', async () => {
    const client = await http.newClient();
    const params = { importId: await http.planned(client, BEFORE) };
    const list = client.api.listImportRows;
    await expect(list({ params, query: { column: 'Nonsense' } })).rejects.toMatchObject({
      problem: { status: 422, code: 'unknown_column' },
    });
    await expect(list({ params, query: { cursor: 'x' } })).rejects.toMatchObject({
      problem: { status: 400 },
    });
    await expect(list({ params, query: { limit: 201 } })).rejects.toMatchObject({
      problem: { status: 400 },
    });
  });

  test('that are planned name whom the import itself makes, and say that nobody has that ID yet', async () => {
    const client = await http.newClient();
    await http.applied(client, BEFORE);
    const importId = await http.planned(
      client,
      'First Name,Last Name,Email,Company\nAnn,,ann@example.com,Lee Ltd\nBea,Brown,bea@example.com,Old Ltd\nBea,Brown,bea@example.com,New Ltd\n',
    );
    const { items } = await client.api.listImportRows({ params: { importId } });
    expect(items.map(({ outcome, record }) => [outcome, record?.name, record?.isToCome])).toEqual([
      ['updated', 'Ann', false],
      ['created', 'Bea Brown', true],
      ['updated', 'Bea Brown', true],
    ]);
  });

  test('show what a created record was made of, whatever has changed since', async () => {
    const client = await http.newClient();
    const first = await http.applied(client, BEFORE);
    await http.applied(client, 'First Name,Email,City\nAnna,ann@example.com,Kyiv\n');
    const { items } = await client.api.listImportRows({ params: { importId: first } });
    expect(items[0]).toMatchObject({
      outcome: 'created',
      record: { name: 'Anna' },
      changes: [
        { field: 'first_name', before: null, after: 'Ann' },
        { field: 'email', before: null, after: 'ann@example.com' },
        { field: 'city', before: null, after: 'Oslo' },
      ],
    });
  });

  test('are not searched where the counts say that there is none', async () => {
    const client = await http.newClient();
    const importId = await http.planned(client, BEFORE);
    const params = { importId };
    const { planVersion } = await client.api.readImport({ params });
    const { plan } = stagingTables(importId, planVersion ?? 0);
    await withTransaction(http.poolOf(client), async (holder) => {
      await holder.query(`LOCK TABLE ${plan}`);
      for (const query of [
        { outcome: 'updated' },
        { severity: 'error' },
        { severity: 'warning', code: 'phone_invalid' },
      ] as const) {
        // Were they searched, it would wait for whoever holds the table, who waits for it.
        const signal = AbortSignal.timeout(10_000);
        const page = await client.api.listImportRows({ params, query, signal });
        expect(page).toMatchObject({ items: [] });
      }
    });
  });

  test('whose file is broken are told so with its name, never with where it lies', async () => {
    const client = await http.newClient();
    const importId = await http.planned(client, `${BEFORE}Cem,cem@x,Izmir\n`);
    const muster = await openMuster(http.server.services, client.accountId);
    const path = storedFilePath(muster.dataFolder, importId);
    await truncate(path, BEFORE.length);
    const said = '"clients.csv" has changed: row 4 is gone.';
    const list = client.api.listImportRows({ params: { importId } });
    await expect(list).rejects.toMatchObject({
      problem: { status: 422, code: 'file_unreadable', detail: said },
    });
    const { body } = await openReport(muster, importId, 'csv');
    await expect(body.resume().toArray()).rejects.toMatchObject({ message: said });
    await client.api.reopenImport({ params: { importId } });
    await rm(path);
    expect(await client.api.previewImport({ params: { importId } })).toMatchObject({
      problems: [{ code: 'file_missing', sentence: 'There is no file "clients.csv".' }],
    });
    await expect(client.api.planImport({ params: { importId } })).rejects.toMatchObject({
      problem: { code: 'file_missing', detail: 'There is no file "clients.csv".' },
    });
  });

  test('of another account are not there, nor is anything else of its imports', async () => {
    const client = await http.newClient();
    const importId = await http.planned(client, BEFORE);
    const uploadId = await http.uploadText(client, BEFORE);
    const { api } = await http.newClient();
    const params = { importId };
    const calls = [
      api.readImport({ params }),
      api.changeImport({ params, body: {} }),
      api.previewImport({ params }),
      api.planImport({ params }),
      api.readImportPlan({ params }),
      api.applyImport({ params, body: { confirm: true } }),
      api.pauseImport({ params }),
      api.resumeImport({ params }),
      api.cancelImport({ params }),
      api.undoImport({ params }),
      api.redoImport({ params }),
      api.discardImport({ params }),
      api.listImportRows({ params }),
      api.listImportIssues({ params }),
      api.downloadReportCsv({ params }),
      api.downloadReportXlsx({ params }),
      api.downloadImportFile({ params }),
      api.watchImport({ params }).then((events) => events.next()),
      api.createImport({ body: { uploadId } }),
    ];
    for (const call of await Promise.allSettled(calls)) {
      expect(call).toMatchObject({ status: 'rejected', reason: { problem: { status: 404 } } });
    }
    expect(await http.counts(client, importId)).toBe('planned: 2 created');
  });
});
