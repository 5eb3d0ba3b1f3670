/** Emails a record may have, and phones (PRODUCT section 6). */
export const VALUE_LIMIT = 100;
