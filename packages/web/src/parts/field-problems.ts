import { ApiError } from '@muster/core/contract/api-error';

/** What the server said about single fields, by their keys: each a sentence with advice. */
export function fieldProblems(error: unknown): ReadonlyMap<string, string> {
  if (!(error instanceof ApiError) || !Array.isArray(error.problem['problems'])) return new Map();
  const problems = error.problem['problems'] as readonly FieldProblem[];
  return new Map(
    problems
      .filter(({ field }) => field !== '')
      .map(({ field, sentence, advice }) => [field, `${sentence} ${advice}`]),
  );
}

interface FieldProblem {
  readonly field: string;
  readonly sentence: string;
  readonly advice: string;
}
