/** Splits a full name into first and last name; used only when neither has a column of its own. */
export function splitFullName(name: string): { first: string; last: string } {
  const space = name.lastIndexOf(' ');
  return space === -1
    ? { first: name, last: '' }
    : { first: name.slice(0, space), last: name.slice(space + 1) };
}
