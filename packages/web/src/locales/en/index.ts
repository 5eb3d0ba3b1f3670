import type common from './common.json';
import type shell from './shell.json';
import type session from './session.json';
import type contacts from './contacts.json';
import type contact from './contact.json';
import type lists from './lists.json';
import type wizard from './wizard.json';
import type review from './review.json';
import type imports from './imports.json';
import type settings from './settings.json';
import type people from './people.json';

/** Every text of the pages, one file a subject. */
export interface Texts {
  readonly common: typeof common;
  readonly shell: typeof shell;
  readonly session: typeof session;
  readonly contacts: typeof contacts;
  readonly contact: typeof contact;
  readonly lists: typeof lists;
  readonly wizard: typeof wizard;
  readonly review: typeof review;
  readonly imports: typeof imports;
  readonly settings: typeof settings;
  readonly people: typeof people;
}
