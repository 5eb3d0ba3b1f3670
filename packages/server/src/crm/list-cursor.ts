import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';
import type { Place } from '../store/find-records.ts';

/** Where a page of a list ends. */
export interface ListEnd {
  /** null: nothing of the order has come yet. */
  readonly after: Place | null;
  /** What came before everything else, out of the order. */
  readonly shown: readonly string[];
}

/** The end of a page as clients send it back; it holds for the order it was made in. */
export function writeCursor(sort: string, { after, shown }: ListEnd): string {
  const parts = [sort, after?.value ?? null, after?.id ?? null, ...shown];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws MusterError `invalid_request` */
export function readCursor(cursor: string, sort: string): ListEnd {
  const [of, value, id, ...shown] = parse(cursor);
  const isValue = value === null || (typeof value === 'string' && value.length <= 1_000);
  const isPlace = isValue && (id === null || isId(id));
  if (of === sort && isPlace && shown.length <= 10 && shown.every(isId)) {
    return { after: id === null ? null : { value, id }, shown };
  }
  throw foreignCursor();
}

export function foreignCursor(cause?: unknown): MusterError {
  return new MusterError(
    'invalid_request',
    say('The cursor is not of this list in this order. Begin without a cursor.'),
    { cause },
  );
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

function parse(cursor: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parsed) ? parsed : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
