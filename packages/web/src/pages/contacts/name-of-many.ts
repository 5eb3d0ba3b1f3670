/** The name of a type as English names many of it, where it is one word that ends regularly. */
export function nameOfMany(name: string): string {
  if (!/^[a-z]*[a-z]{2}$/i.test(name) || IRREGULAR.test(name)) return name;
  if (/[^aeiou]y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  if (/(?:ss|x|ch|sh)$/i.test(name)) return `${name}es`;
  return name.endsWith('s') ? name : `${name}s`;
}

const IRREGULAR = /(?:man|people|staff)$/i;
