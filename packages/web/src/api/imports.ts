import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** An import and how far it is. */
export type Import = AnswerOf<Operations['readImport']>;
/** What a draft would import, as far as its file is there. */
export type ImportPreview = AnswerOf<Operations['previewImport']>;
/** Everything that became, or would become, of an import. */
export type ImportSummary = AnswerOf<Operations['summarizeImport']>;
/** A page of rows, planned or applied. */
export type ImportRows = AnswerOf<Operations['listImportRows']>;
export type ImportRow = ImportRows['items'][number];
export type Issue = ImportRow['issues'][number];

export function importQuery(importId: string) {
  return queryOptions({
    queryKey: ['import', importId],
    queryFn: async ({ signal }) => api.readImport({ params: { importId }, signal }),
  });
}

export function previewQuery(importId: string) {
  return queryOptions({
    queryKey: ['import', importId, 'preview'],
    queryFn: async ({ signal }) => api.previewImport({ params: { importId }, signal }),
  });
}

export function summaryQuery(importId: string) {
  return queryOptions({
    queryKey: ['import', importId, 'summary'],
    queryFn: async ({ signal }) => api.summarizeImport({ params: { importId }, signal }),
  });
}
