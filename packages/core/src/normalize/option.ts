import type { CellCoder, CellIssue, Coded } from './coded.ts';
import { splitList, type ListPart } from './list.ts';
import { trimCell } from './trim.ts';

/** Codes one of the options, compared trimmed and without case, as the option is defined; else `option_unknown`. */
export function singleOptionCoder(options: readonly string[]): CellCoder {
  const find = optionFinder(options);
  const unknown: Coded = { kind: 'unreadable', issue: unknownOption(options) };
  return (text) => {
    const trimmed = trimCell(text);
    if (trimmed === '') return EMPTY;
    const option = find(trimmed) ?? find(unquoted(trimmed));
    return option === undefined ? unknown : { kind: 'value', value: option };
  };
}

/**
 * Codes several options, separated by `,` or `;`, `|` or line ends, and by `.` where no option
 * contains one; a value in double quotes may contain separators, and so may an option itself. The
 * value is an array, each option once; what is no option is an issue with its `part`.
 */
export function manyOptionsCoder(options: readonly string[]): CellCoder {
  const find = optionFinder(options);
  const issue = unknownOption(options);
  const separators = options.some((option) => option.includes('.')) ? ',;|\n\r' : ',;|\n\r.';
  const longest = Math.max(1, ...options.map((option) => splitList(option, separators).length));
  return (text) => {
    const trimmed = trimCell(text);
    if (trimmed === '') return EMPTY;
    const whole = find(trimmed);
    if (whole !== undefined) return { kind: 'value', value: [whole] };
    const parts = splitList(trimmed, separators);
    const found = new Set<string>();
    const issues: CellIssue[] = [];
    for (let i = 0; i < parts.length;) {
      const option = findLongest({ text: trimmed, parts, find }, i, longest);
      if (option === null) issues.push({ ...issue, part: (parts[i] as ListPart).text });
      else found.add(option.option);
      i += option?.count ?? 1;
    }
    if (found.size === 0) return parts.length === 0 ? EMPTY : { kind: 'unreadable', issue };
    const value = [...found];
    return issues.length === 0 ? { kind: 'value', value } : { kind: 'value', value, issues };
  };
}

type FindOption = (text: string) => string | undefined;

const EMPTY: Coded = { kind: 'empty' };
const MAX_LISTED = 20;

function optionFinder(options: readonly string[]): FindOption {
  const byText = new Map<string, string>();
  // Of two options that differ in case only, each is found as written, and the first otherwise.
  for (const option of options) {
    const key = fold(option);
    if (!byText.has(key)) byText.set(key, option);
  }
  for (const option of options) byText.set(trimCell(option), option);
  return (text) => byText.get(text) ?? byText.get(fold(text));
}

function fold(text: string): string {
  return trimCell(text).normalize('NFC').toLowerCase();
}

function unknownOption(options: readonly string[]): CellIssue {
  const listed = options.slice(0, MAX_LISTED).join(', ');
  return {
    code: 'option_unknown',
    params: { options: options.length > MAX_LISTED ? `${listed}, …` : listed },
  };
}

function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"')
    ? text.slice(1, -1).replaceAll('""', '"')
    : text;
}

/** The option made of the most parts that begins at part `at`: an option may contain a separator. */
function findLongest(
  list: { text: string; parts: readonly ListPart[]; find: FindOption },
  at: number,
  longest: number,
): { option: string; count: number } | null {
  const first = list.parts[at] as ListPart;
  for (let count = Math.min(longest, list.parts.length - at); count > 1; count--) {
    const last = list.parts[at + count - 1] as ListPart;
    const option = list.find(list.text.slice(first.from, last.to));
    if (option !== undefined) return { option, count };
  }
  const option = list.find(first.text);
  return option === undefined ? null : { option, count: 1 };
}
