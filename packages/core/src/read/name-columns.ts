/**
 * Gives each column a name of its own: the header's text on one line, `Phone (2)` for the second
 * `Phone`, `Column 4` where the header has nothing. As many names as `width`.
 */
export function nameColumns(headerRows: readonly (readonly string[])[], width: number): string[] {
  const wanted = joinHeaderRows(headerRows, width);
  // What the header says outright keeps its name: a file may hold `Phone`, `Phone` and `Phone (2)`.
  const taken = new Set(wanted);
  const given = new Set<string>();
  const lastNumber = new Map<string, number>();
  return wanted.map((text, index) => {
    const base = text === '' ? `Column ${index + 1}` : text;
    let name = base;
    if (given.has(name) || (text === '' && taken.has(name))) {
      let number = lastNumber.get(base) ?? 1;
      do name = `${base} (${++number})`;
      while (taken.has(name) || given.has(name));
      lastNumber.set(base, number);
    }
    given.add(name);
    return name;
  });
}

function joinHeaderRows(rows: readonly (readonly string[])[], width: number): string[] {
  const parts: string[][] = Array.from({ length: width }, () => []);
  for (const [index, row] of rows.entries()) {
    // The upper rows name groups: an empty cell there belongs to the group on its left.
    const isGroupRow = index < rows.length - 1;
    let group = '';
    for (let column = 0; column < width; column++) {
      const text = cleanName(row[column] ?? '');
      if (text !== '') group = text;
      const part = isGroupRow ? group : text;
      const names = parts[column];
      if (part !== '' && names !== undefined && names.at(-1) !== part) names.push(part);
    }
  }
  return parts.map((names) => names.join(' '));
}

/** One line without control characters or byte-order marks. */
function cleanName(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\uFEFF\u200B]+/gu, ' ').trim();
}
