import { execFile } from 'node:child_process';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The scripts in a checkout of their own, with programs in place of Node and npm that say how they
 * were called: what is tested is what the scripts do around them.
 */
let folder: string;
let checkout: string;
let tools: string;

beforeAll(async () => {
  // As a shell has it, with links of the system's own resolved (macOS: /tmp).
  folder = await realpath(await mkdtemp(join(tmpdir(), 'muster script ')));
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  checkout = join(folder, 'a check-out');
  tools = join(folder, 'tools');
  for (const path of [checkout, tools]) await rm(path, { recursive: true, force: true });
  await mkdir(join(checkout, 'packages/server/src'), { recursive: true });
  await mkdir(tools);
  await cp(join(ROOT, 'muster'), join(checkout, 'muster'));
  await cp(join(ROOT, 'scripts'), join(checkout, 'scripts'), { recursive: true });
  await writeFile(
    join(checkout, 'package-lock.json'),
    JSON.stringify({
      packages: {
        '': {},
        'node_modules/a': { version: '1.0.0' },
        'node_modules/vitest': { version: '1.0.0', dev: true },
      },
    }),
  );
  await writeFile(join(checkout, 'packages/server/src/main.ts'), MAIN);
  await program('node', `exec '${process.execPath}' "$@"`);
  await program('npm', NPM);
});

/** Stands for the command line: says what it sees, and ends with code 7. */
const MAIN = `
import { readFileSync } from 'node:fs';
const input = readFileSync(0, 'utf8');
console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), data: process.env.MUSTER_DATA, input }));
process.exitCode = 7;
`;

/** Stands for npm: counts how often it is called, talks on standard output, and takes a while. */
const NPM = `
echo called "$@" >>"$PWD/npm-calls"
echo "added 100 packages"
sleep 0.3
rm -rf node_modules
mkdir -p node_modules/.bin
cp '%NODE%' node_modules/.bin/node
case " $* " in
  *' --include=dev '*)
    touch node_modules/.bin/vitest
    cp package-lock.json node_modules/.package-lock.json ;;
  *)
    echo '{"packages":{"node_modules/a":{"version":"1.0.0"}}}' >node_modules/.package-lock.json ;;
esac
`;

async function program(name: string, script: string): Promise<void> {
  const path = join(tools, name);
  await writeFile(path, `#!/bin/sh\n${script.replace('%NODE%', join(tools, 'node'))}\n`);
  await chmod(path, 0o755);
}

function run(command: string, args: string[] = [], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      {
        cwd: options.cwd ?? checkout,
        env: { PATH: options.path ?? `${tools}:/usr/bin:/bin`, ...options.env },
      },
      (error, stdout, stderr) => resolve({ exitCode: Number(error?.code ?? 0), stdout, stderr }),
    );
    child.stdin?.end(options.input ?? '');
  });
}

interface RunOptions {
  readonly cwd?: string;
  readonly path?: string;
  readonly env?: Record<string, string>;
  readonly input?: string;
}

async function npmCalls(): Promise<string[]> {
  const text = await readFile(join(checkout, 'npm-calls'), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

describe('./muster', () => {
  test('installs once, then passes on arguments, input, output and exit code', async () => {
    const first = await run('./muster', ['import', 'a b.csv', '--tag', ''], { input: 'typed' });
    expect(first.stderr).toBe(
      'muster: Installing packages (the first time, and when they have changed) ...\n',
    );
    expect(first.exitCode).toBe(7);
    expect(JSON.parse(first.stdout)).toEqual({
      args: ['import', 'a b.csv', '--tag', ''],
      cwd: checkout,
      data: join(checkout, 'data'),
      input: 'typed',
    });
    const second = await run('./muster');
    expect(second.stderr).toBe('');
    expect(await npmCalls()).toHaveLength(1);
  });

  test('leaves out what only development needs', async () => {
    await run('./muster');
    expect((await npmCalls())[0]).toContain('--omit=dev');
  });

  test('keeps the current folder, and its own data folder', async () => {
    const elsewhere = join(folder, 'else where');
    await mkdir(elsewhere, { recursive: true });
    const { stdout } = await run(join(checkout, 'muster'), [], { cwd: elsewhere });
    expect(JSON.parse(stdout)).toMatchObject({ cwd: elsewhere, data: join(checkout, 'data') });
  });

  test('takes MUSTER_DATA as it is', async () => {
    const { stdout } = await run('./muster', [], { env: { MUSTER_DATA: 'my data' } });
    expect(JSON.parse(stdout)).toMatchObject({ data: 'my data' });
  });

  test('finds itself through links, absolute and relative, and on the PATH', async () => {
    const bin = join(folder, 'bin');
    await rm(bin, { recursive: true, force: true });
    await mkdir(bin);
    await symlink(join(checkout, 'muster'), join(bin, 'absolute'));
    await symlink('../a check-out/muster', join(bin, 'relative'));
    await symlink('relative', join(bin, 'twice'));
    for (const name of ['absolute', 'relative', 'twice']) {
      const { stdout } = await run(name, [], { cwd: '/', path: `${bin}:${tools}:/usr/bin:/bin` });
      expect(JSON.parse(stdout)).toMatchObject({ cwd: '/', data: join(checkout, 'data') });
    }
  });

  test('started four times at once installs once', async () => {
    const outcomes = await Promise.all([1, 2, 3, 4].map((n) => run('./muster', [String(n)])));
    expect(outcomes.map((outcome) => outcome.exitCode)).toEqual([7, 7, 7, 7]);
    expect(await npmCalls()).toHaveLength(1);
    expect(await readdir(checkout)).not.toContain('.muster-install');
  });

  test('takes over from an installation that was killed', async () => {
    await mkdir(join(checkout, '.muster-install'));
    await writeFile(join(checkout, '.muster-install/pid'), '4194305\n');
    expect((await run('./muster')).exitCode).toBe(7);
  });

  test('installs again when the lockfile has changed, and when node_modules is gone', async () => {
    await run('./muster');
    const lockfile = join(checkout, 'package-lock.json');
    await writeFile(lockfile, (await readFile(lockfile, 'utf8')).replace('1.0.0', '1.0.1'));
    await run('./muster');
    expect(await npmCalls()).toHaveLength(2);
    await rm(join(checkout, 'node_modules'), { recursive: true });
    await run('./muster');
    expect(await npmCalls()).toHaveLength(3);
  });

  test('does not install what npm has installed already', async () => {
    await run('./muster');
    await rm(join(checkout, 'node_modules/.muster-install'));
    expect((await run('./muster')).stderr).toBe('');
    expect(await npmCalls()).toHaveLength(1);
  });

  test('says when an installation fails, and shows why', async () => {
    await program('npm', 'echo "the network is down"; exit 1');
    const { exitCode, stdout, stderr } = await run('./muster');
    expect(exitCode).toBe(4);
    expect(stdout).toBe('');
    expect(stderr).toContain('the network is down');
    expect(stderr).toContain('could not be installed');
    expect((await stat(checkout)).isDirectory()).toBe(true);
    expect(await readdir(checkout)).not.toContain('.muster-install');
  });

  test('says when Node is missing or too old', async () => {
    await program('node', 'if [ "$1" = --version ]; then echo v18.0.0; else exit 1; fi');
    const old = await run('./muster');
    expect(old.stderr).toContain('this is v18.0.0');
    expect(old.exitCode).toBe(4);
    await rm(join(tools, 'node'));
    const none = await run('./muster', [], { path: await systemWithoutNode() });
    expect(none.stderr).toContain('was not found');
    expect(none.exitCode).toBe(4);
  });
});

/** A folder with the system's programs that the scripts use, and no others. */
async function systemWithoutNode(): Promise<string> {
  const bin = join(folder, 'system');
  await mkdir(bin, { recursive: true });
  for (const name of ['sh', 'cat', 'cksum', 'dirname', 'grep', 'readlink', 'tr', 'uname']) {
    const path = await realpath(`/usr/bin/${name}`).catch(() => realpath(`/bin/${name}`));
    await symlink(path, join(bin, name)).catch(() => undefined);
  }
  return bin;
}

describe('scripts/install', () => {
  test('for development installs everything, also after ./muster has left some of it out', async () => {
    await run('./muster');
    await run('scripts/install');
    const calls = await npmCalls();
    expect(calls).toHaveLength(2);
    expect(calls[1]).toContain('--include=dev');
  });

  test('prints nothing on standard output', async () => {
    expect((await run('scripts/install')).stdout).toBe('');
  });
});
