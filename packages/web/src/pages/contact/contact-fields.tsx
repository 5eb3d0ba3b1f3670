import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../api/contacts.ts';
import type { Field } from '../../api/fields.ts';
import { Card } from '../../parts/card.tsx';
import { ContactPoints } from './contact-points.tsx';
import { FieldList } from './field-list.tsx';
import { isShownAside } from './contact-side.tsx';

/** The fields of a contact under the headings of their groups; how to reach it comes first. */
export function ContactFields({
  contact,
  fields,
  mayWrite,
}: {
  readonly contact: Contact;
  readonly fields: readonly Field[];
  readonly mayWrite: boolean;
}) {
  const { t } = useTranslation('contact');
  const [showsEmpty, setShowsEmpty] = useState(false);
  const plain = fields.filter(
    (field) => !isShownAside(field) && !POINTS.has(field.key) && field.type !== 'record_id',
  );
  const kept = useKeptKeys(contact);
  const shown = plain.filter(({ key }) => showsEmpty || kept.has(key));
  const emptyCount = plain.filter(({ key }) => !kept.has(key)).length;
  const reach = fields.find(({ key }) => key === 'email')?.group ?? '';
  const groups = [...new Set(shown.map(({ group }) => group))].filter((group) => group !== reach);
  return (
    <Stack gap="md" miw={0}>
      <Card title={reach}>
        <ContactPoints contact={contact} fields={fields} kind="email" mayWrite={mayWrite} />
        <ContactPoints contact={contact} fields={fields} kind="phone" mayWrite={mayWrite} />
        <FieldList
          contact={contact}
          fields={shown.filter(({ group }) => group === reach)}
          mayWrite={mayWrite}
        />
      </Card>
      {groups.map((group) => (
        <Card key={group} title={group}>
          <FieldList
            contact={contact}
            fields={shown.filter((field) => field.group === group)}
            mayWrite={mayWrite}
          />
        </Card>
      ))}
      {emptyCount > 0 ? (
        <Button
          variant="subtle"
          size="xs"
          style={{ alignSelf: 'flex-start' }}
          aria-expanded={showsEmpty}
          onClick={() => setShowsEmpty((was) => !was)}
        >
          {showsEmpty ? t('empty.hide') : t('empty.show', { count: emptyCount })}
        </Button>
      ) : null}
    </Stack>
  );
}

/** The fields that have or had a value while this page is shown: none goes away under one's hands. */
function useKeptKeys({ values }: Contact): ReadonlySet<string> {
  const [kept, setKept] = useState<ReadonlySet<string>>(() => new Set(Object.keys(values)));
  const gained = Object.keys(values).filter((key) => !kept.has(key));
  if (gained.length > 0) setKept(new Set([...kept, ...gained]));
  return kept;
}

/** Shown by ContactPoints. */
const POINTS: ReadonlySet<string> = new Set([
  'email',
  'additional_emails',
  'phone',
  'additional_phones',
]);
