/** The languages in which Muster speaks to people; English is what is kept and exported. */
export const LANGUAGES = ['en', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];
