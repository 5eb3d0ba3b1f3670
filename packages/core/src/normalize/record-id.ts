import type { CellCoder, Coded } from './coded.ts';
import { trimCell } from './trim.ts';

/**
 * Codes the ID of a record as this product exports it: a UUID in any case, also in braces or
 * quotes or after an apostrophe that guards it in spreadsheets. Gives it in lower case; anything
 * else is `id_invalid`.
 * @see https://www.rfc-editor.org/rfc/rfc9562#section-4
 */
export function recordIdCoder(): CellCoder {
  return codeRecordId;
}

const EMPTY: Coded = { kind: 'empty' };
const INVALID: Coded = { kind: 'unreadable', issue: { code: 'id_invalid' } };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const WRAPPING = /^(?:'|urn:uuid:)?["'{]?([0-9a-f-]{36})["'}]?$/i;

function codeRecordId(text: string): Coded {
  const trimmed = trimCell(text);
  if (trimmed === '') return EMPTY;
  const id = trimmed.length === 36 ? trimmed : WRAPPING.exec(trimmed)?.[1];
  if (id === undefined || !UUID.test(id)) return INVALID;
  return { kind: 'value', value: id.toLowerCase() };
}
