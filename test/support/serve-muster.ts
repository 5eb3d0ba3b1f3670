import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { type Client, createClient } from '../../packages/core/src/contract/client.ts';
import type { Role } from '../../packages/core/src/contract/permissions.ts';
import { createKey } from '../../packages/server/src/people/api-keys.ts';
import type { Principal } from '../../packages/server/src/people/principal.ts';
import { ensureAccount } from '../../packages/server/src/store/accounts.ts';
import type { TestDatabase } from './create-test-database.ts';
import { ROOT } from './run-muster.ts';

/** A process of Muster that goes on until it is stopped: a server, or a worker alone. */
export interface MusterProcess {
  readonly process: ChildProcess;
  /** Where it listens; null for a worker. */
  readonly url: string | null;
  /** What it printed so far. */
  readonly output: () => string;
  /** Asks it to stop, as an operator would; resolves with its exit code. */
  readonly stop: () => Promise<number | null>;
  /** Kills it; resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

export interface ProcessOptions {
  readonly dataFolder: string;
  readonly databaseUrl: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
}

/** Starts `muster serve` or `muster work` and waits until it is ready. */
export async function startMuster(
  command: 'serve' | 'work',
  { dataFolder, databaseUrl, env = {}, nodeOptions = [] }: ProcessOptions,
): Promise<MusterProcess> {
  const child = spawn(join(ROOT, 'muster'), [command], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      DATABASE_URL: databaseUrl,
      MUSTER_DATA: dataFolder,
      NODE_OPTIONS: nodeOptions.join(' '),
      PORT: '0',
      MUSTER_LOG_LEVEL: 'warn',
      MUSTER_CHECK_ANSWERS: '1',
      MUSTER_RATE_LIMIT: '100000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const ready = await Promise.race([firstLine(child), ended.then(() => null)]);
  if (ready === null) throw new Error(`muster ${command} ended at its start: ${output}`);
  return {
    process: child,
    url: /https?:\/\/\S+/.exec(ready)?.[0] ?? null,
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM');
      return (await ended)[0];
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };

  async function firstLine({ stdout }: ChildProcess): Promise<string> {
    const lines = createInterface({ input: stdout as NodeJS.ReadableStream });
    // From the first line on: the next ones may come with it.
    lines.on('line', (line) => (output += `${line}\n`));
    const [line] = (await once(lines, 'line')) as [string];
    return line;
  }
}

/** A client with a key of its own in the account of that name, which is made when there is none. */
export async function connectClient(
  db: Pick<TestDatabase, 'pool' | 'poolOf'>,
  url: string,
  { account = 'main', role = 'admin' }: { account?: string; role?: Exclude<Role, 'owner'> } = {},
): Promise<{ readonly accountId: string; readonly api: Client; readonly key: string }> {
  const { accountId } = await ensureAccount(db.pool, account);
  const { secret: key } = await createKey(db.poolOf(accountId), MAKER, {
    name: 'Test',
    role,
    scopes: null,
    expiresAt: null,
  });
  const api = createClient({
    url,
    key,
    fetch: (address, init) => fetch(address, init as RequestInit),
  });
  return { accountId, api, key };
}

const MAKER: Principal = {
  kind: 'person',
  id: '01890000-0000-7000-8000-000000000001',
  name: 'Test',
  memberId: null,
  role: 'owner',
  scopes: null,
};
