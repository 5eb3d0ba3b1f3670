import { say, type Sentence } from '../language/sentence.ts';
import type { NoField } from './alias-table.ts';

/** Why a column of each kind that no field holds is left alone. */
export const NO_FIELD_REASONS: Readonly<Record<NoField, Sentence>> = {
  fax: say('It is a fax or data line, which is not a number to reach the contact by.'),
  pager: say('It is not a number to reach the contact by.'),
  other_person: say('It is about another person or firm than the contact.'),
  label: say('It describes another column.'),
  consent: say('It says whom one may contact, which is the opposite of a do-not-contact flag.'),
  date_part: say('It is only a part of a date.'),
  date: say('There is no standard field for this date.'),
  status: say('There is no standard field for a status or rating.'),
  messenger: say('There is no standard field for messenger and social accounts.'),
  other_name: say('There is no standard field for this kind of name.'),
  other: say('There is no standard field for it.'),
};
