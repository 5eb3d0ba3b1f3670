import { join } from 'node:path';
import { type BenchDatabase, type BenchServer, settle } from './bench-server.ts';
import { type FloorPart, type FloorTimes, type Left, prepareFloor, runFloor } from './floor.ts';
import { generateContacts, type Variant } from './generate-contacts.ts';
import { runInChild } from './in-child.ts';
import type { ImportTask, MeasuredImport } from './measured-import.ts';
import type { MeasuredReading } from './measured-reading.ts';
import { type ServerMemory, watchServerMemory } from './server-memory.ts';

/**
 * `create`: the first import. `unchanged`: the same file again. `changed`: then a file that says
 * something else of every second person. `duplicates`: into an empty account, every tenth row a
 * person of an earlier row.
 */
export type Case = 'create' | 'unchanged' | 'changed' | 'duplicates';

/** One import and its floor, measured one right after the other. */
export interface Sample {
  readonly import: MeasuredImport;
  readonly floor: FloorTimes;
  readonly serverMemory: ServerMemory | null;
}

export interface CaseSamples {
  readonly reading: readonly MeasuredReading[];
  readonly cases: Readonly<Record<Case, readonly Sample[]>>;
}

export interface Measuring {
  readonly rows: number;
  readonly repeat: number;
  readonly say: (text: string) => void;
}

/**
 * Measures every case `repeat` times, in turns: noise on the machine meets all of them alike. Each
 * turn has databases of its own; before each measurement the server writes out what it has in memory.
 */
export async function measureCases(
  server: BenchServer,
  { rows, repeat, say }: Measuring,
): Promise<CaseSamples> {
  say(`generating files of ${rows} rows`);
  const files = await generateFiles(server.folder, rows);
  const reading: MeasuredReading[] = [];
  const cases: Record<Case, Sample[]> = { create: [], unchanged: [], changed: [], duplicates: [] };
  const floors = new Map<Case, readonly FloorPart[]>();
  for (let turn = 1; turn <= repeat; turn++) {
    const note = (what: string): void => say(`${what} (${turn} of ${repeat})`);
    const measure = async (name: Case, place: Place): Promise<void> => {
      note(name);
      cases[name].push(await measureOne(server, place, { name, floors }));
    };
    const first = await server.createDatabase();
    note('reading');
    reading.push(await runInChild('measured-reading.ts', taskFor(server, first, files.plain)));
    await measure('create', { database: first, path: files.plain });
    await measure('unchanged', { database: first, path: files.plain });
    await measure('changed', { database: first, path: files.changed });
    await first.drop();
    const second = await server.createDatabase();
    await measure('duplicates', { database: second, path: files.duplicates });
    await second.drop();
  }
  return { reading, cases };
}

interface Place {
  readonly database: BenchDatabase;
  readonly path: string;
}

async function measureOne(
  server: BenchServer,
  { database, path }: Place,
  { name, floors }: { name: Case; floors: Map<Case, readonly FloorPart[]> },
): Promise<Sample> {
  await settle(server, database);
  const stopWatching = await watchServerMemory(server.pool);
  const measured = await runInChild<MeasuredImport>(
    'measured-import.ts',
    taskFor(server, database, path),
  );
  const serverMemory = await stopWatching();
  let parts = floors.get(name);
  if (parts === undefined) {
    const records = LEFT[name];
    const left = { importId: measured.importId, records };
    parts = await prepareFloor(database.pool, server.folder, left);
    floors.set(name, parts);
  }
  return {
    import: measured,
    floor: await measureFloor(server, database, { name, parts }),
    serverMemory,
  };
}

/** What each case leaves for good. */
const LEFT: Readonly<Record<Case, Left['records']>> = {
  create: 'all',
  unchanged: 'none',
  changed: 'changes',
  duplicates: 'all',
};

/**
 * Into tables in the state that they had before the import: empty ones where the import began with
 * none, else those of the import's own database, under another account.
 */
async function measureFloor(
  server: BenchServer,
  database: BenchDatabase,
  { name, parts }: { name: Case; parts: readonly FloorPart[] },
): Promise<FloorTimes> {
  const isEmpty = LEFT[name] === 'all';
  const target = isEmpty ? await server.createDatabase() : database;
  await settle(server, target);
  const times = await runFloor(target.pool, parts);
  if (isEmpty) await target.drop();
  return times;
}

function taskFor(server: BenchServer, database: BenchDatabase, path: string): ImportTask {
  return { databaseUrl: database.url, dataFolder: server.folder, path };
}

async function generateFiles(folder: string, rows: number): Promise<Record<Variant, string>> {
  const files = {
    plain: join(folder, 'plain.csv'),
    changed: join(folder, 'changed.csv'),
    duplicates: join(folder, 'duplicates.csv'),
  };
  for (const variant of ['plain', 'changed', 'duplicates'] as const) {
    await generateContacts(files[variant], { rows, seed: 1, variant });
  }
  return files;
}
