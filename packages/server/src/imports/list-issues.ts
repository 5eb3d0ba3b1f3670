import { readImport } from '../store/imports.ts';
import type { Muster } from './muster.ts';
import { type SummarizedIssue, summarizeIssues } from './report-summary.ts';

/**
 * What was found in an import's rows: equal issues as one, errors first, then the most frequent.
 *
 * @throws MusterError `not_found`
 */
export async function listIssues(
  muster: Muster,
  importId: string,
): Promise<readonly SummarizedIssue[]> {
  const { accountId } = muster.account;
  return summarizeIssues(muster, await readImport(muster.pool, { accountId, importId }));
}
