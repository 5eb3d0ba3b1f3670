import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { type Session, useSession } from '../../api/session.ts';
import { useChangeAccount } from '../../api/use-change-account.ts';
import { Card } from '../../parts/card.tsx';
import { openConfirm } from '../../parts/open-confirm.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

/** The accounts that a person belongs to; the one they work in can be left. */
export function AccountsCard({ accounts }: { readonly accounts: Session['accounts'] }) {
  const { t } = useTranslation('people');
  const { account: here } = useSession();
  const change = useChangeAccount();
  const leave = useMutation({
    mutationFn: async () => api.leaveAccount(),
    // The session works in no account any more: the pages begin anew.
    onSuccess: () => location.assign('/'),
  });
  return (
    <Card title={t('accounts.title')}>
      <Stack gap="sm">
        <ProblemAlert error={change.error ?? leave.error} />
        {accounts.map(({ accountId, name, role }) => (
          <Group key={accountId} justify="space-between" wrap="nowrap" gap="sm" mih={40}>
            <Group gap="xs" miw={0}>
              <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Text>
              <Badge variant="light" color="gray" tt="none">
                {t(`role.${role}`)}
              </Badge>
            </Group>
            {accountId === here?.accountId ? (
              <Button
                variant="default"
                size="xs"
                loading={leave.isPending}
                onClick={() =>
                  openConfirm({
                    title: t('accounts.leaveTitle', { account: name }),
                    text: t('accounts.leaveText'),
                    action: t('accounts.leave'),
                    onConfirm: () => leave.mutate(),
                  })
                }
              >
                {t('accounts.leave')}
              </Button>
            ) : (
              <Button variant="default" size="xs" onClick={() => change.mutate(accountId)}>
                {t('accounts.change')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
