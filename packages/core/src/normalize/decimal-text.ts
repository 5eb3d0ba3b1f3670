/** A decimal number: its exact canonical text, and whether another reading is as likely. */
export interface Decimal {
  /** Optional minus, digits without needless zeros in front, and after a point without zeros at the end. */
  readonly text: string;
  /** Whether it was `1,234` or `1.234`, which nothing decides. */
  readonly ambiguous: boolean;
}

/** Digits before the point and after it, as written. */
interface Digits {
  readonly whole: string;
  readonly fraction: string;
  readonly ambiguous: boolean;
}

/**
 * Reads a trimmed text as a decimal number, exactly; null when it is none. The decimal separator is
 * the given one; null: whichever the number shows, and `.` where it shows neither. Thousands may be
 * grouped, in a row of three digits each (or, with commas, the Indian way: 12,34,567), by the other
 * one of comma and point, spaces or apostrophes. Negative: `-5`, `5-`, `(5)`. Powers of ten are
 * written out: `1.5E+3`.
 */
export function readDecimal(text: string, separator: '.' | ',' | null): Decimal | null {
  if (text.length > MAX_LENGTH) return null;
  const { isNegative, body } = withoutSign(text);
  const exponentAt = body.search(/[eE]/);
  const exponent = exponentAt === -1 ? 0 : readExponent(body.slice(exponentAt + 1));
  const digits = readDigits(exponentAt === -1 ? body : body.slice(0, exponentAt), separator);
  if (digits === null || exponent === null) return null;
  const plain = canonical(shift(digits, exponent));
  return { text: isNegative && plain !== '0' ? `-${plain}` : plain, ambiguous: digits.ambiguous };
}

/** The only separator that the number can have meant as decimal; null when it does not show. */
export function shownSeparator(text: string): '.' | ',' | null {
  if (text.length > MAX_LENGTH) return null;
  const { body } = withoutSign(text);
  if (!body.includes('.') && !body.includes(',')) return null;
  const asPoint = readDigits(body, '.');
  const asComma = readDigits(body, ',');
  if (asPoint !== null && asComma === null) return '.';
  return asPoint === null && asComma !== null ? ',' : null;
}

const MAX_LENGTH = 100;

function withoutSign(text: string): { isNegative: boolean; body: string } {
  const first = text.charAt(0);
  if (first === '(' && text.endsWith(')')) {
    return { isNegative: true, body: text.slice(1, -1).trim() };
  }
  if (isMinus(first)) return { isNegative: true, body: text.slice(1).trimStart() };
  if (first === '+') return { isNegative: false, body: text.slice(1).trimStart() };
  if (isMinus(text.charAt(text.length - 1))) {
    return { isNegative: true, body: text.slice(0, -1).trimEnd() };
  }
  return { isNegative: false, body: text };
}

function isMinus(mark: string): boolean {
  return mark === '-' || mark === '\u2212' || mark === '\u2013';
}

function readExponent(text: string): number | null {
  return /^[+-]?\d{1,2}$/.test(text) ? Number(text) : null;
}

/** Groups of digits and the marks between them: `1'234.5` is 1, 234, 5 and '.. */
interface Grouped {
  readonly groups: readonly string[];
  readonly marks: readonly string[];
}

function readDigits(text: string, separator: '.' | ',' | null): Digits | null {
  const grouped = splitGroups(text);
  if (grouped === null) return null;
  const { groups, marks } = grouped;
  if (marks.length === 0) return { whole: text, fraction: '', ambiguous: false };
  const decimal = decimalMark(grouped, separator);
  if (decimal === null) return null;
  const hasFraction = decimal.mark !== '';
  const fraction = hasFraction ? (groups.at(-1) as string) : '';
  const whole = hasFraction ? groups.slice(0, -1) : groups;
  const between = hasFraction ? marks.slice(0, -1) : marks;
  if (hasFraction && fraction === '') return null;
  if (!areThousands(whole, between)) return null;
  return { whole: whole.join(''), fraction, ambiguous: decimal.ambiguous };
}

function splitGroups(text: string): Grouped | null {
  const groups: string[] = [];
  const marks: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) continue;
    const mark = MARKS.get(code);
    if (mark === undefined) return null;
    groups.push(text.slice(from, i));
    marks.push(mark);
    from = i + 1;
  }
  groups.push(text.slice(from));
  return text === '' ? null : { groups, marks };
}

/** What separates digits; the kinds of space and apostrophe count as one each. */
const MARKS: ReadonlyMap<number, string> = new Map([
  [0x2e, '.'],
  [0x2c, ','],
  [0x20, ' '],
  [0xa0, ' '],
  [0x2009, ' '],
  [0x202f, ' '],
  [0x27, "'"],
  [0x2019, "'"],
]);

/** Which mark is the decimal one ('' for none); null when the number cannot be read with `separator`. */
function decimalMark(
  { groups, marks }: Grouped,
  separator: '.' | ',' | null,
): { mark: string; ambiguous: boolean } | null {
  const last = marks.at(-1) as string;
  if (last !== '.' && last !== ',') return { mark: '', ambiguous: false };
  const count = marks.filter((mark) => mark === last).length;
  const isOnly = count === marks.length;
  if (!isOnly || count > 1) {
    // Several alike group thousands; a single one after another kind is the decimal one.
    const mark = count > 1 ? '' : last;
    const shown = count > 1 ? otherOf(last) : last;
    return separator === null || separator === shown ? { mark, ambiguous: false } : null;
  }
  const head = groups[0] as string;
  const canGroup = groups[1]?.length === 3 && /^[1-9]\d{0,2}$/.test(head);
  if (separator !== null) {
    if (last === separator) return { mark: last, ambiguous: false };
    return canGroup ? { mark: '', ambiguous: false } : null;
  }
  return canGroup
    ? { mark: last === '.' ? '.' : '', ambiguous: true }
    : { mark: last, ambiguous: false };
}

function otherOf(mark: string): string {
  return mark === '.' ? ',' : '.';
}

function areThousands(groups: readonly string[], marks: readonly string[]): boolean {
  if (marks.length === 0) return true;
  const [mark] = marks;
  if (!marks.every((other) => other === mark)) return false;
  const head = groups[0] as string;
  if (head === '' || head.length > 3 || groups.at(-1)?.length !== 3) return false;
  const inner = groups.slice(1, -1);
  if (inner.every((group) => group.length === 3)) return true;
  return mark === ',' && head.length <= 2 && inner.every((group) => group.length === 2);
}

function shift({ whole, fraction, ambiguous }: Digits, exponent: number): Digits {
  if (exponent === 0) return { whole, fraction, ambiguous };
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return { whole: '', fraction: '0'.repeat(-point) + digits, ambiguous };
  return {
    whole: digits.slice(0, point).padEnd(point, '0'),
    fraction: digits.slice(point),
    ambiguous,
  };
}

function canonical({ whole, fraction }: Digits): string {
  let from = 0;
  while (from < whole.length && whole.charCodeAt(from) === 0x30) from++;
  let to = fraction.length;
  while (to > 0 && fraction.charCodeAt(to - 1) === 0x30) to--;
  const integer = from === whole.length ? '0' : whole.slice(from);
  return to === 0 ? integer : `${integer}.${fraction.slice(0, to)}`;
}
