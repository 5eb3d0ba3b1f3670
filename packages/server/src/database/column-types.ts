import { type CustomTypesConfig, types } from 'pg';

/**
 * What PostgreSQL's types become in JavaScript, for every pool.
 *
 * | type | becomes |
 * | --- | --- |
 * | `int8` | number; a value beyond 2^53 - 1 fails the query, since it would be rounded |
 * | `numeric`, `date`, `time`, `timetz`, `timestamp`, `timestamptz`, `interval` | text, as PostgreSQL writes it: no digit, microsecond or zone is lost |
 * | arrays of these | arrays of the same |
 * | `json`, `jsonb` | parsed |
 * | everything else | what `pg` makes of it: boolean, number, `Buffer`, text |
 */
export const columnTypes: CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format === 'binary') return types.getTypeParser(oid, format);
    const own = PARSERS.get(oid);
    return own ?? types.getTypeParser(oid, 'text');
  },
};

function readSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The integer ${text} is beyond 2^53 - 1`);
  return value;
}

function readText(text: string): string {
  return text;
}

function readTextArray(text: string): (string | null)[] {
  return types.getTypeParser(OID_TEXT_ARRAY, 'text')(text) as (string | null)[];
}

function readSafeIntegerArray(text: string): (number | null)[] {
  return readTextArray(text).map((item) => (item === null ? null : readSafeInteger(item)));
}

const OID_TEXT_ARRAY: number = 1009;

/** Object identifiers of `pg_type`: fixed for ever in PostgreSQL's catalogue. */
const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<
  number,
  (text: string) => unknown
>([
  [20, readSafeInteger], // int8
  [1016, readSafeIntegerArray],
  [1082, readText], // date
  [1083, readText], // time
  [1114, readText], // timestamp
  [1184, readText], // timestamptz
  [1186, readText], // interval
  [1266, readText], // timetz
  [1700, readText], // numeric
  [1115, readTextArray],
  [1182, readTextArray],
  [1183, readTextArray],
  [1185, readTextArray],
  [1187, readTextArray],
  [1231, readTextArray],
  [1270, readTextArray],
]);
