import { Button, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api.ts';
import { invitationsQuery } from '../../../api/people.ts';
import { useSession } from '../../../api/session.ts';
import { useFormat } from '../../../parts/format.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { QueryContent } from '../../../parts/query-content.tsx';
import classes from '../settings-rows.module.css';
import { SettingsSection } from '../settings-section.tsx';

/** Invitations that were not taken up, which can be taken back; nothing where there are none. */
export function InvitationList() {
  const { t } = useTranslation('people');
  const { date } = useFormat();
  const queryClient = useQueryClient();
  const query = useQuery(invitationsQuery);
  const isOwner = useSession().account?.role === 'owner';
  const cancel = useMutation({
    mutationFn: async (invitationId: string) => api.cancelInvitation({ params: { invitationId } }),
    onSettled: async () => queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  if (query.data?.length === 0) return null;
  return (
    <SettingsSection title={t('invitations.title')} text={t('invitations.text')}>
      <ProblemAlert error={cancel.error} />
      <QueryContent query={query}>
        {(invitations) => (
          <ul className={classes.rows} aria-label={t('invitations.title')}>
            {invitations.map(({ invitationId, email, role, invitedBy, expiresAt }) => (
              <li key={invitationId} className={classes.row}>
                <div className={classes.main}>
                  <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
                    {email}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {[
                      t(`role.${role}`),
                      ...(invitedBy === null ? [] : [t('invitations.by', { name: invitedBy })]),
                      t('invitations.until', { date: date(expiresAt) }),
                    ].join(' · ')}
                  </Text>
                </div>
                {isOwner || role !== 'owner' ? (
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={t('invitations.cancelOf', { email })}
                    loading={cancel.isPending && cancel.variables === invitationId}
                    onClick={() => cancel.mutate(invitationId)}
                  >
                    {t('invitations.cancel')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </QueryContent>
    </SettingsSection>
  );
}
