import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './support/create-test-database.ts';
import { ROOT } from './support/run-muster.ts';
import { type MusterProcess, startMuster } from './support/serve-muster.ts';

let db: TestDatabase;
let folder: string;
let server: MusterProcess;
beforeAll(async () => {
  db = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'muster-guide-'));
  const dataFolder = join(folder, 'data');
  server = await startMuster('serve', { dataFolder, databaseUrl: db.url });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  await db.close();
});

test('the session of docs/guide/api.md runs as it is shown, and prints what is shown', async () => {
  const blocks = [
    ...readFileSync(join(ROOT, 'docs/guide/api.md'), 'utf8').matchAll(
      /^```(sh|text)\n(.*?)^```$/gms,
    ),
  ].map(([, language = '', text = '']) => ({ language, text }));
  const commands = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text);
  const script = ['set -eu', ...commands.map((text) => `${text}\necho '${MARK}'`)].join('\n');

  const { code, stdout, stderr } = await runBash(script, {
    URL: server.url ?? '',
    LINK: await firstOwnerLink(),
  });
  expect(code, `${stdout}\n${stderr}`).toBe(0);
  const printed = stdout.split(`${MARK}\n`);
  expect(printed).toHaveLength(commands.length + 1);

  let at = -1;
  for (const { language, text } of blocks) {
    if (language === 'sh') at += 1;
    else expect(printed[at], commands[at]).toBe(text);
  }
});

const MARK = '=== end of a block ===';

/** It is printed right after the address. */
async function firstOwnerLink(): Promise<string> {
  for (;;) {
    const link = /\S+\/welcome\?token=\S+/.exec(server.output())?.[0];
    if (link !== undefined) return link;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function runBash(
  script: string,
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const path = `${dirname(process.execPath)}:${process.env['PATH']}`;
  const child = spawn('bash', ['-c', script], {
    cwd: folder,
    env: { PATH: path, HOME: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A command that waits for good is told apart from one that fails.
    timeout: 60_000,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
