import { stripVTControlCharacters } from 'node:util';

/** Columns of the terminal; 80 where there is none. */
export function screenWidth(): number {
  return Math.max(40, Math.min(process.stdout.columns ?? 80, 120));
}

/** A whole number with its thousands apart: `1,234,567`. */
export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** `1 row`, `1,234 rows`. */
export function formatRows(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`;
}

/** `850 ms`, `1.2 s`, `3 min 20 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** Lines of at most `width` columns, each after the indent; words longer than a line stay whole. */
export function wrapText(text: string, indent: string, width = screenWidth()): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    if (line !== '' && textWidth(`${indent}${line} ${word}`) > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(indent + line);
  return lines.join('\n');
}

/** The text cut to `width` columns, with an ellipsis where something is missing. */
function fitText(text: string, width: number): string {
  const plain = oneLine(text);
  if (textWidth(plain) <= width) return plain;
  let fitted = '';
  let used = 0;
  for (const character of plain) {
    const wide = textWidth(character);
    if (used + wide > width - 1) break;
    fitted += character;
    used += wide;
  }
  return `${fitted.trimEnd()}…`;
}

/** The text filled with blanks to `width` columns. */
export function padText(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

/** Text from a file on one line, without control characters: nothing in a file moves the cursor. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

/**
 * Rows of texts in columns as wide as they need. Where they do not fit the screen, the columns
 * named in `shrinking` (all, unless said) are cut, the widest first.
 */
export function layoutColumns(
  rows: readonly (readonly string[])[],
  {
    indent = '',
    shrinking,
  }: { readonly indent?: string; readonly shrinking?: readonly number[] } = {},
): string {
  const widths = naturalWidths(rows);
  shrink(widths, screenWidth() - indent.length, shrinking ?? [...widths.keys()]);
  return rows
    .map((row) => {
      const cells = row.map((cell, at) => padText(fitCell(cell, widths[at] ?? 0), widths[at] ?? 0));
      return `${indent}${cells.join(GAP)}`.trimEnd();
    })
    .join('\n');
}

const GAP = '  ';
const COUNT = new Intl.NumberFormat('en');

/** Painted cells are our own and short; what comes from files is not painted. */
function fitCell(cell: string, width: number): string {
  return cell.includes('\u001B[') ? cell : fitText(cell, width);
}

function naturalWidths(rows: readonly (readonly string[])[]): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, at) =>
    Math.max(...rows.map((row) => textWidth(row[at] ?? ''))),
  );
}

function shrink(widths: number[], space: number, shrinking: readonly number[]): void {
  const needed = widths.reduce((sum, one) => sum + one, GAP.length * (widths.length - 1));
  for (let surplus = needed - space; surplus > 0; surplus--) {
    const widest = Math.max(...shrinking.map((at) => widths[at] ?? 0));
    const at = shrinking.find((one) => widths[one] === widest);
    if (at === undefined || widest <= NARROWEST) return;
    widths[at] = widest - 1;
  }
}

const NARROWEST = 6;

/** Columns that a terminal gives the text: two for East Asian and emoji, none for marks. */
function textWidth(text: string): number {
  const plain = stripVTControlCharacters(text);
  if (/^[\u0020-\u007e]*$/.test(plain)) return plain.length;
  let width = 0;
  for (const character of plain) {
    if (/[\p{M}\p{Cf}]/u.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;
