import type { Import } from '../../api/imports.ts';
import { settledRows } from '../../parts/outcomes.ts';

/** The files that can be downloaded of an import, by the texts that name them. */
export function importFiles({ importId, state, counts, warnings }: Import) {
  const at = `/api/v1/imports/${importId}`;
  // Of a draft it may be arriving still.
  if (state === 'discarded' || state === 'draft') return [];
  const plan = { label: 'page.planFile', href: `${at}/plan`, name: 'plan.json' } as const;
  // The copy of the file went with what was cancelled before its first row.
  if (state === 'cancelled' && settledRows(counts) === 0) return [plan];
  const original = { label: 'page.originalFile', href: `${at}/file`, name: '' } as const;
  return counts.failed + warnings === 0
    ? [original, plan]
    : [...reportFiles(importId), original, plan];
}

/** The rows that failed or carry a warning, to be corrected. */
export function reportFiles(importId: string) {
  const at = `/api/v1/imports/${importId}/report`;
  return [
    { label: 'page.reportCsv', href: `${at}.csv`, name: '' },
    { label: 'page.reportXlsx', href: `${at}.xlsx`, name: '' },
  ] as const;
}
