import type { Field } from '../api/fields.ts';

/** A value of a field as people read it; nothing for no value. */
export function FieldValue({ value }: { readonly field: Field; readonly value: unknown }) {
  return <>{Array.isArray(value) ? value.join(', ') : String(value ?? '')}</>;
}
