/** A moment as it is typed in a time zone: `2026-03-31 14:30`; seconds only where there are some. */
export function typedTime(iso: string, timeZone: string): string {
  const parts = new Map(
    partsIn(timeZone)
      .formatToParts(new Date(iso))
      .map(({ type, value }) => [type, value]),
  );
  const [date, time] = [
    ['year', 'month', 'day'],
    ['hour', 'minute', 'second'],
  ].map((types) => types.map((type) => parts.get(type as 'year')));
  const text = `${date?.join('-')} ${time?.join(':')}`;
  return text.endsWith(':00') ? text.slice(0, -3) : text;
}

/** A moment as a language writes it in a time zone, which is named where it is not that of the browser. */
export function shownTime(language: string, iso: string, timeZone: string): string {
  const key = `${language} ${timeZone}`;
  const formatter =
    formatters.get(key) ??
    new Intl.DateTimeFormat(language, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
      ...(timeZone === new Intl.DateTimeFormat().resolvedOptions().timeZone
        ? {}
        : { timeZoneName: 'short' }),
    });
  formatters.set(key, formatter);
  return formatter.format(new Date(iso));
}

/** Whether the text is a moment as the server gives it. */
export function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(text);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function partsIn(timeZone: string): Intl.DateTimeFormat {
  const known =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat('en', {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZone,
    });
  formatters.set(timeZone, known);
  return known;
}
