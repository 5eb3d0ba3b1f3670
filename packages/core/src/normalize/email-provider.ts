/**
 * The domain of a big mail provider that is one typing mistake away (a letter left out, doubled,
 * replaced, or two swapped); null when there is none. With a million different domains in a file
 * this has to be cheap, and shorter names (`aol.com`, `web.de`) have too many honest neighbours.
 */
export function suggestDomain(domain: string): string | null {
  if (REAL_NEIGHBOURS.has(domain)) return null;
  for (const provider of PROVIDERS) {
    if (Math.abs(provider.length - domain.length) > 1) continue;
    if (provider === domain) return null;
    if (!isOneMistakeAway(domain, provider)) continue;
    // yahoo.fr is not a mistake for yahoo.it: elsewhere than in .com the ending has to be right.
    if (provider.endsWith('.com') || endingOf(domain) === endingOf(provider)) return provider;
  }
  return null;
}

const PROVIDERS: readonly string[] = [
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'hotmail.com',
  'outlook.com',
  'icloud.com',
  'protonmail.com',
  'rocketmail.com',
  'comcast.net',
  'verizon.net',
  'sbcglobal.net',
  'bellsouth.net',
  'earthlink.net',
  'optonline.net',
  'btinternet.com',
  'yahoo.co.uk',
  'hotmail.co.uk',
  'yahoo.co.in',
  'hotmail.fr',
  'wanadoo.fr',
  'laposte.net',
  't-online.de',
  'freenet.de',
  'hotmail.de',
  'hotmail.it',
  'hotmail.es',
  'sympatico.ca',
  'bigpond.com',
  'optusnet.com.au',
];

/** Providers of their own that look like mistakes for bigger ones. */
const REAL_NEIGHBOURS: ReadonlySet<string> = new Set(['mail.com', 'email.com', 'ymail.com']);

function endingOf(domain: string): string {
  return domain.slice(domain.indexOf('.'));
}

/** Whether one insertion, deletion, replacement or swap of neighbours turns one text into the other. */
export function isOneMistakeAway(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const leftA = endA - start;
  const leftB = endB - start;
  if (leftA <= 1 && leftB <= 1) return leftA + leftB > 0;
  return (
    leftA === 2 &&
    leftB === 2 &&
    a.charCodeAt(start) === b.charCodeAt(start + 1) &&
    a.charCodeAt(start + 1) === b.charCodeAt(start)
  );
}
