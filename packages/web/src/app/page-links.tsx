import { NavLink } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { Contact, Filter, Settings, Upload, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './shell.module.css';

/** The places of the web app, in the order in which the sidebar and the keyboard know them. */
export const PLACES = [
  { to: '/contacts', label: 'contacts', icon: Contact },
  { to: '/smart-lists', label: 'smartLists', icon: Filter },
  { to: '/groups', label: 'groups', icon: UsersRound },
  { to: '/imports', label: 'imports', icon: Upload },
  { to: '/settings', label: 'settings', icon: Settings },
] as const;

/** Links to the places. */
export function PageLinks() {
  const { t } = useTranslation('shell');
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  return PLACES.map(({ to, label, icon: Icon }) => {
    const isHere = pathname === to || pathname.startsWith(`${to}/`);
    return (
      <NavLink
        key={to}
        component={Link}
        to={to}
        label={t(label)}
        leftSection={<Icon size={17} aria-hidden />}
        active={isHere}
        aria-current={isHere ? 'page' : undefined}
        className={classes.link}
        mb={2}
      />
    );
  });
}
