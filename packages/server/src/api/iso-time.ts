/** A time as PostgreSQL writes it, as ISO 8601 in UTC. */
export function isoTime(time: string): string {
  return new Date(time).toISOString();
}

/** The same where there may be none. */
export function isoTimeOrNull(time: string | null): string | null {
  return time === null ? null : isoTime(time);
}
