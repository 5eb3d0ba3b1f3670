/** Whether the day exists in the Gregorian calendar; years 1000 to 9999, months and days from 1. */
export function isRealDate(year: number, month: number, day: number): boolean {
  // Asked this way around, NaN is no date either.
  if (!(year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= 28 || day <= daysInMonth(year, month);
}

/** `YYYY-MM-DD` of a real date. */
export function isoDate(year: number, month: number, day: number): string {
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** Day of the week of a real date: 0 is Sunday. */
export function weekday(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** The year that is meant; 0, which no date has, when it has neither two nor four digits. */
export function fullYear(value: number, digits: number, lastTwoDigitYear: number): number {
  if (digits === 4) return value;
  if (digits !== 2) return 0;
  const year = lastTwoDigitYear - (lastTwoDigitYear % 100) + value;
  return year > lastTwoDigitYear ? year - 100 : year;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
