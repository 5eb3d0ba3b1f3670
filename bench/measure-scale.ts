import { join } from 'node:path';
import { type BenchServer, settle } from './bench-server.ts';
import type { Measuring } from './measure-cases.ts';
import { generateContacts } from './generate-contacts.ts';
import { runInChild } from './in-child.ts';
import type { MeasuredImport } from './measured-import.ts';

export interface ScaleSamples {
  /** Whole imports into an empty account, by the rows of the file. */
  readonly bySize: readonly { readonly rows: number; readonly totalMs: readonly number[] }[];
  /** The largest of them again, into an account that holds other contacts. */
  readonly held: { readonly contacts: number; readonly totalMs: readonly number[] };
}

/**
 * Imports of a hundredth, a tenth and the whole of the rows into an empty account, and of the whole
 * into an account with twice as many other contacts; in turns.
 */
export async function measureScale(
  server: BenchServer,
  { rows, repeat, say }: Measuring,
): Promise<ScaleSamples> {
  const sizes = [...new Set([rows / 100, rows / 10, rows].map((size) => Math.ceil(size)))];
  const times = new Map<number, number[]>(sizes.map((size) => [size, []]));
  const held: number[] = [];
  const heldContacts = 2 * rows;
  const pathOf = (size: number): string => join(server.folder, `scale-${size}.csv`);
  for (const size of sizes) {
    await generateContacts(pathOf(size), { rows: size, seed: 1, variant: 'plain' });
  }
  const others = join(server.folder, 'scale-others.csv');
  await generateContacts(others, { rows: heldContacts, seed: 2, variant: 'plain' });
  for (let turn = 1; turn <= repeat; turn++) {
    const note = (what: string): void => say(`${what} (${turn} of ${repeat})`);
    for (const size of sizes) {
      note(`${size} rows into an empty account`);
      times.get(size)?.push(await importInto(server, [pathOf(size)]));
    }
    note(`${rows} rows beside ${heldContacts} other contacts`);
    held.push(await importInto(server, [others, pathOf(rows)]));
  }
  return {
    bySize: sizes.map((size) => ({ rows: size, totalMs: times.get(size) ?? [] })),
    held: { contacts: heldContacts, totalMs: held },
  };
}

/** Imports the files one after the other into a new database; milliseconds of the last. */
async function importInto(server: BenchServer, paths: readonly string[]): Promise<number> {
  const database = await server.createDatabase();
  let totalMs = 0;
  for (const path of paths) {
    await settle(server, database);
    const task = { databaseUrl: database.url, dataFolder: server.folder, path };
    ({ totalMs } = await runInChild<MeasuredImport>('measured-import.ts', task));
  }
  await database.drop();
  return totalMs;
}
