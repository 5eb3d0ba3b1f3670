import type { Detected } from '../detected.ts';
import { say, type Sentence } from '../language/sentence.ts';
import { apostrophesQuote } from './apostrophes-quote.ts';
import type { Dialect, LineEnd } from './dialect.ts';
import { rowsOfSample } from './rows-of-sample.ts';
import { scoreDialect } from './score-dialect.ts';
import type { DialectScore } from './score-dialect.ts';

/** Stretches of a file as text, taken from its beginning and from other places. */
export interface TextSample {
  readonly text: string;
  /** The stretch begins and ends with the file; otherwise its first and last line are cut lines. */
  readonly fromStart: boolean;
  readonly toEnd: boolean;
}

/** What is known about the dialect before looking; each part that is given is not guessed. */
export type DialectOverrides = {
  readonly [Part in keyof Dialect]?: Dialect[Part] | undefined;
};

/** The dialect, and the number of cells that most rows of the samples have. */
export interface DetectedDialect {
  readonly dialect: Detected<Dialect>;
  readonly usualCells: number;
}

/**
 * Finds the dialect that gives the samples the most consistent structure. Every candidate reads all
 * samples with the tokeniser itself, so that what is scored is what will be read.
 * @see DuckDB's `dialect_detection.cpp`, whose manner (candidates, consistent rows) this follows
 */
export function detectDialect(
  samples: readonly TextSample[],
  overrides: DialectOverrides,
): DetectedDialect {
  const all = samples.map((sample) => sample.text).join('\n');
  let best: Candidate | null = null;
  for (const dialect of candidateDialects(all, overrides)) {
    if (dialect.quote === "'" && overrides.quote === undefined) {
      const plainRows = rowsOfSample(samples, { ...dialect, quote: '"' });
      if (!apostrophesQuote({ text: all, delimiter: dialect.delimiter, plainRows })) continue;
    }
    const score = scoreDialect(rowsOfSample(samples, dialect), dialect);
    if (best === null || score.value > best.score.value + MARGIN) best = { dialect, score };
  }
  if (best === null) throw new Error('assertion: there is no dialect to try');
  const dialect = finishDialect(best, samples, overrides);
  const usualCells = scoreDialect(rowsOfSample(samples, dialect), dialect).usualCells;
  return { dialect: describe(dialect, best.score, overrides), usualCells };
}

interface Candidate {
  readonly dialect: Dialect;
  readonly score: DialectScore;
}

// The candidate tried first stays where another reads no better.
const MARGIN = 1e-6;

const USUAL_DELIMITERS = [',', ';', '\t', '|'];
const OTHER_DELIMITERS = ['\u001F', '^', '~', '||', '::', '¦', '§', '\u0001', ':', '#', '!', ' '];

function* candidateDialects(all: string, overrides: DialectOverrides): Generator<Dialect> {
  const delimiters = [...USUAL_DELIMITERS, ...OTHER_DELIMITERS].filter(
    (one) => all.includes(one) && isWhole(one, all),
  );
  if (!delimiters.includes(',')) delimiters.unshift(',');
  const quotes: Dialect['quote'][] = /(?:^|[,;\t|:^~ ])'/m.test(all) ? ['"', "'"] : ['"'];
  const escapes: Dialect['escape'][] = /\\["']/.test(all) ? ['doubled', 'backslash'] : ['doubled'];
  const choices = {
    delimiters: overrides.delimiter === undefined ? delimiters : [overrides.delimiter],
    quotes: overrides.quote === undefined ? quotes : [overrides.quote],
    escapes: overrides.escape === undefined ? escapes : [overrides.escape],
    lineEnds: overrides.lineEnd === undefined ? lineEnds(all) : [overrides.lineEnd],
  };
  for (const lineEnd of choices.lineEnds) {
    for (const delimiter of choices.delimiters) {
      for (const quote of choices.quotes) {
        for (const escape of choices.escapes) {
          yield { delimiter, quote, escape, lineEnd, comment: overrides.comment ?? null };
        }
      }
    }
  }
}

/** `|` is not tried where it always stands doubled, nor `||` where it does not. */
function isWhole(delimiter: string, all: string): boolean {
  const single = delimiter[0] ?? '';
  const doubled = single + single;
  const always = all.includes(doubled) && count(all, doubled) * 2 === count(all, single);
  return delimiter.length === 1 ? !always || !OTHER_DELIMITERS.includes(doubled) : always;
}

function lineEnds(all: string): LineEnd[] {
  const lf = count(all, '\n');
  const crlf = count(all, '\r\n');
  const cr = count(all, '\r');
  // A CR at the very end may be half of a CRLF that the sample cut.
  const alone = cr - crlf - (all.endsWith('\r') ? 1 : 0);
  if (lf === 0 && cr > 0) return ['cr'];
  const usual: LineEnd = crlf * 2 > lf ? 'crlf' : 'lf';
  if (alone > lf) return ['cr', 'any'];
  return alone > 0 ? [usual, 'any'] : [usual];
}

function count(text: string, needle: string): number {
  let found = 0;
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + needle.length)) {
    found++;
  }
  return found;
}

/** What only shows once the delimiter is known: blanks that belong to it, and comment lines. */
function finishDialect(
  { dialect, score }: Candidate,
  samples: readonly TextSample[],
  overrides: DialectOverrides,
): Dialect {
  let finished = dialect;
  if (score.isSingle && overrides.delimiter === undefined) {
    return { ...dialect, delimiter: unusedDelimiter(samples, dialect) };
  }
  if (overrides.comment === undefined) {
    finished = { ...finished, comment: findComment(samples, finished) };
  }
  if (overrides.delimiter === undefined) {
    finished = { ...finished, delimiter: padDelimiter(samples, finished) };
  }
  return finished;
}

/** One column: what splits some of its values must not be taken for a delimiter. */
function unusedDelimiter(samples: readonly TextSample[], dialect: Dialect): string {
  const splits = rowsOfSample(samples, dialect).some(({ cells }) => cells.length > 1);
  if (!splits) return dialect.delimiter;
  const unused = ['\t', ';', '|'].find((one) => samples.every(({ text }) => !text.includes(one)));
  return unused ?? '\u001F';
}

/** Lines that begin with # are notes when they do not have the length of the other rows. */
function findComment(samples: readonly TextSample[], dialect: Dialect): string | null {
  const rows = rowsOfSample(samples, dialect);
  const { usualCells } = scoreDialect(rows, dialect);
  const marked = rows.filter(({ cells }) => cells[0]?.startsWith('#'));
  const plain = rows.length - marked.length;
  if (marked.length === 0 || plain < marked.length / 4 || usualCells < 2) return null;
  return marked.every(({ cells }) => cells.length !== usualCells) ? '#' : null;
}

/** `, ` and ` | `: a delimiter that has blanks beside it wherever it stands. */
function padDelimiter(samples: readonly TextSample[], dialect: Dialect): string {
  const { delimiter } = dialect;
  if (delimiter.trim() === '') return delimiter;
  const rows = rowsOfSample(samples, { ...dialect, quote: null }).filter(
    ({ cells }) => cells.length > 1,
  );
  if (rows.length < 2) return delimiter;
  const after = rows.every(({ cells }) => cells.slice(1).every((cell) => cell.startsWith(' ')));
  if (!after) return delimiter;
  const before = rows.every(({ cells }) => cells.slice(0, -1).every((cell) => cell.endsWith(' ')));
  return before ? ` ${delimiter} ` : `${delimiter} `;
}

const NAMES: Readonly<Record<string, Sentence>> = {
  ',': say('comma'),
  ';': say('semicolon'),
  '\t': say('tab'),
  '|': say('vertical bar'),
  ':': say('colon'),
  ' ': say('space'),
};

function describe(
  dialect: Dialect,
  score: DialectScore,
  overrides: DialectOverrides,
): Detected<Dialect> {
  const delimiter = NAMES[dialect.delimiter] ?? JSON.stringify(dialect.delimiter);
  if (overrides.delimiter !== undefined) {
    return {
      value: dialect,
      confidence: 1,
      reason: say('The delimiter was given: {delimiter}.', { delimiter }),
      setBy: 'person',
    };
  }
  if (score.isSingle) {
    const reason = say('No delimiter gives the rows a common structure: one column.');
    return { value: dialect, confidence: 0.5, reason, setBy: 'guess' };
  }
  const percent = Math.round(score.consistency * 100);
  const reason = say(
    'With the {delimiter} as delimiter, {percent}% of the sampled rows have {cells} cells.',
    { delimiter, percent, cells: score.usualCells },
  );
  return { value: dialect, confidence: Math.min(1, score.value), reason, setBy: 'guess' };
}
