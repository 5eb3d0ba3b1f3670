import { TextInput } from '@mantine/core';
import type { Field } from '../api/fields.ts';

/** The input of a field: what it gives is what the API takes as a value of it; null for none. */
export function FieldInput({
  field,
  value,
  onChange,
  error,
}: {
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error?: string | undefined;
}) {
  return (
    <TextInput
      label={field.label}
      value={String(value ?? '')}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value === '' ? null : currentTarget.value)
      }
      error={error}
    />
  );
}
