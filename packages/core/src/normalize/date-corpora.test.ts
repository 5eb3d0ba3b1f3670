import { describe, expect, it } from 'vitest';
import { readSharedFile } from '../../../../test/support/shared-file.ts';
import { dateTimeCoder } from './date-time.ts';
import { dateCoder } from './date.ts';

interface DateCase {
  readonly input: string;
  readonly expect: string;
  readonly ambiguous: boolean;
}

/** Where Muster disagrees with dateutil, and why. */
const DIFFERENCES: ReadonlyMap<string, string> = new Map([
  ['1996.July.10 AD 12:08 PM', 'no program writes an era; dateutil skips words it does not know'],
  ['0099-01-01T00:00:00', 'a year below 1000 in a file of contacts is a slip'],
]);

const source = readSharedFile('dates/dateutil_cases.json');

describe.skipIf(source === null)('C12: the cases of dateutil (../shared/corpora/dates)', () => {
  const cases = source === null ? [] : (JSON.parse(source) as DateCase[]);
  const codeTime = dateTimeCoder(null, 'en', { timeZone: 'UTC' });
  const codeDate = dateCoder(null, 'en');

  it('agree, but for the differences argued here', () => {
    const differing = cases.filter(({ input, expect: expected }) => {
      const coded = codeTime(input);
      return coded.kind !== 'value' || Date.parse(coded.value as string) !== instantOf(expected);
    });
    const agreed = cases.length - differing.length;
    console.info(`dateutil: ${agreed} of ${cases.length} agree`);
    expect(differing.map(({ input }) => input).sort()).toEqual([...DIFFERENCES.keys()].sort());
    expect(agreed).toBeGreaterThanOrEqual(52);
  });

  it('are asked about where they are ambiguous, and only there', () => {
    for (const { input, ambiguous } of cases) {
      for (const code of [codeTime, codeDate]) {
        const coded = code(input);
        const asks =
          coded.kind === 'value' &&
          (coded.issues ?? []).some((issue) => issue.code === 'date_ambiguous');
        expect(asks, input).toBe(ambiguous);
      }
    }
  });

  it('give the same day in a date column', () => {
    for (const { input, expect: expected } of cases) {
      if (DIFFERENCES.has(input)) continue;
      expect(codeDate(input), input).toMatchObject({ value: expected.slice(0, 10) });
    }
  });
});

function instantOf(iso: string): number {
  const withTime = iso.length === 10 ? `${iso}T00:00:00` : iso;
  return Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(withTime) ? withTime : `${withTime}Z`);
}
