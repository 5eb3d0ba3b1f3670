import type { Work } from '../../api/work.ts';
import { OUTCOMES, type Outcome } from '../../parts/outcomes.ts';

/** Rows by outcome, of one import or of a time. */
export interface Figures {
  readonly key: string;
  readonly label: string;
  readonly counts: Readonly<Record<Outcome, number>>;
}

/** The figures of the newest imports, the oldest of them first. */
export function byImport(imports: readonly Work[]): readonly Figures[] {
  return imports
    .slice(0, MOST_IMPORTS)
    .map((work) => ({ key: work.id, label: work.title ?? '', counts: countsOf([work]) }))
    .toReversed();
}

const MOST_IMPORTS = 20;

/** Figures by day, or by month where there are many days; the oldest first. */
export function byTime(imports: readonly Work[], language: string): readonly Figures[] {
  const days = Map.groupBy(imports, ({ createdAt }) => dayOf(new Date(createdAt)));
  const isByDay = days.size <= MOST_DAYS;
  const times = isByDay
    ? days
    : Map.groupBy(imports, ({ createdAt }) => dayOf(new Date(createdAt)).slice(0, 7));
  const written = new Intl.DateTimeFormat(language, {
    ...(isByDay ? { day: 'numeric', month: 'short' } : { month: 'short', year: 'numeric' }),
    timeZone: 'UTC',
  });
  return [...times]
    .map(([key, works]) => ({
      key,
      label: written.format(new Date(isByDay ? key : `${key}-01`)),
      counts: countsOf(works),
    }))
    .toSorted((left, right) => (left.key < right.key ? -1 : 1));
}

const MOST_DAYS = 31;

/** The day where the reader is, as Swedes write it: `2026-11-21`. */
function dayOf(date: Date): string {
  return date.toLocaleDateString('sv-SE');
}

function countsOf(works: readonly Work[]): Figures['counts'] {
  const sum = (outcome: Outcome): number =>
    works.reduce((total, { counts }) => total + (counts[outcome] ?? 0), 0);
  return Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, sum(outcome)]),
  ) as Figures['counts'];
}
