import { ApiError } from '@muster/core/contract/api-error';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
  type RouteComponent,
} from '@tanstack/react-router';
import { loadNamespaces } from 'i18next';
import { sessionQuery } from '../api/session.ts';
import { loadPart } from '../parts/load-part.ts';
import { readContactsSearch } from '../pages/contacts/contacts-search.ts';
import { readImportSearch } from '../pages/import/import-search.ts';
import { readLinkSearch, readSignInSearch } from '../pages/session/session-search.ts';
import { readSetupSearch } from '../pages/import-setup/setup-search.ts';
import { readNewImportSearch } from '../pages/import-setup/new-import-search.ts';
import type { Texts } from '../locales/en/index.ts';
import { onlyKnown } from './only-known.ts';
import { readWorkSearch } from '../pages/work/work-search.ts';
import { Shell } from './shell.tsx';

const root = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()();

/** Pages for people who are not signed in, or not yet. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: onlyKnown(readSignInSearch),
  component: lazyPage(() => import('../pages/session/sign-in-page.tsx'), 'SignInPage', ['session']),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  component: lazyPage(() => import('../pages/session/sign-up-page.tsx'), 'SignUpPage', ['session']),
});
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  validateSearch: onlyKnown(readLinkSearch),
  component: lazyPage(() => import('../pages/session/welcome-page.tsx'), 'WelcomePage', [
    'session',
  ]),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  validateSearch: onlyKnown(readLinkSearch),
  component: lazyPage(() => import('../pages/session/invitation-page.tsx'), 'InvitationPage', [
    'session',
  ]),
});
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyPage(
    () => import('../pages/session/forgot-password-page.tsx'),
    'ForgotPasswordPage',
    ['session'],
  ),
});
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  validateSearch: onlyKnown(readLinkSearch),
  component: lazyPage(
    () => import('../pages/session/reset-password-page.tsx'),
    'ResetPasswordPage',
    ['session'],
  ),
});

/** All others: who is not signed in signs in first, and comes back. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  component: Shell,
  beforeLoad: async ({ context: { queryClient }, location }) => {
    try {
      await queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      if (error instanceof ApiError && error.problem.status === 401)
        throw redirect({ to: '/sign-in', search: { next: location.href } });
      throw error;
    }
  },
});
const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/contacts' });
  },
});
const contacts = createRoute({
  getParentRoute: () => app,
  path: '/contacts',
  validateSearch: onlyKnown(readContactsSearch),
  component: lazyPage(() => import('../pages/contacts/contacts-page.tsx'), 'ContactsPage'),
});
const contact = createRoute({
  getParentRoute: () => app,
  path: '/contacts/$contactId',
  component: lazyPage(() => import('../pages/contact/contact-page.tsx'), 'ContactPage'),
});
const smartLists = createRoute({
  getParentRoute: () => app,
  path: '/smart-lists',
  component: lazyPage(() => import('../pages/smart-lists/smart-lists-page.tsx'), 'SmartListsPage'),
});
const groups = createRoute({
  getParentRoute: () => app,
  path: '/groups',
  component: lazyPage(() => import('../pages/groups/groups-page.tsx'), 'GroupsPage'),
});
const work = createRoute({
  getParentRoute: () => app,
  path: '/imports',
  validateSearch: onlyKnown(readWorkSearch),
  component: lazyPage(() => import('../pages/work/work-page.tsx'), 'WorkPage', [
    'imports',
    'review',
  ]),
});
const newImport = createRoute({
  getParentRoute: () => app,
  path: '/imports/new',
  validateSearch: onlyKnown(readNewImportSearch),
  component: lazyPage(() => import('../pages/import-setup/new-import-page.tsx'), 'NewImportPage', [
    'wizard',
  ]),
});
const importPage = createRoute({
  getParentRoute: () => app,
  path: '/imports/$importId',
  validateSearch: onlyKnown(readImportSearch),
  component: lazyPage(() => import('../pages/import/import-page.tsx'), 'ImportPage', ['review']),
});
const setup = createRoute({
  getParentRoute: () => app,
  path: '/imports/$importId/setup',
  validateSearch: onlyKnown(readSetupSearch),
  component: lazyPage(() => import('../pages/import-setup/setup-page.tsx'), 'SetupPage', [
    'review',
    'wizard',
  ]),
});
const bulkAction = createRoute({
  getParentRoute: () => app,
  path: '/bulk-actions/$bulkActionId',
  component: lazyPage(() => import('../pages/bulk-action/bulk-action-page.tsx'), 'BulkActionPage'),
});
const profile = createRoute({
  getParentRoute: () => app,
  path: '/profile',
  component: lazyPage(() => import('../pages/profile/profile-page.tsx'), 'ProfilePage', [
    'people',
    'session',
  ]),
});
const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  component: lazyPage(() => import('../pages/settings/settings-layout.tsx'), 'SettingsLayout', [
    'settings',
  ]),
});
const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/account' });
  },
});
const settingsPages = [
  createRoute({
    getParentRoute: () => settings,
    path: '/account',
    component: lazyPage(() => import('../pages/settings/account-settings.tsx'), 'AccountSettings', [
      'settings',
    ]),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/fields',
    component: lazyPage(() => import('../pages/settings/field-settings.tsx'), 'FieldSettings', [
      'settings',
    ]),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/types',
    component: lazyPage(() => import('../pages/settings/type-settings.tsx'), 'TypeSettings', [
      'settings',
    ]),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/tags',
    component: lazyPage(() => import('../pages/settings/tag-settings.tsx'), 'TagSettings', [
      'settings',
    ]),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/duplicates',
    component: lazyPage(
      () => import('../pages/settings/duplicate-settings.tsx'),
      'DuplicateSettings',
      ['settings'],
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/members',
    component: lazyPage(() => import('../pages/settings/member-settings.tsx'), 'MemberSettings', [
      'people',
    ]),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/keys',
    component: lazyPage(() => import('../pages/settings/key-settings.tsx'), 'KeySettings', [
      'people',
    ]),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/webhooks',
    component: lazyPage(() => import('../pages/settings/webhook-settings.tsx'), 'WebhookSettings', [
      'people',
    ]),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/webhooks/$webhookId',
    component: lazyPage(
      () => import('../pages/settings/webhook-deliveries.tsx'),
      'WebhookDeliveries',
      ['people'],
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/audit',
    component: lazyPage(() => import('../pages/settings/audit-log.tsx'), 'AuditLog', ['people']),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/erasure',
    component: lazyPage(() => import('../pages/settings/erasure-settings.tsx'), 'ErasureSettings', [
      'people',
    ]),
  }),
] as const;

/** Every page of the web app. */
export const routeTree = root.addChildren([
  signIn,
  signUp,
  welcome,
  invitation,
  forgotPassword,
  resetPassword,
  app.addChildren([
    home,
    contacts,
    contact,
    smartLists,
    groups,
    work,
    newImport,
    importPage,
    setup,
    bulkAction,
    profile,
    settings.addChildren([settingsHome, ...settingsPages]),
  ]),
]);

/**
 * A page that is loaded when it is opened; `load` gives what stands under `name` in its file. What it
 * says about `subjects` comes beside it: a page that had to wait for its texts would be shown a third
 * of a second later, since React lets what stands in its place stay that long.
 */
function lazyPage<Name extends string>(
  load: () => Promise<{ readonly [name in Name]: RouteComponent }>,
  name: Name,
  subjects: readonly (keyof Texts)[] = [],
) {
  return lazyRouteComponent(async () => {
    const [page] = await Promise.all([loadPart(load), loadNamespaces(subjects)]);
    return page;
  }, name);
}
