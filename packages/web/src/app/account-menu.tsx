import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Building2, Check, ChevronsUpDown, Keyboard, LogOut, Plus, UserRound } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session.ts';
import { useSignOut } from '../api/sign-out.ts';
import { useChangeAccount } from '../api/use-change-account.ts';
import { LinkMenuItem } from '../parts/link-menu-item.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { showOverlay } from './overlay.ts';
import classes from './shell.module.css';
import { lazyPart } from '../parts/lazy-part.ts';

const NewAccount = lazyPart(async () => (await import('./new-account.tsx')).NewAccount);

/** Whom one is signed in as and in which account, with the ways to the others. */
export function AccountMenu() {
  const { t } = useTranslation('shell');
  const { person, account, accounts } = useSession();
  const change = useChangeAccount();
  const [isNaming, naming] = useDisclosure(false);
  const [wasNaming, setNamed] = useState(false);
  const leave = useSignOut();
  const name = person?.name ?? '';
  return (
    <>
      {wasNaming ? (
        <Suspense>
          <NewAccount isOpen={isNaming} onClose={naming.close} onMade={change.mutate} />
        </Suspense>
      ) : null}
      <ProblemAlert error={change.error ?? leave.error} />
      <Menu width={232} position="top-start" shadow="md">
        <Menu.Target>
          <UnstyledButton className={classes.account} data-testid="account-menu">
            <Avatar name={name} size={30} radius="xl" color="accent" aria-hidden />
            <span className={classes.names}>
              <Text size="sm" fw={500} truncate>
                {account?.name ?? name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {name}
              </Text>
            </span>
            <ChevronsUpDown size={15} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('accounts')}</Menu.Label>
          {accounts.map(({ accountId, name: accountName }) => {
            const isThis = accountId === account?.accountId;
            return (
              <Menu.Item
                key={accountId}
                leftSection={<Building2 size={15} aria-hidden />}
                rightSection={isThis ? <Check size={15} aria-hidden /> : null}
                aria-current={isThis || undefined}
                onClick={() => {
                  if (!isThis) change.mutate(accountId);
                }}
              >
                {accountName}
              </Menu.Item>
            );
          })}
          {accounts.some(({ role }) => role === 'owner') ? (
            <Menu.Item
              leftSection={<Plus size={15} aria-hidden />}
              onClick={() => {
                setNamed(true);
                naming.open();
              }}
            >
              {t('createAccount')}
            </Menu.Item>
          ) : null}
          <Menu.Divider />
          <LinkMenuItem to="/profile" leftSection={<UserRound size={15} aria-hidden />}>
            {t('profile')}
          </LinkMenuItem>
          <Menu.Item
            visibleFrom="sm"
            leftSection={<Keyboard size={15} aria-hidden />}
            onClick={() => showOverlay('keyboard map')}
          >
            {t('keyboard.title')}
          </Menu.Item>
          <Menu.Item leftSection={<LogOut size={15} aria-hidden />} onClick={() => leave.mutate()}>
            {t('signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
