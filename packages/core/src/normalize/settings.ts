/** A member of the account, as owner and follower columns name them. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Contacts may still name them; a cell means them only by their email. */
  readonly hasLeft?: boolean;
}

export type DateOrder = 'day_first' | 'month_first';

/** What the account says about reading values; the same for all columns of an import. */
export interface NormalizeSettings {
  /** ISO 3166 two-letter code in capitals; national phone numbers are read as of this country. null: only numbers with + are read. */
  readonly country: string | null;
  /** ISO 4217 code for amounts that name none. */
  readonly currency: string;
  /** How 03/04/2024 is read when its column proves neither; null: month first, with a `date_ambiguous` issue. */
  readonly dateOrder: DateOrder | null;
  /** BCP 47 primary language of the account (`en`, `de`): month names, yes/no words. English is always understood. */
  readonly language: string;
  /** IANA time zone in which a date-time without an offset is meant. */
  readonly timeZone: string;
  /** Words that count as empty in typed columns, compared without case. */
  readonly placeholders: readonly string[];
  readonly members: readonly Member[];
}

/** What the whole column shows about itself (PRODUCT, M10); null where it proves nothing. */
export interface ColumnFacts {
  readonly dateOrder: DateOrder | null;
  /** Set where the column proves both orders: its dates that could be either are asked about, whatever the account says. */
  readonly dateOrderMixed?: true;
  readonly decimalSeparator: '.' | ',' | null;
}
