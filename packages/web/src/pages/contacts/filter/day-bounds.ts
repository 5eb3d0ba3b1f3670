/** The moment a day begins where the person is; `day` as `2026-11-21`. */
export function startOfDay(day: string): string {
  return momentOf(`${day}T00:00:00`);
}

/** The last moment of a day where the person is. */
export function endOfDay(day: string): string {
  return momentOf(`${day}T23:59:59.999`);
}

/** The day, where the person is, of a moment; of a day, that day. */
export function dayOf(moment: string): string {
  if (!moment.includes('T')) return moment;
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return '';
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-');
}

/** Years being typed are not yet years: `0002-01-01`. */
function momentOf(local: string): string {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
