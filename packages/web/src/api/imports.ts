import { ApiError } from '@muster/core/contract/api-error';
import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import {
  infiniteQueryOptions,
  queryOptions,
  useIsMutating,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
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

/** Which rows of an import are listed: all that is said holds. */
export interface RowFilter {
  readonly outcome?: ImportRow['outcome'];
  readonly severity?: Issue['severity'];
  readonly code?: string;
  readonly undo?: NonNullable<ImportRow['undo']>;
}

/** The most rows that one answer has. */
export const PAGE_ROWS = 200;

/** Rows after the one with that number. */
export function rowsAfterQuery(
  importId: string,
  { filter = {}, after, limit = PAGE_ROWS }: RowsAsked,
) {
  return queryOptions({
    queryKey: ['import', importId, 'rows', filter, { after, limit }],
    queryFn: async ({ signal }) => {
      const cursor = String(Math.max(after, 0));
      const query = { ...filter, limit, cursor };
      return api.listImportRows({ params: { importId }, query, signal });
    },
    staleTime: 60_000,
    gcTime: 60_000,
  });
}

interface RowsAsked {
  readonly filter?: RowFilter;
  readonly after: number;
  readonly limit?: number;
}

/** Rows in file order, page after page. */
export function rowPagesQuery(importId: string, filter: RowFilter) {
  return infiniteQueryOptions({
    queryKey: ['import', importId, 'rows', filter],
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        ...filter,
        limit: PAGE_ROWS,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      };
      return api.listImportRows({ params: { importId }, query, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 60_000,
  });
}

/** Equal issues of several rows. */
export type IssueGroup = ImportSummary['issues'][number];

/** What was found in the rows, errors first. */
export function issuesQuery(importId: string) {
  return queryOptions({
    queryKey: ['import', importId, 'issues'],
    queryFn: async ({ signal }) =>
      (await api.listImportIssues({ params: { importId }, signal })).items as readonly IssueGroup[],
  });
}

/** Takes a step of an import; what is known of it is looked at again. */
export function useImportStep(importId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationKey: stepKey(importId),
    mutationFn: async (step: ImportStep) => {
      const shown = queryClient.getQueryData(importQuery(importId).queryKey);
      return STEPS[step]({ params: { importId } }, shown);
    },
    onSuccess: (standing) => {
      const { queryKey } = importQuery(importId);
      queryClient.setQueryData(queryKey, standing);
    },
    // Also where it was refused: it stands otherwise than the page says.
    // Only drafts have a preview, and none of these steps leaves another draft behind.
    onSettled: async () =>
      queryClient.invalidateQueries({
        queryKey: ['import', importId],
        predicate: ({ queryKey }) => queryKey[2] !== 'preview',
      }),
  });
}

/** Whether a step of an import is just being asked for, wherever on the page. */
export function useIsStepAsked(importId: string): boolean {
  return useIsMutating({ mutationKey: stepKey(importId) }) > 0;
}

function stepKey(importId: string): readonly string[] {
  return ['import', importId, 'step'];
}

const STEPS = {
  plan: async (of) => api.planImport(of),
  // What is confirmed is the plan that is shown, and that it does what is shown.
  apply: async (of, { planVersion = null } = {}) =>
    api.applyImport({ ...of, body: { confirm: true, planVersion, ifChanged: 'refuse' } }),
  applyAnyway: async (of, { planVersion = null } = {}) =>
    api.applyImport({ ...of, body: { confirm: true, planVersion, ifChanged: 'plan_anew' } }),
  pause: async (of) => api.pauseImport(of),
  resume: async (of) => api.resumeImport(of),
  cancel: async (of) => api.cancelImport(of),
  undo: async (of) => api.undoImport(of),
  redo: async (of) => api.redoImport(of),
  discard: async (of) => api.discardImport(of),
} as const satisfies Record<
  string,
  (of: { params: { importId: string } }, shown?: Partial<Import>) => Promise<Import>
>;

/** Whether starting was refused since contacts have changed after the rows were decided. */
export function isOutdatedPlan(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'plan_outdated';
}

/** What a person can have done with an import. */
type ImportStep = keyof typeof STEPS;

/** What was decided about an import, as a plan file has it. */
export type PlanFile = AnswerOf<Operations['readImportPlan']>;

export function importPlanQuery(importId: string) {
  return queryOptions({
    queryKey: ['import', importId, 'plan'],
    queryFn: async ({ signal }) => api.readImportPlan({ params: { importId }, signal }),
  });
}
