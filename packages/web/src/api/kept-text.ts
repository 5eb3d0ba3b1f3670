// What somebody has begun to write and not sent yet, in this window: it outlives loading the page
// again, and ends with the window or when somebody signs out.

/** What is kept. */
export type KeptText = 'pastedRows' | 'typedRows';

/** The text that was kept under a name, if any. */
export function keptText(name: KeptText): string | null {
  return sessionStorage.getItem(PREFIX + name);
}

/** Keeps a text under a name instead of the one before; null: none. */
export function keepText(name: KeptText, text: string | null): void {
  if (text === null) sessionStorage.removeItem(PREFIX + name);
  else {
    try {
      sessionStorage.setItem(PREFIX + name, text);
    } catch {
      // More than a browser keeps, some 5 MB: an older one must not come back in its place.
      sessionStorage.removeItem(PREFIX + name);
    }
  }
}

/** Keeps none any longer. */
export function forgetKeptTexts(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  }
}

const PREFIX = 'muster.kept.';
