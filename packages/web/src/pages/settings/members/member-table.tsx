import { Avatar, Badge, Button, Group, Table, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Role } from '@muster/core/contract/permissions';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api.ts';
import { type Member, membersQuery } from '../../../api/people.ts';
import { sessionQuery, useMay, useSession } from '../../../api/session.ts';
import { useFormat } from '../../../parts/format.ts';
import { openConfirm } from '../../../parts/open-confirm.tsx';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { RoleSelect } from './role-select.tsx';

/** Members with their roles, which those who may can change; whoever has left comes last. */
export function MemberTable({ members }: { readonly members: readonly Member[] }) {
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
      <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('members.who')}</Table.Th>
              <Table.Th w={190}>{t('members.role')}</Table.Th>
              <Table.Th w={150}>{t('members.since')}</Table.Th>
              <Table.Th w={120} aria-label={t('members.actions')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
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
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
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
    <Table.Tr>
      <Table.Td>
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
      </Table.Td>
      <Table.Td>
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
      </Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed">
          {leftAt === null ? date(joinedAt) : t('members.left', { date: date(leftAt) })}
        </Text>
      </Table.Td>
      <Table.Td ta="end">
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
      </Table.Td>
    </Table.Tr>
  );
}
