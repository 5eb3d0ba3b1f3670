import { inLanguage } from '../language/in-language.ts';
import type { Language } from '../language/language.ts';
import type { Said } from '../language/sentence.ts';
import type { ObjectDefinition } from '../object/definition.ts';
import type { Issue } from './issue.ts';
import { sayIssue } from './say-issue.ts';

/** An issue in words. */
export interface IssueDescription {
  readonly title: string;
  readonly sentence: string;
  readonly advice: string;
}

/** Whom an issue is put into words for. */
export interface IssueReader {
  /** What the import's rows become; contacts unless said. */
  readonly object?: ObjectDefinition | undefined;
  /** English unless said. */
  readonly language?: Language;
}

/** The issue as people read it, in their language. */
export function describeIssue(
  issue: Issue,
  columnName: Said | null,
  { object, language = 'en' }: IssueReader = {},
): IssueDescription {
  const { title, sentence, advice } = sayIssue(issue, columnName, object);
  return {
    title: inLanguage(title, language),
    sentence: inLanguage(sentence, language),
    advice: inLanguage(advice, language),
  };
}
