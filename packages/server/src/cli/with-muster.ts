import { Option } from 'commander';
import type { Config } from '../config.ts';
import { openAccount } from '../crm/open-account.ts';
import { accountPool } from '../database/account-pool.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Muster } from '../imports/muster.ts';

/** What every command about an account can be told. */
export interface AccountOptions {
  readonly account: string;
  readonly json?: true;
}

/** Runs a command's work with the account's database open, and closes it. */
export async function withMuster(
  config: Config,
  { account }: AccountOptions,
  work: (muster: Muster) => Promise<void>,
): Promise<void> {
  const { pool, registry, revive, close } = await openDatabase(config);
  const { dataFolder } = config;
  try {
    const opened = await openAccount(registry, account);
    await work({ pool: accountPool(pool, opened.accountId), account: opened, dataFolder, revive });
  } finally {
    await close();
  }
}

/** `--account NAME`. */
export function accountOption(): Option {
  return new Option('--account <name>', 'the account to work in').default(DEFAULT_ACCOUNT);
}

/** What a command shown to a person needs to work in the same account; '' for the default one. */
export function accountArgument(account: string): string {
  if (account === DEFAULT_ACCOUNT) return '';
  const isPlain = /^[\w.@/-]+$/.test(account);
  return ` --account ${isPlain ? account : `'${account.replaceAll("'", "'\\''")}'`}`;
}

const DEFAULT_ACCOUNT = 'main';

/** Prints one line of JSON. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
