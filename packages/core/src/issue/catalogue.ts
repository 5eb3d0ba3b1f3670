/**
 * Every issue a row can carry, with its title, its sentence and what to do about it.
 *
 * `{value}` is the raw value, `{column}` the column's name, `{object}` and `{objects}` what the rows
 * become, `{needs}` what creating one needs; any other `{name}` comes from the issue's `params`. docs/reference/issues.md lists the same entries;
 * a test holds the two together.
 */
export const ISSUES = {
  // Whole rows
  required_missing: {
    title: 'Required fields to create/update {objects} are missing',
    sentence: 'The row has nothing in {fields}.',
    advice:
      'Creating needs {needs}; updating needs the {object} ID or what your duplicate settings match on. Map those columns and fill them in.',
  },
  row_empty: {
    title: 'Empty row',
    sentence: 'Every cell of the row is empty.',
    advice: 'Nothing to do: empty rows are skipped.',
  },
  // Matching
  duplicate_email: {
    title: 'Duplicate email found',
    sentence: '{value} already belongs to {owner}.',
    advice: 'Make it unique, choose "Create and update", or allow duplicates in Settings.',
  },
  duplicate_phone: {
    title: 'Duplicate phone found',
    sentence: '{value} already belongs to {owner}.',
    advice: 'Make it unique, choose "Create and update", or allow duplicates in Settings.',
  },
  duplicate_key: {
    title: 'Duplicate {field} found',
    sentence: '{value} already belongs to {owner}.',
    advice: 'Make it unique, choose "Create and update", or allow duplicates in Settings.',
  },
  contact_not_found: {
    title: '{Object} is not valid or not in your account',
    sentence: 'No {object} of this account has the ID {value}.',
    advice: 'The ID belongs to another account, a deleted {object}, or nobody.',
  },
  no_match: {
    title: 'No existing {object} found',
    sentence: 'No existing {object} has {keys}.',
    advice: 'Choose "Create and update" to create it, or correct the value that should match.',
  },
  ambiguous_match: {
    title: 'The row matches two {objects}',
    sentence: '{value} belongs to {other}, but the row was matched to {chosen}.',
    advice:
      'The row was applied to {chosen}; {value} stays with {other}. Correct the row, or merge the two {objects}.',
  },
  ambiguous_held: {
    title: 'The row matches two {objects} and is held for review',
    sentence: '{value} belongs to {other}, but the row also matches {chosen}.',
    advice: 'Correct the row so that it names one {object}, or merge the two {objects}.',
  },
  several_matches: {
    title: 'Several {objects} match',
    sentence: 'Several {objects} have {value}; the oldest was taken.',
    advice: 'Merge the {objects}, or give the {object} ID.',
  },
  binned_match: {
    title: 'A deleted {object} has the same key',
    sentence: '{value} belongs to {owner}, which is in the bin.',
    advice:
      'Deleted {objects} do not match. Restore it, or choose in Settings that imports restore deleted {objects}.',
  },
  key_taken: {
    title: 'The value belongs to another {object}',
    sentence: '{value} belongs to {owner} and was left there.',
    advice: 'Correct the value, or merge the two {objects}.',
  },
  suppression_kept: {
    title: 'Do-not-contact is never cleared by an import',
    sentence: '{column} stays set.',
    advice:
      'Only an owner can clear it: on the {object}, or with the column policy "Clear do-not-contact".',
  },
  suppressed: {
    title: 'The data of this person was erased',
    sentence: 'The {field} of the row belongs to somebody whose data was erased on request.',
    advice:
      'Leave the row out. If the person has agreed to be contacted again, an owner can lift the suppression first.',
  },
  // Cells
  email_invalid: {
    title: 'Invalid email address',
    sentence: '"{value}" in {column} is not an email address that can receive mail.{suggestion}',
    advice: 'Correct the address.',
  },
  email_suspicious: {
    title: 'Email address may be mistyped',
    sentence: '"{value}" in {column} was imported, but may be mistyped.{suggestion}',
    advice: 'Check the address, and correct it if it is wrong.',
  },
  phone_unreadable: {
    title: 'Could not read the phone number',
    sentence: '"{value}" in {column} is not a phone number.{reason}',
    advice: "Use E.164, e.g. +1 1234567890, or choose the account's country in Settings.",
  },
  date_unreadable: {
    title: 'Could not read the date',
    sentence: '"{value}" in {column} is not a date.',
    advice: 'Use YYYY-MM-DD, M/D/YYYY, DD MMM YYYY or MMMM DD, YYYY.',
  },
  date_ambiguous: {
    title: 'The date could be day-first or month-first',
    sentence: '"{value}" in {column} was read as {read}.',
    advice:
      'If that is wrong, choose the order of dates for the import, or for the account in Settings.',
  },
  time_dropped: {
    title: 'Part of the time was left out',
    sentence: '"{value}" in {column} was read as {read}.',
    advice:
      'Map the column to a date-time field to keep the time of day; microseconds are kept there.',
  },
  number_unreadable: {
    title: 'Could not read the number',
    sentence: '"{value}" in {column} is not a number.',
    advice: 'Use digits with one decimal point, e.g. 1234.5.',
  },
  number_ambiguous: {
    title: 'The separator could be decimal or of thousands',
    sentence: '"{value}" in {column} was read as {read}.',
    advice:
      'Write the number without separators of thousands, with one decimal point, if that is wrong.',
  },
  money_unreadable: {
    title: 'Could not read the amount',
    sentence: '"{value}" in {column} is not an amount of money.',
    advice: 'Use digits with one decimal point, and a currency if needed, e.g. 1,200.50 EUR.',
  },
  option_unknown: {
    title: 'Unknown option',
    sentence: '"{value}" is not an option of {column}.',
    advice: 'Use one of: {options}.',
  },
  owner_unknown: {
    title: 'Unknown member',
    sentence: '"{value}" in {column} is not a member of this account.',
    advice: 'Use the member\'s email, or "FirstName LastName".',
  },
  owner_ambiguous: {
    title: 'Several members have this name',
    sentence: '"{value}" in {column} is the name of several members.',
    advice: "Use the member's email.",
  },
  yes_no_unreadable: {
    title: 'Could not read yes or no',
    sentence: '"{value}" in {column} is neither yes nor no.',
    advice: 'Use yes or no.',
  },
  url_invalid: {
    title: 'Invalid web address',
    sentence: '"{value}" in {column} is not a web address.',
    advice: 'Use an address that begins with http:// or https://.',
  },
  country_unknown: {
    title: 'Unknown country',
    sentence: '"{value}" in {column} is not a country.',
    advice: "Use the country's name, or its two or three letter code.",
  },
  id_invalid: {
    title: 'Invalid ID',
    sentence: '"{value}" in {column} is not an ID.',
    advice: 'Use the ID as exported, or leave the cell empty.',
  },
  id_too_long: {
    title: 'ID too long',
    sentence: '{column} holds an ID of more than 500 characters.',
    advice: 'Shorten the ID, or map the column to a text field.',
  },
  value_not_used: {
    title: 'Value not used',
    sentence: '"{value}" in {column} was not used: the field has another value already.',
    advice: 'Map the column to another field, or leave it out.',
  },
  placeholder: {
    title: 'Placeholder taken as empty',
    sentence: '"{value}" in {column} was taken as an empty cell.',
    advice: 'Settings lists the placeholders of this account.',
  },
  nul_removed: {
    title: 'NUL characters removed',
    sentence: '{column} contained NUL characters, which were removed.',
    advice: 'Check the program that wrote the file.',
  },
  too_many_values: {
    title: 'Too many values',
    sentence: '{column} would give the {object} more than {limit} values.',
    advice: 'A contact can have 100 emails and 100 phones.',
  },
  // Found after the import was applied
  photo_unreachable: {
    title: 'The photo could not be fetched',
    sentence: 'No photo could be fetched from "{value}" in {column}.{reason}',
    advice:
      'Use an address that opens without signing in, and import the file again: nothing else changes.',
  },
  photo_not_an_image: {
    title: 'The photo is not a picture',
    sentence: 'What "{value}" in {column} leads to is not a picture, or is broken.',
    advice: 'Use the address of a PNG, JPEG, WebP, GIF or AVIF, not of the page that shows it.',
  },
  photo_too_large: {
    title: 'The photo is too large',
    sentence: 'The picture at "{value}" in {column} is larger than 10 MB or 50 megapixels.',
    advice: 'Use a smaller picture: it is shown at 512 pixels.',
  },
  // Structure of the file
  row_short: {
    title: 'Row has too few cells',
    sentence:
      'Cells in the row: {found}; in the header: {expected}. The missing ones were taken as empty.',
    advice: 'Check the row for a missing delimiter.',
  },
  row_long: {
    title: 'Row has too many cells',
    sentence: 'Cells in the row: {found}; in the header: {expected}. The extra ones are: {extra}.',
    advice: 'Check the row for a delimiter inside a value that is not quoted.',
  },
  quote_unclosed: {
    title: 'Quote never closed',
    sentence: 'A quote opens in the row and is never closed.',
    advice: 'Close the quote, or double it if it belongs to the value.',
  },
  quote_stray: {
    title: 'Stray quote',
    sentence: 'A quote stands inside a value that is not quoted properly; it was kept as written.',
    advice: 'Double the quote if it belongs to the value.',
  },
  character_unreadable: {
    title: 'Unreadable characters',
    sentence: 'There are bytes in {column} that are not valid {encoding}.{effect}',
    advice: 'Correct the value, or choose another encoding for the file.',
  },
  cell_too_long: {
    title: 'Cell too long',
    sentence: 'A cell of the row is longer than 1 MB.',
    advice: 'Shorten the cell.',
  },
} as const satisfies Record<string, IssueText>;

export type IssueCode = keyof typeof ISSUES;

/** What is said of an issue: what it is, what is wrong here, and what to do about it. */
export interface IssueText {
  readonly title: string;
  readonly sentence: string;
  readonly advice: string;
}
