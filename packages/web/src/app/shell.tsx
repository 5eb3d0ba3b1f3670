import { Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasSessionEnded } from '../api/session-end.ts';
import { useSession } from '../api/session.ts';
import { lazyPart } from '../parts/lazy-part.ts';
import { AccountMenu } from './account-menu.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { FindButton } from './find-button.tsx';
import { Logo } from '../parts/logo.tsx';
import { Overlays } from './overlays.tsx';
import { PageLinks } from './page-links.tsx';
import classes from './shell.module.css';

const NoAccount = lazyPart(async () => (await import('./no-account.tsx')).NoAccount);
const SignInAgain = lazyPart(
  async () => (await import('../pages/session/sign-in-again.tsx')).SignInAgain,
);

/** What stands around every page of somebody who is signed in. */
export function Shell() {
  const { account } = useSession();
  const hasSessionEnded = useHasSessionEnded();
  return (
    <>
      {account === null ? (
        <Suspense>
          <NoAccount />
        </Suspense>
      ) : (
        // Anew for another account: nothing that was chosen or typed in one is for another.
        <Frame key={account.accountId} />
      )}
      {hasSessionEnded ? (
        <Suspense>
          <SignInAgain />
        </Suspense>
      ) : null}
    </>
  );
}

function Frame() {
  const { t } = useTranslation('shell');
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(close, [close, pathname]);
  const menuButton = (
    <Burger
      opened={isOpen}
      onClick={toggle}
      size="sm"
      aria-label={t('menu')}
      aria-expanded={isOpen}
      className={classes.menu}
    />
  );
  return (
    <div className={classes.frame}>
      <a href="#page" className={classes.skip}>
        {t('skip')}
      </a>
      <header className={classes.header}>
        {menuButton}
        <Logo />
      </header>
      <nav aria-label={t('navigation')} className={classes.navbar} data-open={isOpen || undefined}>
        <div className={classes.brand}>
          {menuButton}
          <Logo />
        </div>
        <div className={classes.places}>
          <FindButton />
          <PageLinks />
        </div>
        <div className={classes.foot}>
          <AccountMenu />
        </div>
      </nav>
      <Overlays />
      <main className={classes.main}>
        <ConnectionBanner />
        <div id="page" className={classes.page} tabIndex={-1}>
          <Outlet />
        </div>
      </main>
    </div>
  );
}
