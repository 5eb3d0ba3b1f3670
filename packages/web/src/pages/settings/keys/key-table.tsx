import { Badge, Button, Code, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Key } from '../../../api/people.ts';
import { useFormat } from '../../../parts/format.ts';
import { useNow } from '../../../parts/use-now.ts';

/** Keys: what they may, who made them, when they were last used. */
export function KeyTable({
  keys,
  onRevoke,
}: {
  readonly keys: readonly Key[];
  readonly onRevoke: (key: Key) => void;
}) {
  const { t } = useTranslation('people');
  const { date, ago, list } = useFormat();
  const now = useNow();
  return (
    <Table.ScrollContainer minWidth={680} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('keys.name')}</Table.Th>
            <Table.Th>{t('keys.may')}</Table.Th>
            <Table.Th w={150}>{t('keys.lastUsed')}</Table.Th>
            <Table.Th w={150}>{t('keys.expires')}</Table.Th>
            <Table.Th w={110} aria-label={t('members.actions')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keys.map((key) => {
            const { keyId, name, hint, role, scopes, createdBy, createdAt } = key;
            const { lastUsedAt, expiresAt } = key;
            const isExpired = expiresAt !== null && new Date(expiresAt).getTime() < now;
            return (
              <Table.Tr key={keyId}>
                <Table.Td>
                  <Group gap={8}>
                    <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
                      {name}
                    </Text>
                    <Code>…{hint}</Code>
                  </Group>
                  <Text size="xs" c="dimmed">
                    {t('keys.by', { name: createdBy, date: date(createdAt) })}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{t(`role.${role}`)}</Text>
                  {scopes === null ? null : (
                    <Text size="xs" c="dimmed">
                      {t('keys.only', { actions: list(scopes) })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <Text size="sm">
                    {lastUsedAt === null ? t('keys.never') : ago(lastUsedAt, now)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  {isExpired ? (
                    <Badge variant="light" color="red" tt="none">
                      {t('keys.expired', { date: date(expiresAt) })}
                    </Badge>
                  ) : (
                    <Text size="sm">
                      {expiresAt === null ? t('keys.noExpiry') : date(expiresAt)}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ta="end">
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={t('keys.revokeName', { name })}
                    onClick={() => onRevoke(key)}
                  >
                    {t('keys.revoke')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
