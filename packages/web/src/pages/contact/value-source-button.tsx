import { ActionIcon, Popover, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FileClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sourcesQuery } from '../../api/contact.ts';
import type { Contact } from '../../api/contacts.ts';
import type { Field } from '../../api/fields.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { ChangeAuthor } from './change-author.tsx';

/** Shows where a value comes from: which file and row, which person, when. */
export function ValueSourceButton({
  contact: { contactId },
  field,
}: {
  readonly contact: Pick<Contact, 'contactId'>;
  readonly field: Field;
}) {
  const { t } = useTranslation('contact');
  const [isOpen, setOpen] = useState(false);
  const label = t('source.of', { label: field.label });
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={280}
      trapFocus
      shadow="md"
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={label}
          onClick={() => setOpen((was) => !was)}
        >
          <FileClock size={14} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} tabIndex={-1} data-autofocus>
        <Text size="xs" fw={600} mb={4}>
          {t('source.title')}
        </Text>
        {isOpen ? <Source contactId={contactId} fieldKey={field.key} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function Source({
  contactId,
  fieldKey,
}: {
  readonly contactId: string;
  readonly fieldKey: string;
}) {
  const { t } = useTranslation('contact');
  const { data, error } = useQuery(sourcesQuery(contactId));
  if (error !== null && data === undefined) return <ProblemAlert error={error} />;
  if (data === undefined) return <Skeleton height={40} aria-busy />;
  const source = data.get(fieldKey);
  return source === undefined ? (
    <Text size="sm">{t('source.unknown')}</Text>
  ) : (
    <ChangeAuthor author={source} />
  );
}
