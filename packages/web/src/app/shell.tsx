import { AppShell, Burger, Group, ScrollArea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session.ts';
import { AccountMenu } from './account-menu.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { FindButton } from './find-button.tsx';
import { Logo } from '../parts/logo.tsx';
import { NoAccount } from './no-account.tsx';
import { Overlays } from './overlays.tsx';
import { PageLinks } from './page-links.tsx';
import classes from './shell.module.css';

/** What stands around every page of somebody who is signed in. */
export function Shell() {
  return useSession().account === null ? <NoAccount /> : <Frame />;
}

function Frame() {
  const { t } = useTranslation('shell');
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(close, [close, pathname]);
  return (
    <AppShell
      layout="alt"
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      header={{ height: { base: 52, sm: 0 } }}
      classNames={{ navbar: classes.navbar, main: classes.main, header: classes.header }}
    >
      <a href="#page" className={classes.skip}>
        {t('skip')}
      </a>
      <AppShell.Header hiddenFrom="sm">
        <Group h="100%" px="md" gap="sm">
          <Burger opened={isOpen} onClick={toggle} size="sm" aria-label={t('menu')} />
          <Logo />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar component="nav" aria-label={t('navigation')}>
        <AppShell.Section className={classes.brand}>
          <Burger
            hiddenFrom="sm"
            opened={isOpen}
            onClick={toggle}
            size="sm"
            aria-label={t('menu')}
          />
          <Logo />
        </AppShell.Section>
        <AppShell.Section grow component={ScrollArea} px="xs">
          <FindButton />
          <PageLinks />
        </AppShell.Section>
        <AppShell.Section className={classes.foot}>
          <AccountMenu />
        </AppShell.Section>
      </AppShell.Navbar>
      <Overlays />
      <AppShell.Main>
        <ConnectionBanner />
        <div id="page" className={classes.page} tabIndex={-1}>
          <Outlet />
        </div>
      </AppShell.Main>
    </AppShell>
  );
}
