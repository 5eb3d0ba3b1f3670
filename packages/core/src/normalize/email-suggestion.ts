import { isOneMistakeAway, suggestDomain } from './email-provider.ts';
import { readMailbox } from './mailbox.ts';

/**
 * The address that was probably meant, or null: a typing mistake in the domain of a big provider
 * (`gmial.com`), in the most common endings (`acme.con`), or in the punctuation (`ann@acme,com`).
 * Only ever shown to people.
 */
export function suggestAddress(text: string): string | null {
  const repaired = repairPunctuation(text);
  const at = repaired.lastIndexOf('@');
  if (at < 1 || repaired.length > MAX_LENGTH) return null;
  const local = repaired.slice(0, at);
  const domain = repaired.slice(at + 1).toLowerCase();
  const meant = suggestDomain(domain) ?? (readMailbox(repaired) ? null : repairEnding(domain));
  const suggestion = meant === null ? repaired : `${local}@${meant}`;
  return suggestion !== text && readMailbox(suggestion) !== null ? suggestion : null;
}

const MAX_LENGTH = 254;

const COMMON_ENDINGS = ['com', 'net', 'org'];

/** An ending that does not exist and is one mistake away from a common one. */
function repairEnding(domain: string): string | null {
  const dot = domain.lastIndexOf('.');
  if (dot < 1) return null;
  const ending = domain.slice(dot + 1);
  const meant = COMMON_ENDINGS.find((common) => isOneMistakeAway(ending, common));
  return meant === undefined ? null : `${domain.slice(0, dot)}.${meant}`;
}

function repairPunctuation(text: string): string {
  if (text.length > MAX_LENGTH * 2) return text;
  return text
    .normalize('NFKC')
    .replace(/\s*[([{]\s*at\s*[)\]}]\s*|\s+at\s+/gi, '@')
    .replace(/\s*[([{]\s*dot\s*[)\]}]\s*|\s+dot\s+/gi, '.')
    .replace(/\s*([@.])\s*/g, '$1')
    .replace(/@{2,}/g, '@')
    .replace(/\.{2,}/g, '.')
    .replace(/^\.|\.(?=@)|(?<=@)\./g, '')
    .replace(/,(?=[a-z]{2,}$)/i, '.');
}
