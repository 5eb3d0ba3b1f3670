import { Group, Kbd, SimpleGrid, Stack, Switch, Text, Title } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../parts/dialog.tsx';
import { hasShortcuts, setShortcuts, SHORTCUTS, TABLE_KEYS } from './shortcuts.ts';
import { MODIFIER_KEY } from './modifier-key.ts';
import classes from './keyboard-map.module.css';

/** What the keys do, and whether they do it. */
export function KeyboardMap({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('shell');
  const [isOn, setOn] = useState(hasShortcuts);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('keyboard.title')} size="lg">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xl">
        <section aria-label={t('keyboard.anywhere')}>
          <Title order={3} mb="xs">
            {t('keyboard.anywhere')}
          </Title>
          <Stack gap={6} component="ul" className={classes.list}>
            <Line keys={[MODIFIER_KEY, 'K']} isAtOnce text={t('keyboard.does.find')} />
            {SHORTCUTS.map(({ keys, does }) => (
              <Line key={does} keys={keys} text={t(`keyboard.does.${does}`)} />
            ))}
          </Stack>
        </section>
        <section aria-label={t('keyboard.tables')}>
          <Title order={3} mb="xs">
            {t('keyboard.tables')}
          </Title>
          <Stack gap={6} component="ul" className={classes.list}>
            {TABLE_KEYS.map(({ keys, does }) => (
              <Line key={does} keys={keys} isEither text={t(`keyboard.does.${does}`)} />
            ))}
          </Stack>
          <Text size="xs" c="dimmed" mt="sm">
            {t('keyboard.tablesText')}
          </Text>
        </section>
      </SimpleGrid>
      <Switch
        mt="lg"
        label={t('keyboard.use')}
        description={t('keyboard.useText')}
        checked={isOn}
        onChange={({ currentTarget: { checked } }) => {
          setOn(checked);
          setShortcuts(checked);
        }}
      />
    </Dialog>
  );
}

function Line({
  keys,
  text,
  isAtOnce = false,
  isEither = false,
}: {
  readonly keys: readonly string[];
  readonly text: string;
  readonly isAtOnce?: boolean;
  readonly isEither?: boolean;
}) {
  const { t } = useTranslation('shell');
  const between = isAtOnce ? '+' : t(isEither ? 'keyboard.or' : 'keyboard.then');
  return (
    <Group component="li" justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm">{text}</Text>
      <Group gap={4} wrap="nowrap">
        {keys.map((key, at) => (
          <Fragment key={key + String(at)}>
            {at === 0 ? null : (
              <Text size="xs" c="dimmed">
                {between}
              </Text>
            )}
            <Kbd size="xs">{key}</Kbd>
          </Fragment>
        ))}
      </Group>
    </Group>
  );
}
