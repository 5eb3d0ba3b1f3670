import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiError } from '../../packages/core/src/contract/api-error.ts';
import type { Client } from '../../packages/core/src/contract/client.ts';
import { createTestDatabase, type TestDatabase } from '../support/create-test-database.ts';
import { connectClient, type MusterProcess, startMuster } from '../support/serve-muster.ts';
import { readSharedFile, sharedPath } from '../support/shared-file.ts';

// Attack files and evil names of the corpora, through the API of a server of its own.
const EXPECTED = readSharedFile('hostile/expect.json');
const NAMES = EXPECTED === null ? [] : (JSON.parse(EXPECTED) as Expected).upload_file_names;

interface Expected {
  readonly upload_file_names: readonly string[];
}

let db: TestDatabase;
let server: MusterProcess;
let api: Client;
let folder: string;
let watchFile: string;
let key: string;
beforeAll(async () => {
  db = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'muster-hostile-'));
  watchFile = join(folder, 'watched');
  server = await startMuster('serve', {
    dataFolder: join(folder, 'data'),
    databaseUrl: db.url,
    env: { WATCH_FILE: watchFile },
    nodeOptions: [`--import=${new URL('watch-process.mjs', import.meta.url).href}`],
  });
  ({ api, key } = await connectClient(db, String(server.url)));
});
afterAll(async () => {
  await server.stop();
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(EXPECTED === null)(
  'hostile files (skipped where the shared corpora are absent)',
  () => {
    test('each is planned or refused within 5 s; memory, network and prototypes stay as they are', async (context) => {
      const generator = sharedPath('hostile/gen_hostile.py');
      const files = join(folder, 'files');
      try {
        execFileSync('python3', [generator, files], { stdio: 'ignore' });
      } catch {
        context.skip('python3 is needed to make the files');
      }
      const outcomes = new Map<string, string>();
      const slow: string[] = [];
      for (const name of readdirSync(files).sort()) {
        const bytes = readFileSync(join(files, name));
        const startedAt = performance.now();
        outcomes.set(name, await importAndSay(name, bytes));
        const ms = performance.now() - startedAt;
        if (ms > 5_000) slow.push(`${name}: ${Math.round(ms)} ms`);
        // The next request is served, whatever the one before sent.
        expect((await fetch(`${server.url}/ready`)).status, name).toBe(200);
      }
      expect(slow).toEqual([]);
      expect(Object.fromEntries(outcomes)).toMatchObject(OUTCOMES);
      const unexpected = [...outcomes].filter(
        ([, outcome]) => !/^(?:planned|refused)/.test(outcome),
      );
      expect(unexpected).toEqual([]);
      expect(peakMemoryMb(server)).toBeLessThan(512);
      expect(existsSync(watchFile) ? readFileSync(watchFile, 'utf8') : '').toBe('');
    });

    test.each(NAMES)('the file name %j is shown as text and goes nowhere', async (name) => {
      const { uploadId } = await api.pasteUpload({
        body: { text: 'Email\nann@example.com\n', name },
      });
      const upload = await api.readUpload({ params: { uploadId } });
      expect(upload.name).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
      expect(upload.name.length).toBeLessThanOrEqual(255);
      const { importId } = await api.createImport({ body: { uploadId } });
      await api.planImport({ params: { importId } });
      await settled(importId);
      const response = await fetch(`${server.url}/api/v1/imports/${importId}/file`, {
        headers: { authorization: `Bearer ${key}` },
      });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('Email\nann@example.com\n');
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; /);
      expect(response.headers.get('set-cookie')).toBeNull();
      // Everything in the data folder has a name of ours.
      const stray = readdirSync(join(folder, 'data'), { recursive: true }).filter((path) =>
        /passwd|boot|invoice|htaccess|<img|calc/.test(String(path)),
      );
      expect(stray).toEqual([]);
    });
  },
);

/** What files whose outcome is certain come to. */
const OUTCOMES: Readonly<Record<string, string>> = {
  'proto_headers.csv': 'planned 2 rows',
  'proto_dotted_headers.csv': 'planned 1 rows',
  'proto_header_repeated.csv': 'planned 1 rows',
  'multibyte_chunk_boundary.csv': 'planned 6000 rows',
  'utf16le_nobom.csv': 'planned 1 rows',
  'utf16be_bom.csv': 'planned 1 rows',
  'bom_only.csv': 'refused file_empty',
  'empty.csv': 'refused file_empty',
  'crlf_mixed.csv': 'planned 3 rows',
  'cr_only.csv': 'planned 2 rows',
  'unicode_newlines_in_fields.csv': 'planned 3 rows',
  'copy_text_metachars.csv': 'planned 4 rows',
  'dups_within_file.csv': 'planned 5000 rows',
  'pdf_named.csv': 'refused file_not_text',
};

/** Uploads, maps what is recognised, plans; `planned 3 rows`, `refused file_empty`, or what went wrong. */
async function importAndSay(name: string, bytes: Uint8Array): Promise<string> {
  try {
    const { uploadId } = await api.createUpload({ query: { name }, body: bytes });
    const { importId } = await api.createImport({ body: { uploadId } });
    const preview = await api.previewImport({ params: { importId } });
    expect(preview).toBeDefined();
    await api.changeImport({ params: { importId }, body: { ignoreUnmapped: true } });
    await api.planImport({ params: { importId } });
    const { state, rows, failure, counts } = await settled(importId);
    if (failure !== null) return `refused ${failure.code}`;
    const { created, updated, unchanged, skipped, failed } = counts;
    expect(created + updated + unchanged + skipped + failed, name).toBe(rows);
    return `${state} ${rows} rows`;
  } catch (error) {
    if (error instanceof ApiError && error.problem.status < 500) return `refused ${error.code}`;
    throw new Error(`${name}: ${String(error)}`, { cause: error });
  }
}

async function settled(importId: string): ReturnType<Client['readImport']> {
  for (;;) {
    const found = await api.readImport({ params: { importId } });
    if (found.wanted === null) return found;
    await sleep(20);
  }
}

/** The most memory the process ever had, as Linux counts it. */
function peakMemoryMb({ process: { pid } }: MusterProcess): number {
  const status = existsSync(`/proc/${pid}/status`)
    ? readFileSync(`/proc/${pid}/status`, 'utf8')
    : '';
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}
