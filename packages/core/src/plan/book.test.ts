import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTACT } from '../object/contact.ts';
import { Book, type BookRecord } from './book.ts';
import { importRowByRow } from './reference-model.ts';
import type { ImportRules } from './rules.ts';

const MATCHING = { definition: CONTACT, findBy: ['email'] };
const EMAIL = { kind: 'email', value: 'a@x.com' };
const PHONE = { kind: 'phone', value: '+14155550100' };

const puts = fc.array(
  fc.record({
    id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
    binned: fc.boolean(),
    email: fc.constantFrom('a@x.com', 'b@x.com'),
    external_id: fc.constantFrom('X1', 'X2'),
  }),
);

describe('the book of records', () => {
  test('always says of a key what looking through all the records says', () => {
    fc.assert(
      fc.property(puts, (given) => {
        const book = new Book(MATCHING);
        for (const one of given) book.put(recordOf(one));
        for (const [kind, value] of [
          ['email', 'a@x.com'],
          ['email', 'b@x.com'],
          ['external_id', 'X1'],
        ] as const) {
          const key = { kind, value };
          const ids = (binned: boolean): string[] =>
            [...book.all()]
              .filter((one) => one.binned === binned && one.values[kind] === value)
              .map(({ id }) => id)
              .toSorted();
          expect(book.oldest(key)?.id).toBe(ids(false)[0]);
          expect(book.oldest(key, 'binned')?.id).toBe(ids(true)[0]);
          expect(book.isShared(key)).toBe(ids(false).length > 1);
          for (const { id } of book.all())
            expect(book.isHeldBy(key, id)).toBe(ids(false).includes(id));
        }
        expect(book.ranOut).toBe(false);
      }),
    );
  });

  test('does not list keys that decide nothing', () => {
    const book = new Book(MATCHING);
    book.put(recordOf({ id: '1', phone: '+14155550100' }));
    expect(book.oldest(PHONE)).toBeUndefined();
  });

  test('runs out once the holders that it was given have let go of the key', () => {
    const book = new Book(MATCHING, {
      live: new Map([['email\na@x.com', '2']]),
      binned: new Map(),
    });
    for (const id of ['1', '2', '7']) book.put(recordOf({ id, email: 'a@x.com' }));
    book.put(recordOf({ id: '1', email: 'b@x.com' }));
    expect(book.oldest(EMAIL)?.id).toBe('2');
    expect(book.isShared(EMAIL)).toBe(true);
    expect(book.ranOut).toBe(false);
    book.put(recordOf({ id: '2', email: 'b@x.com' }));
    book.oldest(EMAIL);
    expect(book.ranOut).toBe(true);
  });
});

test('rows that all share one key are planned in time that grows with their number', () => {
  timeOf(2_000);
  // Fifty times the rows; quadratic would be 2,500 times the time.
  expect(timeOf(100_000)).toBeLessThan(400 * Math.max(timeOf(2_000), 1));
});

function timeOf(count: number): number {
  const rows = Array.from({ length: count }, (_, at) => ({
    rowNumber: at + 2,
    values: { first_name: `P${at}`, phone: '+14155550100' },
    keys: [PHONE],
    recordId: null,
    issues: [],
    empty: false,
  }));
  const ids = rows.map((_, at) => String(at).padStart(8, '0'));
  const startedAt = performance.now();
  const decisions = importRowByRow(rows, ids, { book: new Book(CREATING), rules: CREATING });
  const elapsedMs = performance.now() - startedAt;
  expect(decisions.at(-1)?.issues).toMatchObject([{ code: 'several_matches' }]);
  return elapsedMs;
}

const CREATING: ImportRules = {
  definition: CONTACT,
  mode: 'create',
  allowDuplicates: true,
  findBy: ['phone'],
  onAmbiguous: 'update_first',
  onBinned: 'create',
  linkDuplicates: true,
  policies: new Map(),
  additions: new Map(),
};

function recordOf({
  id,
  binned = false,
  ...values
}: {
  readonly id: string;
  readonly binned?: boolean;
  readonly email?: string;
  readonly phone?: string;
  readonly external_id?: string;
}): BookRecord {
  return { id, values, version: 1, binned, createdByRow: null };
}
