import { say, type Sentence } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';

/**
 * Refuses text that is no table though lines of it look like one: address books that are not exported as a table.
 * @throws MusterError `file_not_table`, saying what the file is
 */
export function refuseOtherText(path: string, text: string): void {
  const kind = KINDS.find(({ begins }) => begins.test(text));
  if (kind === undefined) return;
  throw new MusterError(
    'file_not_table',
    say('"{path}" is not a table: it is {name}.', { path, name: kind.name }),
  );
}

const KINDS: readonly { readonly name: Sentence; readonly begins: RegExp }[] = [
  { name: say('a vCard file (.vcf)'), begins: /^\s*BEGIN:VCARD\s/i },
  { name: say('a calendar file (.ics)'), begins: /^\s*BEGIN:VCALENDAR\s/i },
];
