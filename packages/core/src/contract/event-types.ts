/** What webhooks can be told of, with the sentence that docs/reference/webhooks.md has for it. */
export const EVENT_TYPES = {
  'import.planned': 'Every row of an import has been decided; nothing has changed yet.',
  'import.applied': 'An import has been carried out, or done again.',
  'import.failed': 'An import could not go on.',
  'import.undone': 'An import has been taken back.',
  'contact.created': 'A contact has been added.',
  'contact.updated': 'Values of a contact have changed.',
  'contact.deleted': 'A contact has been put into the bin, or erased.',
  'contact.restored': 'A contact has come out of the bin.',
  'webhook.test': 'Somebody tries the webhook out.',
} as const;

export type EventType = keyof typeof EVENT_TYPES;

export const EVENT_TYPE_NAMES = Object.keys(EVENT_TYPES) as readonly EventType[];
