import { readPlanFile } from '@muster/core/contract/plan-file';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ImportServer,
  startImportServer,
} from '../../../../test/support/start-import-server.ts';
import type { TestClient } from '../../../../test/support/start-test-server.ts';

let http: ImportServer;
beforeAll(async () => {
  http = await startImportServer();
});
afterAll(async () => {
  await http.close();
});

const EITHER = 'Email,Birthday\na@example.com,03/04/1980\nb@example.com,05/06/1981\n';

/** How the birthdays of a draft are read, and the issues of all rows. */
async function look({ api }: TestClient, importId: string) {
  const { chosen, table } = await api.previewImport({ params: { importId } });
  return {
    dateOrder: chosen.dateOrder,
    dates: table.rows.map(({ values }) => values['birthday']),
    issues: table.rows.flatMap(({ issues }) => issues.map(({ code }) => code)),
  };
}

const DAY_FIRST = { dates: ['1980-04-03', '1981-06-05'], issues: [] } as const;
const MONTH_FIRST = { dates: ['1980-03-04', '1981-05-06'], issues: [] } as const;
const ASKED = { ...MONTH_FIRST, issues: ['date_ambiguous', 'date_ambiguous'] } as const;

describe('M10 dates that could be either', () => {
  test('are asked about until an order is chosen for the import, and again when it is taken back', async () => {
    const client = await http.newClient();
    const importId = await http.newDraft(client, EITHER);
    const choose = async (dateOrder: 'day_first' | 'month_first' | null) => {
      await client.api.changeImport({ params: { importId }, body: { dateOrder } });
      // What is not named stays.
      await client.api.changeImport({ params: { importId }, body: { onEmpty: 'keep' } });
      return look(client, importId);
    };
    expect(await look(client, importId)).toEqual({ dateOrder: null, ...ASKED });
    expect(await choose('day_first')).toEqual({ dateOrder: 'day_first', ...DAY_FIRST });
    expect(await choose('month_first')).toEqual({ dateOrder: 'month_first', ...MONTH_FIRST });
    expect(await choose(null)).toEqual({ dateOrder: null, ...ASKED });
  });

  test('are read as the account says where the import does not say it', async () => {
    const client = await http.newClient();
    await client.api.changeSetting({ params: { key: 'date_order' }, body: { value: 'day_first' } });
    const importId = await http.newDraft(client, EITHER);
    expect(await look(client, importId)).toEqual({ dateOrder: null, ...DAY_FIRST });
    await client.api.changeImport({ params: { importId }, body: { dateOrder: 'month_first' } });
    expect(await look(client, importId)).toEqual({ dateOrder: 'month_first', ...MONTH_FIRST });
  });

  test('are read as their column proves, whatever is chosen', async () => {
    const client = await http.newClient();
    const importId = await http.newDraft(client, `${EITHER}c@example.com,12/25/1982\n`);
    await client.api.changeImport({ params: { importId }, body: { dateOrder: 'day_first' } });
    expect(await look(client, importId)).toEqual({
      dateOrder: 'day_first',
      dates: [...MONTH_FIRST.dates, '1982-12-25'],
      issues: [],
    });
  });

  test('are imported in the order that was chosen, which the plan file takes along', async () => {
    const client = await http.newClient();
    const { api } = client;
    const first = { importId: await http.newDraft(client, EITHER) };
    await api.changeImport({ params: first, body: { dateOrder: 'day_first' } });
    await http.plan(client, first.importId);
    expect((await api.listImportIssues({ params: first })).items).toEqual([]);
    const plan = await api.readImportPlan({ params: first });
    expect(plan).toMatchObject({ dateOrder: 'day_first' });
    const { uploadId } = await api.createUpload({
      query: { name: 'again.csv' },
      body: Buffer.from(EITHER),
    });
    const { importId } = await api.createImport({ body: { uploadId, plan } });
    expect(await look(client, importId)).toEqual({ dateOrder: 'day_first', ...DAY_FIRST });
    await api.reopenImport({ params: first });
    expect(await look(client, first.importId)).toEqual({ dateOrder: 'day_first', ...DAY_FIRST });
  });

  test('are read in a corrected report as in the import that it corrects', async () => {
    const client = await http.newClient();
    const { api } = client;
    const params = { importId: await http.newDraft(client, EITHER.replace('b@example.com', 'b@')) };
    await api.changeImport({ params, body: { dateOrder: 'day_first' } });
    await http.plan(client, params.importId);
    const report = await (await api.downloadReportCsv({ params })).text();
    const again = await http.newDraft(client, report.replace('b@', 'b@example.com'));
    expect(await look(client, again)).toMatchObject({ dates: ['1981-06-05'], issues: [] });
  });

  test('are not spoken of by a plan file of an import about which nothing was chosen', async () => {
    const client = await http.newClient();
    await client.api.changeSetting({ params: { key: 'date_order' }, body: { value: 'day_first' } });
    const params = { importId: await http.newDraft(client, EITHER) };
    await http.plan(client, params.importId);
    const plan = await client.api.readImportPlan({ params });
    expect(plan).not.toHaveProperty('dateOrder');
    expect(readPlanFile({ ...plan, dateOrder: 'ymd' })).toMatchObject({
      problems: [expect.stringContaining('dateOrder')],
    });
  });
});
