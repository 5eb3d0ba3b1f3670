import { useDeferredValue, useEffect } from 'react';
import { keepText } from '../../../api/kept-text.ts';

/** Keeps rows that are being written, as text, until they are used; null: there are none. */
export function useKeptRows(name: keyof typeof KEPT_ROWS, text: string | null): void {
  // Large ones are not written down at every key.
  const settled = useDeferredValue(text);
  useEffect(() => keepText(KEPT_ROWS[name], settled), [name, settled]);
}

/** Under which names rows are kept. */
export const KEPT_ROWS = { pasted: 'rows.pasted', typed: 'rows.typed' } as const;
