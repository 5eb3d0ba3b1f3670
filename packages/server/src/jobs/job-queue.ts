/** A wake-up: what there is to do stands in our own tables, so that losing one, or two of them, is harmless. */
export type Job =
  | { readonly kind: 'import'; readonly accountId: string; readonly importId: string }
  | { readonly kind: 'bulk'; readonly accountId: string; readonly bulkActionId: string }
  | { readonly kind: 'deliver'; readonly accountId: string }
  | { readonly kind: 'photos'; readonly accountId: string; readonly importId: string | null }
  | { readonly kind: 'search'; readonly accountId: string; readonly importId: string | null }
  | { readonly kind: 'sweep' };

/** Wakes workers up. */
export interface JobQueue {
  readonly send: (job: Job) => Promise<void>;
}
