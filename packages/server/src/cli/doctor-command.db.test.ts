import { execFile } from 'node:child_process';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { openBoss } from '../jobs/open-boss.ts';
import type { Finding } from './examine-machine.ts';

let database: TestDatabase;
let dataFolder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataFolder = await realpath(await mkdtemp(join(tmpdir(), 'muster-doctor-')));
});
afterAll(async () => {
  await database.close();
  await muster(['stop'], {});
  await rm(dataFolder, { recursive: true, force: true });
});

interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

function muster(args: string[], env: Record<string, string>): Promise<Outcome> {
  const main = join(import.meta.dirname, '../main.ts');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [main, ...args],
      { env: { PATH: '/usr/bin:/bin', MUSTER_DATA: dataFolder, ...env } },
      (error, stdout, stderr) => resolve({ exitCode: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

describe('muster doctor', () => {
  test('finds all well with a database that works', async () => {
    const { exitCode, stdout, stderr } = await muster(['doctor'], { DATABASE_URL: database.url });
    expect(stderr).toBe('');
    expect(stdout).not.toContain('WRONG');
    expect(stdout).toMatch(/ok +Database +PostgreSQL \d+/);
    expect(stdout).toMatch(/ok +Database role +muster_app is there/);
    expect(stdout).toMatch(/ok +Tables +\d+ migrations applied\n/);
    expect(exitCode).toBe(0);
  });

  test('says when a worker was last heard of', async () => {
    const { stdout } = await muster(['doctor'], { DATABASE_URL: database.url });
    expect(stdout).toMatch(/ok +Workers +there has been none yet/);
    const boss = await openBoss({ url: database.url }, { works: true, onError: () => undefined });
    try {
      await expect
        .poll(async () => (await muster(['doctor'], { DATABASE_URL: database.url })).stdout, {
          timeout: 20_000,
        })
        .toMatch(/ok +Workers +one was heard of just now/);
    } finally {
      await boss.stop({ graceful: false });
    }
    await database.pool.query("UPDATE pgboss.queue SET monitor_on = now() - interval '5 minutes'");
    const later = await muster(['doctor'], { DATABASE_URL: database.url });
    expect(later.stdout).toMatch(/ok +Workers +none has been heard of for 5 min/);
  }, 40_000);

  test('prints the same as JSON', async () => {
    const { stdout } = await muster(['doctor', '--json'], { DATABASE_URL: database.url });
    const report = JSON.parse(stdout) as { ok: boolean; findings: Finding[] };
    expect(report.ok).toBe(true);
    expect(report.findings.map((finding) => finding.subject)).toEqual([
      'Node.js',
      'Memory',
      'Clock',
      'Data folder',
      'Disk',
      'Database',
      'Database role',
      'Tables',
      'Workers',
      'Database clock',
    ]);
  });

  test('names a database that does not answer, with exit code 4', async () => {
    const { exitCode, stdout } = await muster(['doctor'], {
      DATABASE_URL: 'postgresql://127.0.0.1:1/none',
    });
    expect(stdout).toMatch(/WRONG +Database +Nothing answers/);
    expect(exitCode).toBe(4);
  });

  test('names a data folder that others may look into, with exit code 4', async () => {
    await chmod(dataFolder, 0o755);
    const { exitCode, stdout } = await muster(['doctor'], { DATABASE_URL: database.url });
    await chmod(dataFolder, 0o700);
    expect(stdout).toMatch(/WRONG +Data folder .*chmod 700/);
    expect(exitCode).toBe(4);
  });

  test('starts the database that Muster brings, and stop stops it', async () => {
    const first = await muster(['doctor'], {});
    expect(first.stdout).toMatch(/ok +Own server +was not running and has been started/);
    const second = await muster(['doctor'], {});
    expect(second.stdout).toMatch(/ok +Own server +runs as process \d+/);
    expect(await muster(['stop', '--json'], {})).toMatchObject({ stdout: '{"stopped":true}\n' });
    expect(await muster(['stop'], {})).toMatchObject({
      exitCode: 0,
      stdout: 'No database is running.\n',
    });
  });
});

describe('what cannot be understood', () => {
  test.each([
    [['bogus'], {}, "unknown command 'bogus'"],
    [['stop', '--bogus'], {}, "unknown option '--bogus'"],
    [['stop'], { DATABASE_URL: 'mysql://x' }, 'not the address of a PostgreSQL'],
  ])('%j %j is answered in a sentence, with exit code 2', async (args, env, sentence) => {
    const { exitCode, stdout, stderr } = await muster(args, env);
    expect(stderr).toMatch(/^muster: /);
    expect(stderr).toContain(sentence);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });

  test('the version is one line on standard output', async () => {
    expect(await muster(['--version'], {})).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
  });
});
