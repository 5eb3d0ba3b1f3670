import { Avatar } from '@mantine/core';
import { useState } from 'react';
import type { Contact } from '../../api/contacts.ts';
import { fileLink } from '../../api/page-headers.ts';

/** The photo of a contact; initials where there is none, or none yet. */
export function ContactPhoto({
  contact: { contactId, name, values, updatedAt },
}: {
  readonly contact: Contact;
}) {
  const [tries, setTries] = useState(0);
  const address = values['photo_url'];
  // A picture is fetched soon after its address was given.
  const tryAgain = (): void => {
    if (Date.now() - Date.parse(updatedAt) < FETCHED_WITHIN_MS)
      setTimeout(() => setTries((before) => before + 1), WAIT_MS);
  };
  return (
    <Avatar
      // Another picture, and another try, is loaded anew.
      key={`${String(address)} ${tries}`}
      size={48}
      radius="xl"
      color="accent"
      name={name}
      alt=""
      src={
        typeof address === 'string'
          ? fileLink(`/api/v1/contacts/${encodeURIComponent(contactId)}/photo?size=96`)
          : null
      }
      imageProps={{ onError: tryAgain }}
    />
  );
}

const FETCHED_WITHIN_MS = 120_000;
const WAIT_MS = 3_000;
