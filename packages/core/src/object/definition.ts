/** Every type a field can have; PRODUCT section 4 says what each accepts and stores. */
export type FieldType =
  | 'text'
  | 'long_text'
  | 'number'
  | 'money'
  | 'date'
  | 'date_time'
  | 'phone'
  | 'email'
  | 'single_option'
  | 'many_options'
  | 'text_list'
  | 'tags'
  | 'owner'
  | 'followers'
  | 'yes_no'
  | 'url'
  | 'photo'
  | 'country'
  | 'unique_id'
  | 'record_id';

/** One property of an object: standard, or custom (defined by an admin). */
export interface FieldDefinition {
  /** Key of the value in a record, and the name of the field as a mapping target: `[a-z][a-z0-9_]*`. */
  readonly key: string;
  /** What people see. */
  readonly label: string;
  readonly type: FieldType;
  readonly custom: boolean;
  /** Holds a set of values, stored as an array without repetitions. Of type email, phone, text_list, tags, many_options, followers. */
  readonly many: boolean;
  /** The accepted options of single_option and many_options, as displayed. */
  readonly options?: readonly string[];
  /** Kind of key in the key table that each value gives: `email`, `phone`, or the field's own key for a unique ID. */
  readonly keyKind?: string;
  /** For a single-valued field that more than one column may give (email, phone): the many-valued field that takes the rest. */
  readonly rest?: string;
  /** A flag that protects the person (do-not-contact): an import may set it, and only the policy `clear_protection` clears it. */
  readonly protective?: true;
  /** Of a date that lies in the past, such as a birthday: decides the century of two-digit years. */
  readonly past?: true;
  /** Heading under which menus show the field. */
  readonly group: string;
}

/**
 * An object that rows can become: contacts today, others as data tomorrow. Reading, mapping,
 * planning, applying, undo and reports know an object only through this.
 */
export interface ObjectDefinition {
  /** `contact`, `opportunity`: also names its tables (`contact`, `contact_key`). */
  readonly name: string;
  readonly label: string;
  readonly plural: string;
  readonly fields: readonly FieldDefinition[];
  /** To create, a row needs a value in at least one of these fields. */
  readonly createNeedsOneOf: readonly string[];
  /** The same in words, e.g. `a name, phone or email`; without it the fields' labels are named. */
  readonly createNeeds?: string;
  /** Fields joined by spaces to name a record to people; the first list that gives text is used. */
  readonly namedBy: readonly (readonly string[])[];
  /** The field given by a full name that is split into these when neither is given; none if the object has no such field. */
  readonly fullName?: { readonly field: string; readonly first: string; readonly last: string };
}
