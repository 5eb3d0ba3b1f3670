import type { NoField } from './alias-table.ts';

/** Why a column of each kind that no field holds is left alone. */
export const NO_FIELD_REASONS: Readonly<Record<NoField, string>> = {
  fax: 'It is a fax or data line, which is not a number to reach the contact by.',
  pager: 'It is not a number to reach the contact by.',
  other_person: 'It is about another person or firm than the contact.',
  label: 'It describes another column.',
  consent: 'It says whom one may contact, which is the opposite of a do-not-contact flag.',
  date_part: 'It is only a part of a date.',
  date: 'There is no standard field for this date.',
  status: 'There is no standard field for a status or rating.',
  messenger: 'There is no standard field for messenger and social accounts.',
  other_name: 'There is no standard field for this kind of name.',
  other: 'There is no standard field for it.',
};
