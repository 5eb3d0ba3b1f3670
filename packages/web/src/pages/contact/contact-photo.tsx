import { Avatar } from '@mantine/core';
import type { Contact } from '../../api/contacts.ts';

/** The photo of a contact; initials where there is none, or none yet. */
export function ContactPhoto({
  contact: { contactId, name, values },
}: {
  readonly contact: Contact;
}) {
  const hasPhoto = typeof values['photo_url'] === 'string';
  return (
    <Avatar
      size={48}
      radius="xl"
      color="accent"
      name={name}
      alt=""
      src={hasPhoto ? `/api/v1/contacts/${encodeURIComponent(contactId)}/photo?size=96` : null}
    />
  );
}
