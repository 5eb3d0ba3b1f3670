import { describeIssue } from '@muster/core/issue/describe-issue';
import type { Issue, Severity } from '@muster/core/issue/issue';
import { inLanguage } from '@muster/core/language/in-language';
import type { Language } from '@muster/core/language/language';
import type { ImportPlan } from '@muster/core/plan/import-plan';
import { standardObject } from '../crm/fields.ts';
import { issueColumn } from './report-summary.ts';

/** An issue as people read it. */
export interface RowIssue {
  readonly code: string;
  readonly severity: Severity;
  /** The column's name; null when it is about the whole row. */
  readonly column: string | null;
  /** The raw value, cut to what can be shown. */
  readonly value: string | null;
  readonly title: string;
  readonly sentence: string;
  readonly advice: string;
}

/** Puts an issue of an import's row into words. */
export function rowIssue(
  issue: Issue,
  { mapping, object }: ImportPlan,
  language: Language,
): RowIssue {
  const said = issueColumn(mapping, issue.column);
  const words = describeIssue(issue, said, { object: standardObject(object), language });
  const column = said === null ? null : inLanguage(said, language);
  const value = issue.value === null ? null : issue.value.slice(0, SHOWN_CHARACTERS).toWellFormed();
  return { code: issue.code, severity: issue.severity, column, value, ...words };
}

/** A cell may have a megabyte; the row's cells have all of it. */
const SHOWN_CHARACTERS = 500;
