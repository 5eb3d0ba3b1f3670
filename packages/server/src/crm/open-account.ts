import type pg from 'pg';
import { MusterError } from '../errors.ts';
import { type Account, ensureAccount, findAccount, listAccountNames } from '../store/accounts.ts';

export type { Account };

/** The account of that name; made, with the default settings, when there is none. */
export function openAccount(registry: pg.Pool, name: string): Promise<Account> {
  return ensureAccount(registry, name);
}

/**
 * The account of that name.
 *
 * @throws MusterError `not_found`, with the names there are.
 */
export async function findNamedAccount(registry: pg.Pool, name: string): Promise<Account> {
  const found = await findAccount(registry, name);
  if (found) return found;
  const names = await listAccountNames(registry, SHOWN_NAMES + 1);
  const more = names.length > SHOWN_NAMES ? ' and others' : '';
  const there =
    names.length === 0
      ? 'There are none yet.'
      : `The accounts are ${names.slice(0, SHOWN_NAMES).join(', ')}${more}.`;
  throw new MusterError('not_found', `There is no account "${name}". ${there}`);
}

const SHOWN_NAMES = 20;
