/**
 * As much of an import's ID as tells it from others in practice: the first 48 bits are the
 * millisecond in which it began.
 */
export function shortId(importId: string): string {
  return importId.slice(0, 13);
}
