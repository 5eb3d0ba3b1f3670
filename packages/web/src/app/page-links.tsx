import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PLACES } from './places.ts';
import classes from './shell.module.css';

/** Links to the places. */
export function PageLinks() {
  const { t } = useTranslation('shell');
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  return PLACES.map(({ to, label, icon: Icon }) => {
    const isHere = pathname === to || pathname.startsWith(`${to}/`);
    return (
      <Link key={to} to={to} aria-current={isHere ? 'page' : undefined} className={classes.link}>
        <Icon size={17} aria-hidden />
        {t(label)}
      </Link>
    );
  });
}
