import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../api/contacts.ts';

/** What one should know of a contact at a glance: its type and category, and not to contact it. */
export function ContactSigns({ contact: { values } }: { readonly contact: Contact }) {
  const { t } = useTranslation('contact');
  const sorts = [values['type'], values['category']].filter((one) => typeof one === 'string');
  const warnings = FLAGS.filter((key) => values[key] === true);
  if (sorts.length === 0 && warnings.length === 0) return null;
  return (
    <Group component="span" gap={6} mt={4}>
      {sorts.map((text) => (
        <Badge key={text} component="span" variant="default" tt="none" fw={500}>
          {text}
        </Badge>
      ))}
      {warnings.map((key) => (
        <Badge key={key} component="span" color="red.8" variant="filled" tt="none" fw={500}>
          {t(`flags.${key}`)}
        </Badge>
      ))}
    </Group>
  );
}

const FLAGS = ['do_not_contact', 'do_not_email', 'do_not_phone'] as const;
