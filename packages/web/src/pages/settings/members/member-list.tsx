import { Avatar, Badge, Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Role } from '@muster/core/contract/permissions';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api.ts';
import { type Member, membersQuery } from '../../../api/people.ts';
import { sessionQuery, useMay, useSession } from '../../../api/session.ts';
import { useFormat } from '../../../parts/format.ts';
import { openConfirm } from '../../../parts/open-confirm.tsx';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import classes from '../settings-rows.module.css';
import { RoleSelect } from './role-select.tsx';

/** Members with their roles, which those who may can change; whoever has left comes last. */
export function MemberList({ members }: { readonly members: readonly Member[] }) {
  const { t } = useTranslation('people');
  const queryClient = useQueryClient();
  const onSettled = async (): Promise<void> => {
    await queryClient.invalidateQueries({ queryKey: membersQuery.queryKey });
    await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const change = useMutation({
    mutationFn: async ({ memberId, role }: { memberId: string; role: Role }) =>
      api.changeMember({ params: { memberId }, body: { role } }),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: async (memberId: string) => api.removeMember({ params: { memberId } }),
    onSettled,
  });
  const shown = members.toSorted(
    (one, other) => Number(one.role === null) - Number(other.role === null),
  );
  return (
    <>
      <ProblemAlert error={change.error ?? remove.error} />
      <ul className={classes.rows} aria-label={t('members.list')}>
        {shown.map((member) => (
          <MemberRow
            key={member.memberId}
            member={member}
            isBusy={change.isPending && change.variables.memberId === member.memberId}
            onChange={(role) => change.mutate({ memberId: member.memberId, role })}
            onRemove={() =>
              openConfirm({
                title: t('members.removeTitle', { name: member.name }),
                text: t('members.removeText'),
                action: t('members.remove'),
                onConfirm: () => remove.mutate(member.memberId),
              })
            }
          />
        ))}
      </ul>
    </>
  );
}

function MemberRow({
  member: { memberId, name, email, role, joinedAt, leftAt },
  isBusy,
  onChange,
  onRemove,
}: {
  readonly member: Member;
  readonly isBusy: boolean;
  readonly onChange: (role: Role) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('people');
  const { date } = useFormat();
  const { account } = useSession();
  const isOwner = account?.role === 'owner';
  const isMyself = account?.memberId === memberId;
  const mayChange = useMay('members.write') && role !== null && (isOwner || role !== 'owner');
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Group gap="sm" wrap="nowrap">
          <Avatar
            name={name}
            size={30}
            radius="xl"
            color={role === null ? 'gray' : 'accent'}
            aria-hidden
          />
          <div style={{ minWidth: 0 }}>
            <Group gap={6}>
              <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Text>
              {isMyself ? (
                <Badge variant="light" color="gray" size="sm" tt="none">
                  {t('members.you')}
                </Badge>
              ) : null}
            </Group>
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {email}
            </Text>
          </div>
        </Group>
      </div>
      <div className={classes.part}>
        {mayChange ? (
          <RoleSelect
            aria-label={t('members.roleOf', { name })}
            value={role}
            mayOwn={isOwner}
            disabled={isBusy}
            onChange={onChange}
          />
        ) : (
          <Text size="sm">{role === null ? t('members.noRole') : t(`role.${role}`)}</Text>
        )}
      </div>
      <div className={classes.part}>
        <Text size="sm" c="dimmed">
          {leftAt === null
            ? t('members.sinceDate', { date: date(joinedAt) })
            : t('members.left', { date: date(leftAt) })}
        </Text>
      </div>
      <div className={classes.end}>
        {mayChange && !isMyself ? (
          <Button
            variant="default"
            size="xs"
            aria-label={t('members.removeName', { name })}
            onClick={onRemove}
          >
            {t('members.remove')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
