import {
  looksLikeCompany,
  looksLikeCourtesyTitle,
  looksLikeDate,
  looksLikeDayAndMonth,
  looksLikeEmail,
  looksLikeIsoCountry,
  looksLikeMarkedPhone,
  looksLikeMarkedUrl,
  looksLikeNumber,
  looksLikePerson,
  looksLikePhone,
  looksLikePostalCode,
  looksLikeUrl,
  looksLikeUuid,
  looksLikeUuidV7,
  looksLikeYesNo,
} from './value-shapes.ts';

/** What the values of a column look like; each share is of the filled cells, from 0 to 1. */
export interface ColumnProfile {
  /** Filled cells among those sampled; placeholders such as `n/a` are not filled. */
  readonly filled: number;
  /** Share of the sampled rows in which the column is filled. */
  readonly fillRate: number;
  readonly share: Readonly<Record<ValueShape, number>>;
  /** Different values as a share of the filled cells. */
  readonly distinct: number;
  /** Mean length of the filled cells in characters. */
  readonly meanLength: number;
  /** The cleaned cells in row order, '' where empty. */
  readonly values: readonly string[];
}

export type ValueShape = keyof typeof SHAPES;

/** Looks at one column of the sampled rows: at most 500 rows, 300 characters a cell. */
export function profileColumn(
  samples: readonly (readonly string[])[],
  column: number,
): ColumnProfile {
  const rows = samples.length > MOST_ROWS ? samples.slice(0, MOST_ROWS) : samples;
  const values = rows.map((row) => cleaned(row[column] ?? ''));
  const filled = values.filter((value) => value !== '');
  const share = {} as Record<ValueShape, number>;
  for (const shape of Object.keys(SHAPES) as ValueShape[]) {
    share[shape] = filled.length === 0 ? 0 : filled.filter(SHAPES[shape]).length / filled.length;
  }
  return {
    filled: filled.length,
    fillRate: rows.length === 0 ? 1 : filled.length / rows.length,
    share,
    distinct: filled.length === 0 ? 1 : new Set(filled).size / filled.length,
    meanLength: filled.reduce((sum, value) => sum + value.length, 0) / Math.max(1, filled.length),
    values,
  };
}

const MOST_ROWS = 500;
const LONGEST_VALUE = 300;

const SHAPES = {
  email: looksLikeEmail,
  url: looksLikeUrl,
  markedUrl: looksLikeMarkedUrl,
  uuid: looksLikeUuid,
  uuidV7: looksLikeUuidV7,
  date: looksLikeDate,
  dayAndMonth: looksLikeDayAndMonth,
  phone: looksLikePhone,
  markedPhone: looksLikeMarkedPhone,
  number: looksLikeNumber,
  yesNo: looksLikeYesNo,
  courtesyTitle: looksLikeCourtesyTitle,
  person: looksLikePerson,
  company: looksLikeCompany,
  isoCountry: looksLikeIsoCountry,
  postalCode: looksLikePostalCode,
  oneWord: (value: string) => !/\s/u.test(value),
  digit: (value: string) => /\p{N}/u.test(value),
  letter: (value: string) => /\p{L}/u.test(value),
} as const satisfies Record<string, (value: string) => boolean>;

/** Without the guards and prefixes that programs put before values: `'0612…`, `p:+31…`, `mailto:`. */
function cleaned(cell: string): string {
  const value = cell
    .slice(0, LONGEST_VALUE)
    .trim()
    .replace(/^(?:'|p:|tel:|mailto:)/iu, '');
  return PLACEHOLDERS.has(value.toLowerCase()) ? '' : value;
}

const PLACEHOLDERS: ReadonlySet<string> = new Set([
  '-',
  '--',
  'n/a',
  'na',
  'null',
  'none',
  '#n/a',
  'nil',
  'undefined',
  '0/0/00',
  '00/00/00',
  '0000-00-00',
  '?',
]);
