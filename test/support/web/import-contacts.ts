import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../../../packages/core/src/contract/client.ts';

/**
 * Imports rows of a CSV file over the API, in `create and update`; columns that are not recognised
 * are left out. Resolves with the import's ID once its contacts are found by lists and searches.
 */
export async function importContacts(
  api: Client,
  csv: string,
  {
    name = 'contacts.csv',
    apply = true,
  }: { readonly name?: string; readonly apply?: boolean } = {},
): Promise<string> {
  const change = { mode: 'upsert', ignoreUnmapped: true } as const;
  const importId = await newDraft(api, csv, { name, change });
  const params = { importId };
  await api.planImport({ params });
  await untilDone(api, importId);
  if (!apply) return importId;
  const before = await countContacts(api);
  await api.applyImport({ params, body: { confirm: true } });
  const { created } = (await untilDone(api, importId)).counts;
  await untilTrue(
    async () => (await countContacts(api)) >= Math.min(before + created, MOST_COUNTED),
  );
  return importId;
}

/** A draft of a file over the API, with what is chosen for it, if anything. */
export async function newDraft(
  api: Client,
  file: string | Buffer,
  {
    name = 'contacts.csv',
    change,
  }: {
    readonly name?: string;
    readonly change?: Parameters<Client['changeImport']>[0]['body'];
  } = {},
): Promise<string> {
  const { uploadId } = await api.createUpload({ query: { name }, body: Buffer.from(file) });
  const { importId } = await api.createImport({ body: { uploadId } });
  if (change !== undefined) await api.changeImport({ params: { importId }, body: change });
  return importId;
}

/** The list counts as far as this. */
const MOST_COUNTED = 10_000;

/** As many made-up contacts, told apart by the numbers in their names and emails. */
export function contactsCsv(count: number): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const [first, last, city] = [FIRST, LAST, CITIES].map((list) => list[at % list.length]);
    const tag = at % 3 === 0 ? 'Newsletter' : 'Fair 2026';
    return `${first},${last} ${at},${first?.toLowerCase()}.${at}@example.com,+1 415 55${String(20_000 + at).slice(-5)},${city},${tag}`;
  });
  return ['First name,Last name,Email,Phone,City,Tags', ...lines, ''].join('\n');
}

const FIRST = ['Ann', 'Bea', 'Carl', 'Dora', 'Emil', 'Fay', 'Gus'];
const LAST = ['Adams', 'Brown', 'Clark', 'Davis', 'Evans'];
const CITIES = ['Berlin', 'Boston', 'Chicago', 'Denver'];

/** Waits until nothing is being done with an import; throws where that failed. */
export async function untilDone(api: Client, importId: string): Promise<Import> {
  let found: Import | null = null;
  await untilTrue(async () => {
    found = await api.readImport({ params: { importId } });
    return found.wanted === null;
  });
  const done = found as unknown as Import;
  if (done.failure !== null) throw new Error(done.failure.sentence);
  return done;
}

type Import = Awaited<ReturnType<Client['readImport']>>;

async function countContacts(api: Client): Promise<number> {
  const { total } = await api.listContacts({ query: { limit: 1, total: 'true' } });
  return total?.count ?? 0;
}

/** Asks again and again until it is so, for a minute. */
export async function untilTrue(isSo: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + MOST_MS;
  while (!(await isSo())) {
    if (performance.now() > until) throw new Error(`This took longer than ${MOST_MS} ms.`);
    await sleep(50);
  }
}

const MOST_MS = 60_000;
