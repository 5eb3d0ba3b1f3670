/**
 * Compiles the conversion of a local time to an instant, both in milliseconds as if of UTC. A local
 * time that stands twice (clocks set back) is the earlier instant; one that does not exist (clocks
 * set forward) is read with the offset before the change, so that it comes out later by the gap:
 * what RFC 5545 and Temporal's `compatible` do.
 * @throws RangeError when the time zone is unknown.
 * @see https://www.rfc-editor.org/rfc/rfc5545#section-3.3.5
 */
export function localTimeReader(timeZone: string): (localMs: number) => number {
  if (timeZone === 'UTC') return (localMs) => localMs;
  const offsetAt = offsetReader(timeZone);
  const steady = new Map<number, number>();
  return (localMs) => {
    const day = Math.floor(localMs / DAY_MS);
    let offset = steady.get(day);
    if (offset === undefined) {
      if (steady.size >= MAX_DAYS) steady.clear();
      offset = steadyOffset(offsetAt, day);
      steady.set(day, offset);
    }
    return Number.isNaN(offset) ? changingInstant(offsetAt, localMs) : localMs - offset;
  };
}

const DAY_MS = 86_400_000;

/** Days whose offset is remembered: some 54 years. */
const MAX_DAYS = 20_000;

type OffsetAt = (instantMs: number) => number;

/** The offset around a local day, NaN when it changes near it; offsets are within a day of UTC. */
function steadyOffset(offsetAt: OffsetAt, day: number): number {
  const before = offsetAt((day - 1) * DAY_MS);
  return before === offsetAt((day + 2) * DAY_MS) ? before : Number.NaN;
}

function changingInstant(offsetAt: OffsetAt, localMs: number): number {
  const before = offsetAt(localMs - DAY_MS);
  const after = offsetAt(localMs + DAY_MS);
  const early = localMs - before;
  const late = localMs - after;
  const isLate = offsetAt(late) === after;
  if (offsetAt(early) === before) return isLate ? Math.min(early, late) : early;
  return isLate ? late : early;
}

function offsetReader(timeZone: string): OffsetAt {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instantMs) => {
    const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
    for (const { type, value } of format.formatToParts(instantMs)) {
      if (type in parts) parts[type as keyof typeof parts] = Number(value);
    }
    const { year, month, day, hour, minute, second } = parts;
    return (
      Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instantMs / 1000) * 1000
    );
  };
}
