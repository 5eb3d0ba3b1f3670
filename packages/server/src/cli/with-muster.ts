import { Option } from 'commander';
import type { Config } from '../config.ts';
import { findNamedAccount, openAccount } from '../crm/open-account.ts';
import { accountPool } from '../database/account-pool.ts';
import { openDatabase } from '../database/open-database.ts';
import { MusterError } from '../errors.ts';
import type { Muster } from '../imports/muster.ts';

/** What every command about an account can be told. */
export interface AccountOptions {
  /** Unless said, `main` here; on a server, the account of the key. */
  readonly account?: string;
  readonly createAccount?: true;
  readonly json?: true;
}

/**
 * Runs a command's work with the account's database open, and closes it.
 *
 * @throws MusterError `not_found` when there is no such account.
 */
export async function withMuster(
  config: Config,
  { account = DEFAULT_ACCOUNT, createAccount }: Omit<AccountOptions, 'json'>,
  work: (muster: Muster) => Promise<void>,
): Promise<void> {
  const { pool, registry, revive, close } = await openDatabase(config);
  const { dataFolder } = config;
  try {
    const isMade = createAccount === true || account === DEFAULT_ACCOUNT;
    const opened = isMade
      ? await openAccount(registry, account)
      : await findNamedAccount(registry, account).catch(sayHowToMake);
    await work({ pool: accountPool(pool, opened.accountId), account: opened, dataFolder, revive });
  } finally {
    await close();
  }
}

function sayHowToMake(error: unknown): never {
  if (!(error instanceof MusterError) || error.code !== 'not_found') throw error;
  const how =
    'The commands import, "settings set" and "fields add" make one with --create-account.';
  throw new MusterError(error.code, `${error.message} ${how}`, { cause: error });
}

/** `--account NAME`. */
export function accountOption(): Option {
  return new Option('--account <name>', `the account to work in; ${DEFAULT_ACCOUNT}, unless said`);
}

/** `--create-account`, of commands that put something into an account. */
export function createAccountOption(): Option {
  return new Option('--create-account', 'make the account that --account names, if there is none');
}

/** What a command needs to work in the same account; '' for the default one. */
export function accountArgument(account = DEFAULT_ACCOUNT): string {
  if (account === DEFAULT_ACCOUNT) return '';
  const isPlain = /^[\w.@/-]+$/.test(account);
  return ` --account ${isPlain ? account : `'${account.replaceAll("'", "'\\''")}'`}`;
}

const DEFAULT_ACCOUNT = 'main';

/** Prints one line of JSON. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
