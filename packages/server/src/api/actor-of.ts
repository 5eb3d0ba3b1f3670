import type { Actor } from '../crm/change-contacts.ts';
import type { Principal } from '../people/principal.ts';

/** Who does something, as it is noted with what they change. */
export function actorOf({ kind, id, name }: Principal): Actor {
  return { kind, id, name };
}
