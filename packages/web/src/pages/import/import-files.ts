import type { Import } from '../../api/imports.ts';
import { fileLink } from '../../api/page-headers.ts';

/** The files that can be downloaded of an import, by the texts that name them. */
export function importFiles(
  { importId, state, counts, warnings }: Import,
  isFileKept: boolean | null,
): readonly ImportFile[] {
  if (state === 'discarded' || state === 'draft') return [];
  const at = `/api/v1/imports/${importId}` as const;
  const plan = { label: 'page.planFile', href: fileLink(`${at}/plan`), name: 'plan.json' } as const;
  if (isFileKept !== true) return [plan];
  const original = { label: 'page.originalFile', href: fileLink(`${at}/file`), name: '' } as const;
  return counts.failed + warnings === 0
    ? [original, plan]
    : [...reportFiles(importId), original, plan];
}

interface ImportFile {
  readonly label: 'page.planFile' | 'page.originalFile' | 'page.reportCsv' | 'page.reportXlsx';
  readonly href: string;
  /** Under which it is saved; empty: as the server says. */
  readonly name: string;
}

/** The rows that failed or carry a warning, to be corrected. */
export function reportFiles(importId: string) {
  const at = `/api/v1/imports/${importId}/report` as const;
  return [
    { label: 'page.reportCsv', href: fileLink(`${at}.csv`), name: '' },
    { label: 'page.reportXlsx', href: fileLink(`${at}.xlsx`), name: '' },
  ] as const;
}
