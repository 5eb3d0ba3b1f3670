import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { columnsCommand } from './columns-command.ts';

let folder: string;
let out: string;
let err: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-columns-'));
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  await rm(folder, { recursive: true });
});

describe('muster columns', () => {
  it('A6 D3 prints an entry for each column of one file as JSON', async () => {
    const file = await given(
      'a.csv',
      'E-mail Address,Phone,Phone,What\na@a.com,+1 212 555 0100,+1 212 555 0101,x\n',
    );
    await run([file, '--json']);
    expect(JSON.parse(out)).toEqual([
      { column: 'E-mail Address', target: 'email', confidence: 0.99, reason: expect.any(String) },
      { column: 'Phone', target: 'phone', confidence: 0.99, reason: expect.any(String) },
      {
        column: 'Phone (2)',
        target: 'additional_phones',
        confidence: 0.97,
        reason: expect.any(String),
      },
      { column: 'What', target: null, confidence: 0, reason: expect.any(String) },
    ]);
  });

  it('prints a line for each of several files, and goes on after one that cannot be read', async () => {
    const first = await given('a.csv', 'Email,City\na@a.com,Boston\n');
    const last = await given('b.csv', 'Vorname,Nachname\nUte,Groß\n');
    const missing = join(folder, 'none.csv');
    await run([first, missing, last, '--json']);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    expect(lines.map(({ file }) => file)).toEqual([first, missing, last]);
    expect(lines.map(({ columns }) => columns?.map(({ target }) => target))).toEqual([
      ['email', 'city'],
      undefined,
      ['first_name', 'last_name'],
    ]);
    expect(lines[1]?.error?.code).toBe('file_missing');
    expect(err).toContain('none.csv');
    expect(process.exitCode).toBe(3);
  });

  it('prints a table for people, without what a terminal would obey', async () => {
    const file = await given('a.csv', 'Email,"Bad\u001b[31m name"\na@a.com,x\n');
    await run([file]);
    expect(out).toMatch(/Email +email +99% {2}The header means Email/u);
    expect(out).not.toContain('\u001b');
  });
});

interface Line {
  readonly file: string;
  readonly columns?: readonly { readonly target: string | null }[];
  readonly error?: { readonly code: string };
}

async function given(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

async function run(args: readonly string[]): Promise<void> {
  const config = readConfig({ MUSTER_DATA: join(folder, 'data') }, folder);
  await columnsCommand(config).parseAsync(['node', 'muster', ...args]);
}
