import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDecoder } from '@muster/core/read/decode';
import { findEncoding } from '@muster/core/read/encoding';
import { MusterError } from '../errors.ts';
import { openTable } from './open-table.ts';
import { openTextStream } from './open-text-stream.ts';
import type { TableOverrides } from './table.ts';

const SHARED =
  process.env['MUSTER_SHARED'] ?? fileURLToPath(new URL('../../../../../shared', import.meta.url));
const CORPORA = join(SHARED, 'corpora');

function can(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const present = existsSync(CORPORA);
const unpacks = present && can('tar', '--version') && can('xz', '--version');
if (!present) console.log(`Skipped: there are no corpora in ${CORPORA}.`);
else if (!unpacks) console.log('Skipped: tar and xz are needed to unpack the archives.');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-corpora-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(path: string, overrides?: TableOverrides) {
  const table = await openTable(path, overrides);
  const rows: (readonly string[])[] = [];
  let issues = 0;
  for await (const batch of table.rows()) {
    for (const row of batch) {
      rows.push(row.cells);
      issues += row.issues.length;
    }
  }
  return { table, rows, issues };
}

async function filesIn(path: string): Promise<string[]> {
  const found = await readdir(path, { recursive: true, withFileTypes: true });
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

interface Outcome {
  readonly slow: string[];
  readonly crashed: string[];
  readonly refused: Map<string, number>;
}

/** Reads every file; a `MusterError` is an answer, anything else thrown is a crash. */
async function readAll(files: readonly string[], root: string, slowMs: number): Promise<Outcome> {
  const outcome: Outcome = { slow: [], crashed: [], refused: new Map() };
  for (const file of files) {
    const started = performance.now();
    try {
      const table = await openTable(file);
      for await (const rows of table.rows()) expect(rows.length).toBeGreaterThan(0);
    } catch (error) {
      if (error instanceof MusterError) {
        outcome.refused.set(error.code, (outcome.refused.get(error.code) ?? 0) + 1);
      } else outcome.crashed.push(`${relative(root, file)}: ${String(error)}`);
    }
    if (performance.now() - started > slowMs) outcome.slow.push(relative(root, file));
  }
  return outcome;
}

describe.skipIf(!present)('csv-spectrum', async () => {
  const csvs = join(CORPORA, 'csv-spectrum', 'csvs');
  const names = present ? (await readdir(csvs)).sort() : [];
  // Their truth does not belong to these files: a telephone number was replaced in the one, whose only record
  // also stands outside a list,
  // and the line ends of the other file were converted, also inside its cells.
  const wrongTruth: Readonly<Record<string, (json: string) => string>> = {
    'location_coordinates.csv': (json) => `[${json.replace('1234567890', '2095257564')}]`,
    'newlines_crlf.csv': (json) => json.replaceAll(String.raw`\r\n`, String.raw`\n`),
  };
  test.each(names)('%s is read exactly', async (name) => {
    const json = await readFile(join(csvs, '..', 'json', name.replace('.csv', '.json')), 'utf8');
    const { table, rows } = await read(join(csvs, name));
    const records = rows.map((cells) =>
      Object.fromEntries(table.columns.map((column, at) => [column, cells[at]])),
    );
    expect(records).toEqual(JSON.parse(wrongTruth[name]?.(json) ?? json));
  });
});

describe.skipIf(!present)('W3C', async () => {
  const root = join(CORPORA, 'w3c-csvw');
  const files = present ? (await filesIn(root)).filter((file) => file.endsWith('.csv')) : [];
  test.each(files.map((file) => relative(root, file)))('%s is read without loss', async (name) => {
    const file = join(root, name);
    const { table, rows } = await read(file, { header: 'none' });
    const encoding = findEncoding(table.encoding?.value ?? '');
    if (encoding === null) throw new Error('no encoding');
    const decoder = createDecoder(encoding, { byteOffset: 0 });
    const text = decoder.decode(await readFile(file)).text + decoder.end().text;
    const { delimiter = ',', quote = '"' } = table.dialect?.value ?? {};
    const theirs: string[][] = parse(text, {
      bom: true,
      delimiter,
      quote,
      relax_column_count: true,
      skip_empty_lines: true,
    });
    const width = table.columns.length;
    const padded = theirs
      .filter(([first]) => table.dialect?.value.comment === null || !first?.startsWith('#'))
      .map((row) => Array.from({ length: Math.max(width, row.length) }, (_, at) => row[at] ?? ''));
    expect(rows).toEqual(padded);
  });
});

describe.skipIf(!present)('exports', async () => {
  interface Fixture {
    readonly file: string;
    readonly encoding: string;
    readonly expect_rows: number | null;
    readonly expect_mapping: Readonly<Record<string, string>> | null;
  }
  const root = join(CORPORA, 'exports', 'fixtures');
  const index = present
    ? (JSON.parse(await readFile(join(root, 'index.json'), 'utf8')) as Fixture[])
    : [];
  test.each(index)('$file has its encoding, header and rows', async (fixture) => {
    const { table, rows } = await read(join(root, fixture.file));
    const expected = findEncoding(fixture.encoding.replace('+bom', ''))?.name;
    expect(table.encoding?.value).toBe(expected);
    if (fixture.expect_rows !== null) expect(rows).toHaveLength(fixture.expect_rows);
    expect(table.columns).toEqual(
      expect.arrayContaining(Object.keys(fixture.expect_mapping ?? {})),
    );
  });
});

describe.skipIf(!unpacks)('archives', () => {
  test('none of the DuckDB files crashes, takes 2 s or 512 MB', { timeout: 300_000 }, async () => {
    const root = join(folder, 'duckdb');
    execFileSync('mkdir', ['-p', root]);
    execFileSync('tar', ['xf', join(CORPORA, 'duckdb', 'files.tar.xz'), '-C', root]);
    const files = await filesIn(root);
    const before = process.memoryUsage().rss;
    const { slow, crashed, refused } = await readAll(files, root, 2_000);
    console.log(`DuckDB: ${files.length} files, refused:`, Object.fromEntries(refused));
    expect(files.length).toBeGreaterThan(900);
    expect({ slow, crashed }).toEqual({ slow: [], crashed: [] });
    // What the test runner itself holds is not the reader's.
    expect(process.memoryUsage().rss - before).toBeLessThan(512 * 1024 ** 2);
  });

  test('the hostile CSV files: no crash, 5 s, 512 MB', { timeout: 120_000 }, async (context) => {
    if (!can('python3', '--version')) context.skip('python3 is needed to make the files');
    const root = join(folder, 'hostile');
    execFileSync('mkdir', ['-p', root]);
    const generator = join(CORPORA, 'hostile', 'gen_hostile.py');
    execFileSync('python3', [generator, root], { stdio: 'ignore' });
    const before = process.memoryUsage().rss;
    const { slow, crashed } = await readAll(await filesIn(root), root, 5_000);
    expect({ slow, crashed }).toEqual({ slow: [], crashed: [] });
    expect(process.memoryUsage().rss - before).toBeLessThan(512 * 1024 ** 2);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  // The truth is the folder's name; texts of encodings that Muster does not know cannot be right.
  // What is compared is the text, so that a code page that reads the same is as good.
  test(
    'texts in some 60 encodings are decoded as iconv does',
    { timeout: 300_000 },
    async (context) => {
      if (!can(ICONV, '--version')) context.skip('iconv is needed to know the truth');
      const root = join(folder, 'encoding');
      execFileSync('mkdir', ['-p', root]);
      execFileSync('tar', ['xf', join(CORPORA, 'encoding', 'chardet.tar.xz'), '-C', root]);
      let right = 0;
      let total = 0;
      const wrong = new Map<string, number>();
      for (const file of await filesIn(root)) {
        const label = /tests[\\/]([^\\/]+)[\\/]/.exec(file)?.[1];
        if (label === undefined) continue;
        const truth = iconvText(file, ICONV_NAMES[label] ?? label.replace(LANGUAGE, ''));
        // Some texts are not what their folder says; iconv refuses them.
        if (truth === null) continue;
        total++;
        if (unify((await decodedText(file)) ?? '') === unify(truth)) right++;
        else wrong.set(label, (wrong.get(label) ?? 0) + 1);
      }
      console.log(`Encodings: ${right} of ${total} texts right; wrong:`, Object.fromEntries(wrong));
      expect(right / total).toBeGreaterThan(0.96);
    },
  );
});

/** Signs that iconv and the Encoding Standard give two code points each in Japanese code pages. */
function unify(text: string): string {
  const twins: Readonly<Record<string, string>> = {
    '〜': '～',
    '−': '－',
    '‖': '∥',
    '—': '―',
    '¢': '￠',
    '£': '￡',
    '¬': '￢',
  };
  return text.replaceAll(/[〜−‖—¢£¬]/g, (sign) => twins[sign] ?? sign);
}

const ICONV = 'iconv';
const LANGUAGE =
  /-(?:arabic|bulgarian|croatian|czech|greek|hebrew|hungarian|polish|romanian|russian|slovak|slovene|turkish)$/;
const ICONV_NAMES: Readonly<Record<string, string>> = {
  'utf-8-sig': 'utf-8',
  GB2312: 'GB18030',
  SHIFT_JIS: 'CP932',
  'EUC-KR': 'CP949',
  'TIS-620': 'CP874',
  MacCyrillic: 'MAC-CYRILLIC',
  MacRoman: 'MACINTOSH',
  'iso-8859-1': 'CP1252',
};

function iconvText(file: string, encoding: string): string | null {
  try {
    const out = execFileSync(ICONV, ['-f', encoding, '-t', 'UTF-8', file], {
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return out.toString('utf8').replace(/^\uFEFF/, '');
  } catch {
    return null;
  }
}

async function decodedText(file: string): Promise<string | null> {
  const table = await openTable(file).catch((error: unknown) => {
    if (error instanceof MusterError) return null;
    throw error;
  });
  const encoding = findEncoding(table?.encoding?.value ?? '');
  if (encoding === null) return null;
  const decoder = createDecoder(encoding, { byteOffset: 0, openTextStream });
  const text = decoder.decode(await readFile(file)).text + decoder.end().text;
  return text.replace(/^\uFEFF/, '');
}
