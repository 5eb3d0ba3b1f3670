import { useDeferredValue, useEffect } from 'react';
import { keepText, type KeptText } from '../../../api/kept-text.ts';

/**
 * Keeps rows that are being written until they are used. `textOf` gives them as text, null for none;
 * it stands outside of the component.
 */
export function useKeptRows<Rows>(
  name: KeptText,
  rows: Rows,
  textOf: (rows: Rows) => string | null,
): void {
  // Large ones are not written down at every key.
  const settled = useDeferredValue(rows);
  useEffect(() => keepText(name, textOf(settled)), [name, settled, textOf]);
}
