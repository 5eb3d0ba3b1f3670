/** A time as PostgreSQL writes it, as ISO 8601 in UTC, to the millisecond. */
export function isoTime(text: string): string {
  return new Date(text).toISOString();
}
