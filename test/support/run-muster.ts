import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line as it is run, with a database and a data folder of its own. */
export interface MusterCommand {
  readonly dataFolder: string;
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Ran>;
  /** What a command that must succeed prints with `--json`. */
  readonly json: <Result>(args: readonly string[], options?: RunOptions) => Promise<Result>;
  /** Makes an account; gives the arguments that name it. */
  readonly makeAccount: (name: string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export async function createMusterCommand(databaseUrl: string): Promise<MusterCommand> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'muster-command-'));
  const run: MusterCommand['run'] = (args, options = {}) =>
    runMain(args, {
      cwd: options.cwd ?? ROOT,
      env: { DATABASE_URL: databaseUrl, MUSTER_DATA: dataFolder, ...options.env },
    });
  const json: MusterCommand['json'] = async <Result>(
    args: readonly string[],
    options?: RunOptions,
  ) => {
    const { code, stdout, stderr } = await run([...args, '--json'], options);
    if (code !== 0) throw new Error(`muster ${args.join(' ')} ended with ${code}: ${stderr}`);
    return JSON.parse(stdout) as Result;
  };
  return {
    dataFolder,
    run,
    json,
    makeAccount: async (name) => {
      await json(['settings', 'set', 'country', 'default', '--account', name, '--create-account']);
      return ['--account', name];
    },
    close: () => rm(dataFolder, { recursive: true, force: true }),
  };
}

function runMain(args: readonly string[], { cwd, env }: Required<RunOptions>): Promise<Ran> {
  const main = join(ROOT, 'packages/server/src/main.ts');
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
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
