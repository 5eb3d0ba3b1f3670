import type { FilledAccount } from './fill-test-account.ts';

/** A page as it is walked: the router's address of it, and what stands for its parameters. */
export interface PageToWalk {
  readonly name: string;
  readonly route: string;
  /** Unless the address has a parameter of that very name. */
  readonly id?: keyof FilledAccount;
  readonly search?: string;
  /** Nobody is signed in. */
  readonly signedOut?: true;
}

/** Every page but the steps of the wizard. */
export const PAGES: readonly PageToWalk[] = [
  { name: 'sign-in', route: '/sign-in', signedOut: true },
  { name: 'sign-up', route: '/sign-up', signedOut: true },
  { name: 'welcome', route: '/welcome', search: 'token=none', signedOut: true },
  { name: 'invitation', route: '/invitation', search: 'token', signedOut: true },
  { name: 'forgot-password', route: '/forgot-password', signedOut: true },
  { name: 'reset-password', route: '/reset-password', search: 'token=none', signedOut: true },
  { name: 'contacts', route: '/contacts' },
  { name: 'contacts-search', route: '/contacts', search: 'search=adams' },
  {
    name: 'contacts-filter',
    route: '/contacts',
    search: `filter=${encodeURIComponent('[{"field":"city","operator":"is","value":"Berlin"}]')}`,
  },
  { name: 'contacts-bin', route: '/contacts', search: 'bin=true' },
  { name: 'contact', route: '/contacts/$contactId' },
  { name: 'smart-lists', route: '/smart-lists' },
  { name: 'groups', route: '/groups' },
  { name: 'imports', route: '/imports' },
  { name: 'import-rows', route: '/imports/$importId', search: 'tab=rows' },
  { name: 'import-errors', route: '/imports/$importId', search: 'tab=errors' },
  { name: 'import-warnings', route: '/imports/$importId', search: 'tab=warnings' },
  { name: 'import-settings', route: '/imports/$importId', search: 'tab=settings' },
  { name: 'import-undone', route: '/imports/$importId', id: 'undoneId' },
  { name: 'bulk-action', route: '/bulk-actions/$bulkActionId' },
  { name: 'bulk-action-export', route: '/bulk-actions/$bulkActionId', id: 'exportId' },
  { name: 'profile', route: '/profile' },
  { name: 'settings-account', route: '/settings/account' },
  { name: 'settings-fields', route: '/settings/fields' },
  { name: 'settings-types', route: '/settings/types' },
  { name: 'settings-tags', route: '/settings/tags' },
  { name: 'settings-duplicates', route: '/settings/duplicates' },
  { name: 'settings-members', route: '/settings/members' },
  { name: 'settings-keys', route: '/settings/keys' },
  { name: 'settings-webhooks', route: '/settings/webhooks' },
  { name: 'settings-webhook', route: '/settings/webhooks/$webhookId' },
  { name: 'settings-audit', route: '/settings/audit' },
  { name: 'settings-erasure', route: '/settings/erasure' },
];

/** Where the steps of the wizard are; they are walked one by one. */
export const WIZARD = ['/imports/new', '/imports/$importId/setup'];

/** The address of a page in an account. */
export function addressOf({ route, id, search }: PageToWalk, things: FilledAccount): string {
  const path = route.replace(
    /\$(\w+)/,
    (_, parameter: string) => things[id ?? (parameter as keyof FilledAccount)],
  );
  const query = search === 'token' ? `token=${things.token}` : search;
  return query === undefined ? path : `${path}?${query}`;
}
