import { Badge, Button, Code, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Key } from '../../../api/people.ts';
import { useFormat } from '../../../parts/format.ts';
import { useNow } from '../../../parts/use-now.ts';
import classes from '../settings-rows.module.css';

/** Keys: what they may, who made them, when they were last used. */
export function KeyList({
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
    <ul className={classes.rows} aria-label={t('keys.title')}>
      {keys.map((key) => {
        const { keyId, name, hint, role, scopes, createdBy, createdAt } = key;
        const { lastUsedAt, expiresAt } = key;
        const isExpired = expiresAt !== null && new Date(expiresAt).getTime() < now;
        return (
          <li key={keyId} className={classes.row}>
            <div className={classes.main}>
              <Group gap={8}>
                <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
                  {name}
                </Text>
                <Code>…{hint}</Code>
              </Group>
              <Text size="xs" c="dimmed">
                {t('keys.by', { name: createdBy, date: date(createdAt) })}
              </Text>
            </div>
            <div className={classes.part}>
              <Text size="sm">{t(`role.${role}`)}</Text>
              {scopes === null ? null : (
                <Text size="xs" c="dimmed">
                  {t('keys.only', { actions: list(scopes) })}
                </Text>
              )}
            </div>
            <div className={classes.part}>
              <Text size="sm">
                {lastUsedAt === null
                  ? t('keys.neverUsed')
                  : t('keys.used', { when: ago(lastUsedAt, now) })}
              </Text>
            </div>
            <div className={classes.part}>
              {isExpired ? (
                <Badge variant="light" color="red" tt="none">
                  {t('keys.expired', { date: date(expiresAt) })}
                </Badge>
              ) : (
                <Text size="sm">
                  {expiresAt === null
                    ? t('keys.noExpiry')
                    : t('keys.until', { date: date(expiresAt) })}
                </Text>
              )}
            </div>
            <div className={classes.end}>
              <Button
                variant="default"
                size="xs"
                aria-label={t('keys.revokeName', { name })}
                onClick={() => onRevoke(key)}
              >
                {t('keys.revoke')}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
