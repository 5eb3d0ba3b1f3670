import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ChevronDown, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { useSettingTexts } from '../../api/settings.ts';
import { nameOfMany } from './name-of-many.ts';

/** Ways to import: anything, or contacts of one type, which is then fixed. Nothing for whom it is not allowed. */
export function ImportButtons() {
  const { t, i18n } = useTranslation('contacts');
  const types = useSettingTexts('contact_types');
  if (!useMay('imports.write')) return null;
  const named = i18n.language.startsWith('de') ? (type: string) => type : nameOfMany;
  return (
    <Group gap={1} wrap="nowrap">
      <Button
        component={Link}
        to="/imports/new"
        leftSection={<Upload size={16} aria-hidden />}
        style={{ borderStartEndRadius: 0, borderEndEndRadius: 0 }}
      >
        {t('import.any')}
      </Button>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon
            variant="filled"
            size={36}
            aria-label={t('import.byType')}
            style={{ borderStartStartRadius: 0, borderEndStartRadius: 0 }}
          >
            <ChevronDown size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {types.map((type) => (
            <Menu.Item
              key={type}
              renderRoot={(props) => <Link to="/imports/new" search={{ type }} {...props} />}
            >
              {t('import.type', { type: named(type) })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
