import { Stack, Switch } from '@mantine/core';
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
  const change = useChangeContact(contact.contactId);
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
              checked={shownFlag(key) === true}
              disabled={!mayWrite}
              onChange={({ currentTarget }) =>
                change.mutate({
                  values: { [key]: currentTarget.checked ? true : null },
                  seen: contact,
                })
              }
            />
          ))}
          <ProblemAlert error={change.error} />
        </Stack>
      </Card>
    </>
  );

  /** What was just chosen shows before the server has answered. */
  function shownFlag(key: string): unknown {
    const asked = change.isPending ? change.variables.values : {};
    return key in asked ? asked[key] : contact.values[key];
  }
}

/** Whether a field stands beside the others. */
export function isShownAside({ key }: Pick<Field, 'key'>): boolean {
  return SORTING.includes(key) || FLAGS.includes(key);
}

const SORTING = ['type', 'category', 'tags', 'groups', 'owner', 'followers'];
const FLAGS = ['do_not_contact', 'do_not_email', 'do_not_phone'];
