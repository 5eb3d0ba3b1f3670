import { Avatar } from '@mantine/core';
import type { Contact } from '../../api/contacts.ts';

/** The photo of a contact; initials where there is none, or none yet. */
export function ContactPhoto({
  contact: { contactId, name, values },
}: {
  readonly contact: Contact;
}) {
  const address = values['photo_url'];
  return (
    <Avatar
      // Another picture is loaded anew.
      key={String(address)}
      size={48}
      radius="xl"
      color="accent"
      name={name}
      alt=""
      src={
        typeof address === 'string'
          ? `/api/v1/contacts/${encodeURIComponent(contactId)}/photo?size=96`
          : null
      }
    />
  );
}
