import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { postAuth } from '../api/api.ts';
import { useSession } from '../api/session.ts';
import { useChangeAccount } from '../api/use-change-account.ts';
import { EmptyState } from '../parts/empty-state.tsx';

/** What somebody sees who was removed from the account that they worked in, or has left it. */
export function NoAccount() {
  const { t } = useTranslation('shell');
  const { accounts } = useSession();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const change = useChangeAccount();
  const leave = useMutation({
    mutationFn: async () => postAuth('/sign-out'),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      queryClient.clear();
    },
  });
  return (
    <main>
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
