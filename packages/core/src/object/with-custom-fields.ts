import type { FieldDefinition, FieldType, ObjectDefinition } from './definition.ts';

/** A type that an admin can give a field of their own: every one but the record's own ID. */
export type CustomFieldType = Exclude<FieldType, 'record_id'>;

/** A field that an account has added to an object. */
export interface CustomField {
  readonly key: string;
  readonly label: string;
  readonly type: CustomFieldType;
  /** The accepted values of `single_option` and `many_options`; empty for other types. */
  readonly options: readonly string[];
}

/**
 * The definition with the account's own fields after the standard ones. A `unique_id` gives keys
 * of a kind of its own, so that rows can be matched by it.
 */
export function withCustomFields(
  definition: ObjectDefinition,
  custom: readonly CustomField[],
): ObjectDefinition {
  if (custom.length === 0) return definition;
  return { ...definition, fields: [...definition.fields, ...custom.map(customDefinition)] };
}

/** The definition with other options for one of its fields, which is a choice of one from then on. */
export function withOptions(
  definition: ObjectDefinition,
  key: string,
  options: readonly string[],
): ObjectDefinition {
  const fields = definition.fields.map((field) =>
    field.key === key ? { ...field, type: 'single_option' as const, options } : field,
  );
  return { ...definition, fields };
}

/** Every type of a custom field, in the order in which menus list them. */
export const CUSTOM_FIELD_TYPES: readonly CustomFieldType[] = [
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'date_time',
  'yes_no',
  'single_option',
  'many_options',
  'text_list',
  'tags',
  'email',
  'phone',
  'url',
  'photo',
  'country',
  'owner',
  'followers',
  'unique_id',
];

const MANY_VALUED: ReadonlySet<CustomFieldType> = new Set([
  'many_options',
  'text_list',
  'tags',
  'followers',
]);

const WITH_OPTIONS: ReadonlySet<CustomFieldType> = new Set(['single_option', 'many_options']);

/** Whether fields of the type need a list of options. */
export function hasOptions(type: CustomFieldType): boolean {
  return WITH_OPTIONS.has(type);
}

function customDefinition({ key, label, type, options }: CustomField): FieldDefinition {
  return {
    key,
    label,
    type,
    group: 'Custom fields',
    custom: true,
    many: MANY_VALUED.has(type),
    ...(hasOptions(type) ? { options } : {}),
    ...(type === 'unique_id' ? { keyKind: key } : {}),
  };
}
