import { Group, Kbd, UnstyledButton } from '@mantine/core';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MODIFIER_KEY } from './modifier-key.ts';
import { showOverlay } from './overlay.ts';
import classes from './shell.module.css';

/** Opens what Ctrl K opens, for those who use the mouse, and says so. */
export function FindButton() {
  const { t } = useTranslation('shell');
  return (
    <UnstyledButton className={classes.find} onClick={() => showOverlay('spotlight')}>
      <Search size={16} aria-hidden />
      <span className={classes.names}>{t('spotlight.open')}</span>
      <Group gap={3} wrap="nowrap" visibleFrom="sm" aria-hidden>
        <Kbd size="xs">{MODIFIER_KEY}</Kbd>
        <Kbd size="xs">K</Kbd>
      </Group>
    </UnstyledButton>
  );
}
