import { timingSafeEqual } from 'node:crypto';
import { type Action, actionsOf, type Role } from '@muster/core/contract/permissions';
import { say } from '@muster/core/language/sentence';
import { type AccountPool, accountPool } from '../database/account-pool.ts';
import type pg from 'pg';
import { MusterError } from '../errors.ts';
import {
  findOpenKey,
  insertKey,
  listKeys as list,
  noteKeyUse,
  revokeKey as revoke,
  type StoredKey,
} from '../store/api-keys.ts';
import { checkName } from './check-name.ts';
import { requireAtLeast } from './members.ts';
import { type Page, pageOf, type PageOptions } from './page.ts';
import type { Principal } from './principal.ts';
import { hashToken, newToken, TOKEN_LENGTH } from './secret-token.ts';

export type { StoredKey };

export interface KeyRequest {
  readonly name: string;
  readonly role: Exclude<Role, 'owner'>;
  /** The only actions it may take; null: all that its role may. */
  readonly scopes: readonly Action[] | null;
  /** ISO 8601; null: it does not expire. */
  readonly expiresAt: string | null;
}

/**
 * Makes a key; the text that opens with it is in this answer and nowhere else.
 *
 * @throws MusterError `forbidden` when it could do more than its maker, `invalid_request`
 */
export async function createKey(
  pool: AccountPool,
  maker: Principal,
  request: KeyRequest,
): Promise<{ readonly key: StoredKey; readonly secret: string }> {
  const { role, scopes, expiresAt } = request;
  requireAtLeast(maker.role, role);
  checkScopes(maker, request);
  if (expiresAt !== null && Date.parse(expiresAt) <= Date.now()) {
    throw new MusterError('invalid_request', say('body.expiresAt: lies in the past.'));
  }
  const token = newToken();
  const key = await insertKey(pool, {
    name: checkName(request.name, 'key'),
    role,
    scopes,
    secretHash: hashToken(token),
    hint: token.slice(-4),
    createdBy: maker,
    expiresAt,
  });
  return { key, secret: `mk_${pool.accountId.replaceAll('-', '')}_${token}` };
}

function checkScopes(maker: Principal, { role, scopes }: KeyRequest): void {
  if (maker.scopes !== null && scopes === null) {
    throw new MusterError(
      'forbidden',
      say('This key has scopes: keys that it makes need some too.'),
    );
  }
  for (const scope of scopes ?? []) {
    if (maker.scopes !== null && !maker.scopes.includes(scope)) {
      throw new MusterError(
        'forbidden',
        say('This key lacks {scope}: it cannot give it to another.', { scope }),
      );
    }
    // Whether members may import can change while the key lives.
    if (!actionsOf(role, { membersMayImport: true }).includes(scope)) {
      throw new MusterError(
        'invalid_request',
        say('body.scopes: the role {role} does not allow {scope}.', { role: say(role), scope }),
      );
    }
  }
}

/** The account's keys that were not revoked, the oldest first. */
export function listKeys(pool: AccountPool, options: PageOptions): Promise<Page<StoredKey>> {
  return pageOf(
    options,
    (wanted) => list(pool, wanted),
    ({ keyId }) => keyId,
  );
}

/** @throws MusterError `not_found` */
export async function revokeKey(pool: AccountPool, keyId: string): Promise<void> {
  if (await revoke(pool, keyId)) return;
  throw new MusterError(
    'not_found',
    say('There is no key {id}, or it was revoked before.', { id: keyId }),
  );
}

/** Whom a key lets in, and to which account; null when it is no key, revoked or expired. */
export async function openWithKey(
  connections: pg.Pool,
  text: string,
): Promise<{ readonly accountId: string; readonly principal: Principal } | null> {
  const parts = KEY.exec(text)?.groups;
  if (parts === undefined) return null;
  const accountId = String(parts['account']).replace(
    /^(.{8})(.{4})(.{4})(.{4})(.{12})$/,
    '$1-$2-$3-$4-$5',
  );
  const pool = accountPool(connections, accountId);
  const secretHash = hashToken(String(parts['token']));
  const key = await findOpenKey(pool, secretHash);
  if (key === null || !timingSafeEqual(key.secretHash, secretHash)) return null;
  if (key.isUseStale) await noteKeyUse(pool, key.keyId);
  const { keyId, name, role, scopes } = key;
  return { accountId, principal: { kind: 'key', id: keyId, name, memberId: null, role, scopes } };
}

const KEY = new RegExp(`^mk_(?<account>[0-9a-f]{32})_(?<token>[0-9A-Za-z]{${TOKEN_LENGTH}})$`);
