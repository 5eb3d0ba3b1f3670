/** Where one goes on after signing in. */
export interface SignInSearch {
  readonly next?: string;
  /** Why one is to sign in, where that is not plain. */
  readonly why?: 'signed-out-elsewhere';
}

export function readSignInSearch({ next, why }: Record<string, unknown>): SignInSearch {
  // Of this site only: a link must not lead somewhere else by way of us. Browsers leave tabs and
  // line ends out of addresses.
  const isHere = typeof next === 'string' && /^\/(?![/\\])[^\t\r\n]*$/.test(next);
  return {
    ...(isHere ? { next } : {}),
    ...(why === 'signed-out-elsewhere' ? { why } : {}),
  };
}

/** What a link that was mailed or passed on holds. */
export interface LinkSearch {
  readonly token: string;
}

export function readLinkSearch({ token }: Record<string, unknown>): LinkSearch {
  // A token of digits alone arrives as a number.
  return { token: typeof token === 'string' || typeof token === 'number' ? String(token) : '' };
}
