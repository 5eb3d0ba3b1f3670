import type { IssueCode } from '../issue/catalogue.ts';
import type { Issue, Severity } from '../issue/issue.ts';
import type { CellIssue } from './coded.ts';

/** An issue whose severity depends on the rest of the row. */
export interface DraftIssue extends Issue {
  severity: Severity;
}

/** Places an issue of a cell in its row: with column, raw value (at most 200 characters) and its usual severity. */
export function cellIssue(issue: CellIssue, column: number, text: string): DraftIssue {
  const severity = INFOS.has(issue.code) ? 'info' : 'warning';
  const value = shownValue(issue.part ?? text);
  return issue.params === undefined
    ? { code: issue.code, severity, column, value }
    : { code: issue.code, severity, column, value, params: issue.params };
}

/** Whether the code says that a value could not be taken, rather than remarks on one that was. */
export function isRefusal(code: IssueCode): boolean {
  return !REMARKS.has(code);
}

const INFOS: ReadonlySet<IssueCode> = new Set(['placeholder', 'value_not_used']);

const REMARKS: ReadonlySet<IssueCode> = new Set([
  'placeholder',
  'value_not_used',
  'nul_removed',
  'character_unreadable',
  'email_suspicious',
  'date_ambiguous',
  'time_dropped',
  'number_ambiguous',
]);

const MAX_SHOWN = 200;

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
function shownValue(text: string): string {
  const cut = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 1)}…` : text;
  return (cut.includes('\0') ? cut.replaceAll('\0', '\u2400') : cut).toWellFormed();
}
