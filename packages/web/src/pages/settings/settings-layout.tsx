import { NativeSelect, NavLink } from '@mantine/core';
import type { Action } from '@muster/core/contract/permissions';
import { Link, Outlet, useMatches, useNavigate, useRouterState } from '@tanstack/react-router';
import {
  Building2,
  CopyCheck,
  KeyRound,
  type LucideIcon,
  Rows3,
  ScrollText,
  Shapes,
  Tags,
  UserX,
  UsersRound,
  Webhook,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { NoPermission } from '../../parts/no-permission.tsx';
import { Page } from '../../parts/page.tsx';
import classes from './settings-layout.module.css';

/** The settings with the ways between them; those that one may not see are left out. */
export function SettingsLayout() {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const actions = useSession().account?.actions ?? [];
  const sections = SECTIONS.filter(({ action }) => actions.includes(action));
  const asked = sectionAt(useRouterState({ select: ({ location }) => location.pathname }));
  // While one goes on, the outlet has the page that one comes from.
  const shown = sectionAt(useMatches({ select: (matches) => matches.at(-1)?.pathname ?? '' }));
  const isRefused = shown !== undefined && !actions.includes(shown.action);
  const here = sections.find((one) => one === asked);
  return (
    <div className={classes.layout}>
      <nav className={classes.nav} aria-label={t('sections')}>
        <p className={classes.heading}>{t('title')}</p>
        {sections.map(({ to, label, icon: Icon }) => (
          <NavLink
            key={to}
            component={Link}
            to={to}
            label={t(`section.${label}`)}
            leftSection={<Icon size={16} aria-hidden />}
            active={to === here?.to}
            aria-current={to === here?.to ? 'page' : undefined}
            className={classes.link}
            mb={1}
          />
        ))}
      </nav>
      <div className={classes.choice}>
        <NativeSelect
          aria-label={t('sections')}
          value={asked?.to ?? ''}
          data={(here === asked || asked === undefined ? sections : [...sections, asked]).map(
            ({ to, label }) => ({
              value: to,
              label: t(`section.${label}`),
            }),
          )}
          onChange={({ currentTarget }) =>
            void navigate({ to: currentTarget.value as (typeof SECTIONS)[number]['to'] })
          }
        />
      </div>
      <div className={classes.page}>
        {/* Nothing is asked for that would be refused. */}
        {isRefused ? (
          <Page title={t(`section.${shown.label}`)}>
            <NoPermission />
          </Page>
        ) : (
          <Outlet />
        )}
      </div>
    </div>
  );
}

const SECTIONS = [
  section('/settings/account', 'account', { icon: Building2, action: 'settings.read' }),
  section('/settings/fields', 'fields', { icon: Rows3, action: 'settings.read' }),
  section('/settings/types', 'types', { icon: Shapes, action: 'settings.read' }),
  section('/settings/tags', 'tags', { icon: Tags, action: 'contacts.read' }),
  section('/settings/duplicates', 'duplicates', { icon: CopyCheck, action: 'settings.read' }),
  section('/settings/members', 'members', { icon: UsersRound, action: 'members.read' }),
  section('/settings/keys', 'keys', { icon: KeyRound, action: 'keys.write' }),
  section('/settings/webhooks', 'webhooks', { icon: Webhook, action: 'webhooks.write' }),
  section('/settings/audit', 'audit', { icon: ScrollText, action: 'audit.read' }),
  section('/settings/erasure', 'erasure', { icon: UserX, action: 'account.write' }),
];

function sectionAt(pathname: string): (typeof SECTIONS)[number] | undefined {
  return SECTIONS.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
}

function section<To extends string, Label extends string>(
  to: To,
  label: Label,
  more: { readonly icon: LucideIcon; readonly action: Action },
) {
  return { to, label, ...more } as const;
}
