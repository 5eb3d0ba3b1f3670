import type { Json } from '@muster/core/json';

/** Values that came as JSON hold nothing that JSON does not. */
export function jsonOf(values: Readonly<Record<string, unknown>>): Readonly<Record<string, Json>> {
  return values as Readonly<Record<string, Json>>;
}
