import type { Said } from './sentence.ts';

/** The same sentence with each of the texts that fill it replaced. */
export function sayWith(said: Said, replace: (text: string) => string): Said {
  if (typeof said === 'string') return replace(said);
  const params = Object.entries(said.params ?? {});
  if (params.length === 0) return said;
  return {
    ...said,
    params: Object.fromEntries(params.map(([name, one]) => [name, sayWith(one, replace)])),
  };
}
