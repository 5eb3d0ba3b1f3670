import { CONTACTS } from './german/contacts.ts';
import { DATABASE } from './german/database.ts';
import { FETCHING } from './german/fetching.ts';
import { FIELDS } from './german/fields.ts';
import { FILES } from './german/files.ts';
import { IMPORTS } from './german/imports.ts';
import { LABELS } from './german/labels.ts';
import { MAPPING } from './german/mapping.ts';
import { PEOPLE } from './german/people.ts';
import { READING } from './german/reading.ts';
import { RECOGNITION } from './german/recognition.ts';
import { REMARKS } from './german/remarks.ts';
import { REQUESTS } from './german/requests.ts';
import { SETTINGS } from './german/settings.ts';

/** Every sentence in German, by its English. Issues have a catalogue of their own. */
export const GERMAN = {
  ...CONTACTS,
  ...DATABASE,
  ...FETCHING,
  ...FIELDS,
  ...FILES,
  ...IMPORTS,
  ...LABELS,
  ...MAPPING,
  ...PEOPLE,
  ...READING,
  ...RECOGNITION,
  ...REMARKS,
  ...REQUESTS,
  ...SETTINGS,
} as const;
