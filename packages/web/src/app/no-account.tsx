import { Button, Group } from '@mantine/core';
import { Building2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session.ts';
import { useSignOut } from '../api/sign-out.ts';
import { useChangeAccount } from '../api/use-change-account.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';

/** What somebody sees who was removed from the account that they worked in, or has left it. */
export function NoAccount() {
  const { t } = useTranslation('shell');
  const { accounts } = useSession();
  const change = useChangeAccount();
  const leave = useSignOut();
  return (
    <main>
      <ProblemAlert error={change.error ?? leave.error} />
      <EmptyState
        icon={Building2}
        title={t('noAccount.title')}
        text={t(accounts.length === 0 ? 'noAccount.none' : 'noAccount.others')}
        action={
          <Group gap="xs" justify="center">
            {accounts.map(({ accountId, name }) => (
              <Button key={accountId} onClick={() => change.mutate(accountId)}>
                {name}
              </Button>
            ))}
            <Button variant="default" onClick={() => leave.mutate()}>
              {t('signOut')}
            </Button>
          </Group>
        }
      />
    </main>
  );
}
