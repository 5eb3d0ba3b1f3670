import { Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeContact } from '../../api/contact.ts';
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
          {flags.map((field) => (
            <Flag key={field.key} contact={contact} field={field} mayWrite={mayWrite} />
          ))}
        </Stack>
      </Card>
    </>
  );
}

function Flag({
  contact,
  field: { key, label },
  mayWrite,
}: {
  readonly contact: Contact;
  readonly field: Field;
  readonly mayWrite: boolean;
}) {
  const change = useChangeContact(contact.contactId);
  // Shown from the moment it is chosen; the switch would jump back for a moment otherwise.
  const [asked, setAsked] = useState<boolean | null>(null);
  const isOn = asked ?? contact.values[key] === true;
  const set = (next: boolean): void => {
    setAsked(next);
    const before = asked === null ? contact.values[key] : asked || undefined;
    // Whoever changes it back at once has seen what is being saved.
    const seen = { ...contact, values: { ...contact.values, [key]: before } };
    const values = { [key]: next ? true : null };
    change.mutate({ values, seen }, { onSettled: () => setAsked(null) });
  };
  return (
    <>
      <Switch
        label={label}
        color="red.8"
        checked={isOn}
        disabled={!mayWrite}
        onChange={({ currentTarget }) => set(currentTarget.checked)}
      />
      <ProblemAlert error={change.error} />
    </>
  );
}

/** Whether a field stands beside the others. */
export function isShownAside({ key }: Pick<Field, 'key'>): boolean {
  return SORTING.includes(key) || FLAGS.includes(key);
}

const SORTING = ['type', 'category', 'tags', 'groups', 'owner', 'followers'];
const FLAGS = ['do_not_contact', 'do_not_email', 'do_not_phone'];
