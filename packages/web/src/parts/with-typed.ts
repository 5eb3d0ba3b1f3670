/** The texts of a list with what is typed and not closed with Enter or a comma yet: it is meant all the same. */
export function withTyped(texts: readonly string[], typed: string): readonly string[] {
  const more = typed.split(/[,;]/).map((text) => text.trim());
  return [...new Set([...texts, ...more.filter((text) => text !== '')])];
}
