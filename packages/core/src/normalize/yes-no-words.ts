/**
 * Words for yes and no in lower case, by language (BCP 47 primary tag); `any` are the signs that
 * programs write. A language is added as one more row.
 */
export const YES_NO_WORDS: Readonly<Record<string, YesNoWords>> = {
  any: {
    yes: ['true', 't', '1', 'x', 'on', 'y', '✓', '✔', '✅', '☑', 'checked'],
    no: ['false', 'f', '0', 'off', 'n', '✗', '✘', '❌', '☐', 'unchecked'],
  },
  en: { yes: ['yes', 'y', 'yep', 'enabled'], no: ['no', 'n', 'nope', 'disabled'] },
  de: { yes: ['ja', 'j', 'an', 'wahr'], no: ['nein', 'n', 'aus', 'falsch'] },
  fr: { yes: ['oui', 'o', 'vrai'], no: ['non', 'n', 'faux'] },
  es: { yes: ['sí', 'si', 's', 'verdadero'], no: ['no', 'n', 'falso'] },
  it: { yes: ['sì', 'si', 's', 'vero'], no: ['no', 'n', 'falso'] },
  pt: { yes: ['sim', 's', 'verdadeiro'], no: ['não', 'nao', 'n', 'falso'] },
  nl: { yes: ['ja', 'j', 'aan', 'waar'], no: ['nee', 'neen', 'n', 'uit', 'onwaar'] },
  pl: { yes: ['tak', 't', 'prawda'], no: ['nie', 'n', 'fałsz', 'falsz'] },
};

/** The words of one language. */
export interface YesNoWords {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}
