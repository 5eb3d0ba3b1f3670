import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { GitCompareArrows } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../api/contacts.ts';
import { fieldsQuery } from '../../api/fields.ts';
import { FieldValue } from '../../parts/field-value.tsx';
import classes from './conflict-alert.module.css';

/** Says that somebody else changed the same meanwhile, what it is now, and lets one decide. */
export function ConflictAlert({
  contact,
  keys,
  onApply,
  onKeep,
}: {
  readonly contact: Contact;
  readonly keys: readonly string[];
  readonly onApply: () => void;
  readonly onKeep: () => void;
}) {
  const { t } = useTranslation('contact');
  const fields = useQuery(fieldsQuery).data ?? [];
  const shown = fields.filter(({ key }) => keys.includes(key) && contact.values[key] !== undefined);
  return (
    <Alert
      role="alert"
      mt={6}
      color="orange"
      icon={<GitCompareArrows size={18} aria-hidden />}
      title={t('conflict.title')}
    >
      {shown.length === 0 ? t('conflict.empty') : t('conflict.now')}
      {shown.map((field) => (
        <Text key={field.key} size="sm" fw={600} className={classes.now}>
          <FieldValue field={field} value={contact.values[field.key]} />
        </Text>
      ))}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" onClick={onApply}>
          {t('conflict.apply')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onKeep}>
          {t('conflict.keep')}
        </Button>
      </Group>
    </Alert>
  );
}
