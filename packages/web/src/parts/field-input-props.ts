import type { Field } from '../api/fields.ts';

/** What the inputs of all types take. */
export interface FieldInputProps {
  readonly field: Pick<Field, 'key' | 'label' | 'type' | 'many' | 'options'>;
  /** A value as the API gives or takes it. */
  readonly value: unknown;
  /** Called with what the API takes as a value of the field; null for none. */
  readonly onChange: (value: unknown) => void;
  readonly error?: string | undefined;
  /** The label is only read out: it stands beside the input already. */
  readonly isLabelHidden?: boolean;
  readonly takesFocus?: boolean;
  readonly required?: boolean;
  readonly description?: string | undefined;
}

/** What every input of Mantine is given. */
export function commonProps({
  field: { label },
  isLabelHidden = false,
  error,
  takesFocus,
  required,
  description,
}: FieldInputProps) {
  return {
    ...(isLabelHidden ? { 'aria-label': label } : { label }),
    ...(takesFocus === true ? { autoFocus: true, 'data-autofocus': true } : {}),
    ...(required === true ? { withAsterisk: true } : {}),
    ...(description === undefined ? {} : { description }),
    error,
  };
}
