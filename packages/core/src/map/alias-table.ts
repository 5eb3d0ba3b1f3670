/**
 * What a header can mean: the key of a standard field, or one of the meanings that the values or
 * the other columns decide.
 */
export type Meaning =
  | 'contact_id'
  | 'external_id'
  | 'name_prefix'
  | 'first_name'
  | 'middle_name'
  | 'last_name'
  | 'name_suffix'
  | 'full_name'
  | 'nickname'
  | 'company'
  | 'job_title'
  | 'department'
  | 'email'
  | 'additional_emails'
  | 'phone'
  | 'additional_phones'
  | 'website'
  | 'address_line1'
  | 'address_line2'
  | 'city'
  | 'state'
  | 'postal_code'
  | 'country'
  | 'birthday'
  | 'gender'
  | 'language'
  | 'time_zone'
  | 'source'
  | 'notes'
  | 'photo_url'
  | 'type'
  | 'category'
  | 'tags'
  | 'groups'
  | 'owner'
  | 'followers'
  | 'do_not_contact'
  | 'do_not_email'
  | 'do_not_phone'
  | 'created_date'
  /** A name, of which part the other columns and the values decide. */
  | 'name'
  /** A word that may head names of people (`Contact`): needs values that look like it. */
  | 'person'
  /** A courtesy title or a job title. */
  | 'title'
  /** What somebody does for a living, where nothing names a job title. */
  | 'occupation'
  /** A street, or an address in one cell. */
  | 'address'
  | 'mobile_phone'
  /** An ID of no stated kind (`ID`). */
  | 'bare_id';

/** What a header can mean that no field holds; each is a reason to leave the column alone. */
export type NoField =
  | 'fax'
  | 'pager'
  | 'other_person'
  | 'label'
  | 'consent'
  | 'date_part'
  | 'date'
  | 'status'
  | 'messenger'
  | 'other_name'
  | 'other';

/** What may stand beside a meaning: which one of several it is, or nothing that matters. */
export type Beside =
  | 'main'
  | 'mailing'
  | 'home'
  | 'work'
  | 'billing'
  | 'shipping'
  | 'other'
  | 'second'
  /** Beside a phone. */
  | 'mobile'
  /** The word for an address, beside a part of one (`Address 1 - City`). */
  | 'address'
  /** Words that change nothing (`Contact`, `your`, `number`). */
  | 'filler';

/**
 * What headers are called in one language: for each meaning the phrases that say it, separated by
 * commas, compared without case, accents, spaces and punctuation. To add a language, add a file
 * with such a table and name it in all-aliases.ts.
 */
export interface AliasTable {
  /** Two-letter code of the language. */
  readonly language: string;
  /** What the bare word for a name means where no other column and no value tells. */
  readonly bareName: 'full_name' | 'first_name' | 'last_name';
  readonly meanings: Readonly<Partial<Record<Meaning, string>>>;
  readonly noField: Readonly<Partial<Record<NoField, string>>>;
  readonly beside: Readonly<Partial<Record<Beside, string>>>;
}
