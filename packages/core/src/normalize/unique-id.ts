import type { CellCoder } from './coded.ts';
import { textCoder } from './text.ts';
import { trimCell } from './trim.ts';

/**
 * Codes a key of another system: text, kept exactly (case, leading zeros), without the apostrophe
 * that spreadsheets need to keep `007` or `=1` as text.
 */
export function uniqueIdCoder(): CellCoder {
  const codeText = textCoder();
  return (text) => {
    const id = withoutGuard(trimCell(text));
    if (id.length > MOST_CHARACTERS || uniqueKey(id).length > MOST_CHARACTERS)
      return { kind: 'unreadable', issue: { code: 'id_too_long' } };
    return codeText(id);
  };
}

/** An ID is an index key, and those of PostgreSQL hold 2,704 bytes: four for each character, and room to spare. */
const MOST_CHARACTERS = 500;

/** What two values of a unique field are compared by: NFC, trimmed, case kept. */
export function uniqueKey(value: string): string {
  return trimCell(value.normalize('NFC'));
}

/** A lone leading apostrophe is a guard; one that is closed again (`'a'`) belongs to the value. */
function withoutGuard(text: string): string {
  if (text.charCodeAt(0) !== 0x27 || text.length === 1 || text.indexOf("'", 1) !== -1) return text;
  return text.slice(1);
}
