import type { Action, Role } from '@muster/core/contract/permissions';
import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';

/** Who acts in an account: a person, or a program with an API key. */
export interface Principal {
  readonly kind: 'person' | 'key';
  /** Of the person, or of the key. */
  readonly id: string;
  readonly name: string;
  /** The person as a member of the account; null for keys. */
  readonly memberId: string | null;
  readonly role: Role;
  /** The only actions a key may take, within its role; null: all of the role's. */
  readonly scopes: readonly Action[] | null;
}

/** Who makes a request, and in which account. */
export interface Caller {
  /** null for keys. */
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly hasTwoFactor: boolean;
    readonly sessionId: string;
  } | null;
  /** null for a person who has chosen no account, or belongs to none. */
  readonly account: { readonly accountId: string; readonly principal: Principal } | null;
}

/**
 * The person who calls.
 *
 * @throws MusterError `forbidden` when a key does.
 */
export function signedIn({ person }: Caller): NonNullable<Caller['person']> {
  if (person !== null) return person;
  throw new MusterError('forbidden', say('Only a person can do that, not a key.'));
}
