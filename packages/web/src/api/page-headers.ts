/**
 * What every request of this window says besides what it asks for: the language of the page, and
 * the account that the window works in. The session knows the account, too; but another window may
 * have it work in another one, and what was begun in this window must not end up there.
 */
export function pageHeaders(): Readonly<Record<string, string>> {
  return {
    'Accept-Language': document.documentElement.lang,
    ...(account === null ? {} : { 'Muster-Account': account }),
  };
}

/** The address of a file as a link of this window: browsers follow links without our headers. */
export function fileLink(path: `/api/v1/${string}`): string {
  if (account === null) return path;
  return `${path}${path.includes('?') ? '&' : '?'}account=${account}`;
}

/** Has the requests from now on work in an account; null: in that of the session. */
export function workIn(accountId: string | null): void {
  account = accountId;
}

let account: string | null = null;
