import { Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GivenValues, useChangeContact } from '../../api/contact.ts';
import type { Contact } from '../../api/contacts.ts';
import type { Field } from '../../api/fields.ts';
import { Card } from '../../parts/card.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { FieldList } from './field-list.tsx';

/** How a contact is sorted and by whom it is looked after, and whether it may be contacted. */
export function ContactSide({
  contact,
  fields,
  mayWrite,
}: {
  readonly contact: Contact;
  readonly fields: readonly Field[];
  readonly mayWrite: boolean;
}) {
  const { t } = useTranslation('contact');
  const change = useChangeContact(contact.contactId);
  // Shown from the moment it is chosen; the switch would jump back for a moment otherwise.
  const [asked, setAsked] = useState<GivenValues>({});
  const setFlag = (key: string, isOn: boolean): void => {
    const values = { [key]: isOn ? true : null };
    setAsked(values);
    change.mutate({ values, seen: contact }, { onSettled: () => setAsked({}) });
  };
  const flags = FLAGS.flatMap((key) => fields.find((field) => field.key === key) ?? []);
  return (
    <>
      <Card title={t('side.sorting')}>
        <FieldList
          contact={contact}
          fields={SORTING.flatMap((key) => fields.find((field) => field.key === key) ?? [])}
          mayWrite={mayWrite}
        />
      </Card>
      <Card title={t('side.consent')}>
        <Stack gap="xs" pt={2}>
          {flags.map(({ key, label }) => (
            <Switch
              key={key}
              label={label}
              color="red.8"
              checked={(key in asked ? asked[key] : contact.values[key]) === true}
              disabled={!mayWrite}
              onChange={({ currentTarget }) => setFlag(key, currentTarget.checked)}
            />
          ))}
          <ProblemAlert error={change.error} />
        </Stack>
      </Card>
    </>
  );
}

/** Whether a field stands beside the others. */
export function isShownAside({ key }: Pick<Field, 'key'>): boolean {
  return SORTING.includes(key) || FLAGS.includes(key);
}

const SORTING = ['type', 'category', 'tags', 'groups', 'owner', 'followers'];
const FLAGS = ['do_not_contact', 'do_not_email', 'do_not_phone'];
