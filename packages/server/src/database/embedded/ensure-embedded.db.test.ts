import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  readlink,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { embeddedState } from './embedded-state.ts';
import { ensureEmbedded } from './ensure-embedded.ts';
import { stopEmbedded } from './stop-embedded.ts';

const isRoot = process.getuid?.() === 0;
/** Whether other users can run this checkout: not when it lies in a home with mode 0700. */
const isReadableByOthers =
  isRoot &&
  (await promisify(execFile)('test', ['-r', import.meta.filename], {
    cwd: '/',
    uid: 1,
    gid: 1,
  }).then(
    () => true,
    () => false,
  ));
const settings = { shared_buffers: '16MB', max_wal_size: '128MB', min_wal_size: '32MB' };

let folder: string;
let dataFolder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-embedded-'));
  await chmod(folder, 0o755);
  dataFolder = join(folder, 'data');
});
afterEach(async () => {
  await stopEmbedded({ dataFolder });
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<string> {
  return (await ensureEmbedded({ dataFolder, settings })).url;
}

async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function serverPid(): Promise<number> {
  const { pid } = await embeddedState({ dataFolder });
  if (pid === null) throw new Error('No server runs');
  return pid;
}

function inProcess(owner?: { uid: number; gid: number }): Promise<{ stdout: string }> {
  const code = `
    const { ensureEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'ensure-embedded.ts'))});
    console.log((await ensureEmbedded(${JSON.stringify({ dataFolder, settings })})).url);`;
  return promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    cwd: '/',
    ...owner,
  });
}

describe('the first start', () => {
  test('makes a private folder, a server on a private socket, and a database', async () => {
    const url = await start();
    expect((await stat(dataFolder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataFolder, 'postgresql'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataFolder, 'postgresql/password'))).mode & 0o777).toBe(0o600);
    const [row] = await query<Record<string, string>>(
      url,
      `SELECT current_database() AS name, current_setting('listen_addresses') AS addresses,
        current_setting('data_checksums') AS checksums, current_setting('server_encoding') AS encoding,
        current_setting('password_encryption') AS passwords, inet_server_addr() AS address`,
    );
    expect(row).toEqual({
      name: 'muster',
      addresses: '',
      checksums: 'on',
      encoding: 'UTF8',
      passwords: 'scram-sha-256',
      address: null,
    });
  });

  test('makes a server that sorts by code point and knows the case of every letter', async () => {
    const url = await start();
    const sorted = await query<{ x: string }>(
      url,
      "SELECT x FROM unnest(array['b', 'É', 'a', 'B', 'é']) x ORDER BY x",
    );
    expect(sorted.map((row) => row.x)).toEqual(['B', 'a', 'b', 'É', 'é']);
    expect(await query(url, "SELECT lower('ÉCOLE Ω') AS x")).toEqual([{ x: 'école ω' }]);
  });

  test('asks for the password', async () => {
    const url = await start();
    const wrong = url.replace(/:[0-9a-f]+@/, ':wrong@');
    await expect(query(wrong, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  test('goes over what a start left that was cut off', async () => {
    await start();
    await stopEmbedded({ dataFolder });
    const home = join(dataFolder, 'postgresql');
    const files = (await readdir(home)).find((name) => name.startsWith('server-')) ?? '';
    await rename(join(home, 'pgdata'), join(home, 'pgdata.new'));
    await rename(join(home, files), join(home, `${files}.new`));
    expect(await query(await start(), 'SELECT 1 AS x')).toEqual([{ x: 1 }]);
  });

  test('by four processes at once makes one server for all', async () => {
    const results = await Promise.all([inProcess(), inProcess(), inProcess(), inProcess()]);
    expect(new Set(results.map((result) => result.stdout)).size).toBe(1);
    const url = results[0]?.stdout.trim() ?? '';
    expect(await query(url, 'SELECT 1 AS x')).toEqual([{ x: 1 }]);
  });
});

describe('a running server', () => {
  test('is used again, and outlives the process that started it', async () => {
    const { stdout } = await inProcess();
    const pid = await serverPid();
    expect(await start()).toBe(stdout.trim());
    expect(await serverPid()).toBe(pid);
  });

  test('stops, says when there was none to stop, and starts again with its data', async () => {
    await query(await start(), 'CREATE TABLE kept AS SELECT 7 AS x');
    expect(await stopEmbedded({ dataFolder })).toBe(true);
    expect(await stopEmbedded({ dataFolder })).toBe(false);
    expect(await embeddedState({ dataFolder })).toMatchObject({ pid: null });
    expect(await query(await start(), 'SELECT x FROM kept')).toEqual([{ x: 7 }]);
  });

  test('keeps what people typed out of its log', async () => {
    const url = await start();
    await expect(query(url, "SELECT 'ann@example.com'::int")).rejects.toThrow('ann@example.com');
    await query(url, 'CREATE TABLE t (email text UNIQUE)');
    await query(url, "INSERT INTO t VALUES ('ann@example.com')");
    await expect(query(url, "INSERT INTO t VALUES ('ann@example.com')")).rejects.toThrow('unique');
    await stopEmbedded({ dataFolder });
    const logs = join(dataFolder, 'postgresql/log');
    const text = await Promise.all(
      (await readdir(logs)).map((name) => readFile(join(logs, name), 'utf8')),
    );
    expect(text.join('')).toContain('shut down');
    expect(text.join('')).not.toContain('ann@');
  });
});

describe('a server that is not well', () => {
  test('whose socket was deleted is started again', async () => {
    await query(await start(), 'CREATE TABLE kept AS SELECT 7 AS x');
    await rm(join(dataFolder, 'postgresql/socket'), { recursive: true });
    expect(await query(await start(), 'SELECT x FROM kept')).toEqual([{ x: 7 }]);
  });

  test('that has no connection left is left alone', async () => {
    const { url } = await ensureEmbedded({
      dataFolder,
      settings: {
        ...settings,
        max_connections: '4',
        superuser_reserved_connections: '0',
        autovacuum: 'off',
        max_wal_senders: '0',
      },
    });
    const clients = Array.from({ length: 4 }, () => new Client({ connectionString: url }));
    await Promise.all(clients.map((client) => client.connect()));
    const pid = await serverPid();
    expect(await start()).toBe(url);
    expect(await serverPid()).toBe(pid);
    await Promise.all(clients.map((client) => client.end()));
  });
});

describe('after a crash', () => {
  test('of the leading process, the server recovers with all that was committed', async () => {
    const url = await start();
    await query(url, 'CREATE TABLE kept AS SELECT 7 AS x');
    process.kill(await serverPid(), 'SIGKILL');
    expect(await query(await start(), 'SELECT x FROM kept')).toEqual([{ x: 7 }]);
  });

  test('a process of the server that works on without its leader is waited for, then ended', async () => {
    const url = await start();
    const busy = new Client({ connectionString: url });
    busy.on('error', () => undefined);
    await busy.connect();
    const working = busy
      .query('SELECT sum(x) FROM (SELECT generate_series(1, 100000000000) AS x) y')
      .then(
        () => 'finished',
        () => 'ended',
      );
    await sleep(200);
    process.kill(await serverPid(), 'SIGKILL');
    expect(await query(await start(), 'SELECT 1 AS x')).toEqual([{ x: 1 }]);
    expect(await working).toBe('ended');
  });

  test.skipIf(process.platform !== 'linux')(
    'a pid file whose number another program has by now does not hinder the start',
    async () => {
      const url = await start();
      await query(url, 'CREATE TABLE kept AS SELECT 7 AS x');
      const home = join(dataFolder, 'postgresql');
      const owner = await stat(home);
      const pidFile = await readFile(join(home, 'pgdata/postmaster.pid'), 'utf8');
      await stopEmbedded({ dataFolder });

      const other = await startOtherProgram(owner);
      const stale = pidFile.replace(/^\d+/, String(other.pid));
      for (const path of ['pgdata/postmaster.pid', 'socket/.s.PGSQL.5432.lock']) {
        await writeFile(join(home, path), stale, { mode: 0o600 });
        if (isRoot) await chown(join(home, path), owner.uid, owner.gid);
      }
      await writeFile(join(home, 'socket/.s.PGSQL.5432'), '');

      expect(await embeddedState({ dataFolder })).toMatchObject({ pid: null });
      expect(await stopEmbedded({ dataFolder })).toBe(false);
      expect(await query(await start(), 'SELECT x FROM kept')).toEqual([{ x: 7 }]);
      expect(other.exitCode).toBeNull();
    },
  );
});

async function startOtherProgram(owner: { uid: number; gid: number }): Promise<ChildProcess> {
  const other = spawn('sleep', ['600'], {
    cwd: '/',
    ...(isRoot ? { uid: owner.uid, gid: owner.gid } : {}),
  });
  await once(other, 'spawn');
  onTestFinished(() => void other.kill());
  return other;
}

describe('the data folder', () => {
  test('may have a path too long for a socket, with spaces, commas and accents in it', async () => {
    dataFolder = join(folder, `it's, ${'long '.repeat(20)}`, 'däta');
    const url = await start();
    const socket = decodeURIComponent(
      new URL(url.replace('@/', '@x/')).searchParams.get('host') ?? '',
    );
    onTestFinished(async () => await rm(socket, { recursive: true, force: true }));
    expect(socket).toMatch(/^\/tmp\/muster-/);
    expect((await stat(socket)).mode & 0o777).toBe(0o700);
    expect(await query(url, 'SELECT 1 AS x')).toEqual([{ x: 1 }]);
    await stopEmbedded({ dataFolder });
    expect(await start()).toBe(url);
  });

  test('may be moved while the server is stopped', async () => {
    await query(await start(), 'CREATE TABLE kept AS SELECT 7 AS x');
    await stopEmbedded({ dataFolder });
    const moved = join(folder, 'moved');
    await rename(dataFolder, moved);
    dataFolder = moved;
    expect(await query(await start(), 'SELECT x FROM kept')).toEqual([{ x: 7 }]);
  });

  test('may exist, with files of others in it', async () => {
    await mkdir(dataFolder, { mode: 0o755 });
    await writeFile(join(dataFolder, 'note'), 'mine');
    expect(await query(await start(), 'SELECT 1 AS x')).toEqual([{ x: 1 }]);
    expect((await stat(dataFolder)).uid).toBe(process.getuid?.());
    await removeElsewhere();
  });

  test('of another major version is refused with advice', async () => {
    await start();
    await stopEmbedded({ dataFolder });
    await writeFile(join(dataFolder, 'postgresql/pgdata/PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject({
      code: 'database_unsupported',
      message: expect.stringContaining('PostgreSQL 17'),
    });
  });

  test('that lost its password file, or has a wrong one, is refused with advice', async () => {
    await start();
    await writeFile(join(dataFolder, 'postgresql/password'), 'wrong');
    await expect(start()).rejects.toMatchObject({ code: 'database_unavailable' });
    await rm(join(dataFolder, 'postgresql/password'));
    await stopEmbedded({ dataFolder });
    await expect(start()).rejects.toMatchObject({
      code: 'database_unavailable',
      message: expect.stringContaining('password'),
    });
  });

  test('with characters in its path that PostgreSQL does not bear is refused with advice', async () => {
    dataFolder = join(folder, 'a$(touch b)');
    await expect(start()).rejects.toMatchObject({
      code: 'database_unavailable',
      message: expect.stringContaining('dollar sign'),
    });
  });

  test('that cannot be made is refused with advice', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(ensureEmbedded({ dataFolder: join(folder, 'file/data') })).rejects.toMatchObject({
      code: 'database_unavailable',
      message: expect.stringContaining('MUSTER_DATA'),
    });
  });
});

describe.runIf(isRoot)('run by root', () => {
  test('the server belongs to an unprivileged user', async () => {
    await start();
    expect((await stat(`/proc/${await serverPid()}`)).uid).not.toBe(0);
    expect((await stat(dataFolder)).mode & 0o777).toBe(0o700);
  });

  test('the data folder may lie where that user cannot enter', async () => {
    await chmod(folder, 0o700);
    const url = await start();
    expect(await readlink(join(dataFolder, 'postgresql'))).toMatch(
      /^\/var\/lib\/muster\/database-/,
    );
    expect((await stat(dataFolder)).mode & 0o777).toBe(0o700);
    await query(url, 'CREATE TABLE kept AS SELECT 7 AS x');
    await stopEmbedded({ dataFolder });
    expect(await query(await start(), 'SELECT x FROM kept')).toEqual([{ x: 7 }]);
    await removeElsewhere();
    await expect(start()).rejects.toMatchObject({ code: 'database_unavailable' });
    await rm(join(dataFolder, 'postgresql'));
  });

  test.skipIf(!isReadableByOthers)(
    'a folder an ordinary user has made stays that user’s',
    async () => {
      await chown(folder, ORDINARY.uid, ORDINARY.gid);
      await inProcess(ORDINARY);
      await stopEmbedded({ dataFolder });
      await start();
      expect((await stat(`/proc/${await serverPid()}`)).uid).toBe(ORDINARY.uid);
      expect((await inProcess(ORDINARY)).stdout).toContain('postgresql://');
    },
  );

  test.skipIf(!isReadableByOthers)(
    'a user without a name is told that PostgreSQL needs one',
    async () => {
      await chown(folder, 54_321, 54_321);
      await expect(inProcess({ uid: 54_321, gid: 54_321 })).rejects.toMatchObject({
        stderr: expect.stringContaining('user with a name'),
      });
    },
  );

  test.skipIf(!isReadableByOthers)(
    'an ordinary user is told when the folder is another’s',
    async () => {
      await start();
      await expect(inProcess(ORDINARY)).rejects.toMatchObject({
        stderr: expect.stringContaining('MUSTER_DATA'),
      });
    },
  );

  test('a full disk is named', async ({ skip }) => {
    await mkdir(dataFolder);
    const mounted = await promisify(execFile)('mount', [
      '-t',
      'tmpfs',
      '-o',
      'size=55m',
      'tmpfs',
      dataFolder,
    ]).then(
      () => true,
      () => false,
    );
    skip(!mounted, 'a small disk cannot be mounted here');
    try {
      await expect(start()).rejects.toMatchObject({ code: 'disk_full' });
    } finally {
      await promisify(execFile)('umount', [dataFolder]);
    }
  });
});

/** `daemon` on every Unix: not root, and not whom root would choose. */
const ORDINARY = { uid: 1, gid: 1 };

async function removeElsewhere(): Promise<void> {
  await stopEmbedded({ dataFolder });
  const home = await readlink(join(dataFolder, 'postgresql')).catch(() => null);
  if (home !== null) await rm(home, { recursive: true });
}
