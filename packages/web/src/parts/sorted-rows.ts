/** What rows are put in order by: one of these, with `-` before it the last first. */
export type SortKeys<Row> = Readonly<Record<string, (row: Row) => string | number>>;

/** The rows in order; those that are equal in it are in that of their names. */
export function sortedRows<Row>(
  rows: readonly Row[],
  {
    sort,
    keys,
    nameOf,
    language,
  }: {
    readonly sort: string;
    readonly keys: SortKeys<Row>;
    readonly nameOf: (row: Row) => string;
    readonly language: string;
  },
): readonly Row[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const keyOf = keys[sort.replace(/^-/, '')] ?? nameOf;
  const direction = sort.startsWith('-') ? -1 : 1;
  return rows.toSorted((left, right) => {
    const [one, other] = [keyOf(left), keyOf(right)];
    const order =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : compare(String(one), String(other));
    return order * direction || compare(nameOf(left), nameOf(right));
  });
}
