import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const COMMAND = fileURLToPath(new URL('read-command.ts', import.meta.url));
const SCRIPT = `const { readCommand } = await import(${JSON.stringify(COMMAND)});
await readCommand().parseAsync(process.argv.slice(1), { from: 'user' });`;
const NODE_ARGS = ['--input-type=module', '-e', SCRIPT, '--'];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-read-'));
  await mkdir(join(folder, 'other'));
  await writeFile(join(folder, 'a.csv'), 'Name;Town\r\nZoé;"Rome;\r\n""X"""\r\n');
  await writeFile(join(folder, 'other', 'a.csv'), 'n,m\n1,2,3\n');
  await writeFile(join(folder, 'binary.csv'), Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function read(...args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...NODE_ARGS, ...args],
      { cwd: folder },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });
}

test('--csv writes RFC 4180 with the header on the first line', async () => {
  expect(await read('a.csv', '--csv')).toEqual({
    code: 0,
    stdout: 'Name,Town\r\nZoé,"Rome;\r\n""X"""\r\n',
    stderr: '',
  });
});

test('surplus cells, which clean CSV has no room for, are named on standard error', async () => {
  const run = await read('other/a.csv', '--csv', '--delimiter', ',', '--header', '1');
  expect(run.stdout).toBe('n,m,Column 3\r\n1,2,3\r\n');
  await writeFile(join(folder, 'long.csv'), 'n,m\n1,2\n3,4\n5,6,7\n');
  expect((await read('long.csv', '--csv')).stderr).toContain('were left out (rows: 1)');
});

test('--json prints a line for each file, and an error for each that cannot be read; exit code 3', async () => {
  const run = await read('a.csv', 'none.csv', 'binary.csv', 'other/a.csv', '--json');
  const lines = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(run.code).toBe(3);
  expect(lines).toMatchObject([
    {
      file: 'a.csv',
      encoding: 'utf-8',
      dialect: { delimiter: ';', quote: '"', escape: '"', lineEnd: 'CRLF' },
      headerRows: [1],
      columns: ['Name', 'Town'],
      rows: 1,
    },
    { file: 'none.csv', error: { code: 'file_missing' } },
    { file: 'binary.csv', error: { code: 'file_not_text' } },
    { file: 'other/a.csv', rows: 1 },
  ]);
  expect(run.stderr.split('\n')).toHaveLength(3);
});

test('without a format, a plain summary', async () => {
  const run = await read('a.csv');
  expect(run.stdout).toContain('rows      1');
  expect(run.stdout).toContain('semicolon');
});

test('-o writes a file for each input and never over another one or an input', async () => {
  const out = join(folder, 'out');
  expect((await read('a.csv', 'other/a.csv', '-o', out)).code).toBe(0);
  expect((await readdir(out)).sort()).toEqual(['a (2).csv', 'a.csv']);
  expect(await readFile(join(out, 'a (2).csv'), 'utf8')).toContain('1,2');
  const before = await readFile(join(folder, 'a.csv'), 'utf8');
  expect((await read('a.csv', '--csv', '-o', '.')).code).toBe(0);
  expect(await readFile(join(folder, 'a.csv'), 'utf8')).toBe(before);
  expect(await readFile(join(folder, 'a (2).csv'), 'utf8')).toContain('Name,Town');
});

test('a reader that goes away ends the command quietly', async () => {
  await writeFile(join(folder, 'big.csv'), `a,b\n${'1,2\n'.repeat(500_000)}`);
  const child = spawn(process.execPath, [...NODE_ARGS, 'big.csv', '--csv'], { cwd: folder });
  let stderr = '';
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = (await once(child, 'close')) as [number];
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test.each([
  ['--header', 'x'],
  ['--header', '0'],
  ['--delimiter', ''],
  ['--encoding', 'klingon'],
])('what cannot be is refused: %s %s', async (option, value) => {
  const run = await read('a.csv', option, value);
  expect(run.code).not.toBe(0);
  expect(run.stderr).not.toBe('');
});
