/** Titles before a name, without dots, in lower case. */
export const NAME_PREFIXES: ReadonlySet<string> = new Set([
  ...['mr', 'mrs', 'ms', 'mx', 'miss', 'mister', 'madam', 'sir', 'dame', 'lady', 'lord'],
  ...['dr', 'doctor', 'prof', 'professor', 'rev', 'reverend', 'fr', 'father', 'hon', 'judge'],
  ...['capt', 'captain', 'col', 'lt', 'sgt', 'maj', 'gen'],
  ...['herr', 'frau', 'dipl-ing', 'ing', 'mag', 'mme', 'mlle', 'm', 'monsieur', 'madame'],
  ...['sr', 'sra', 'srta', 'señor', 'señora', 'don', 'doña', 'sig', 'sigra', 'dott', 'dottssa'],
  ...['dhr', 'mevr', 'drs', 'ir', 'pan', 'pani', 'hr', 'fru'],
]);

/** What follows a name and is no part of it, without dots, in lower case. */
export const NAME_SUFFIXES: ReadonlySet<string> = new Set([
  ...['jr', 'sr', 'jnr', 'snr', 'junior', 'senior', 'ii', 'iii', 'iv', '2nd', '3rd', '4th'],
  ...['phd', 'md', 'dds', 'dmd', 'do', 'jd', 'esq', 'esquire', 'cpa', 'mba', 'rn', 'pe', 'dvm'],
  ...['msc', 'bsc', 'edd', 'psyd', 'llm', 'llb', 'cfa', 'pmp', 'obe', 'mbe', 'cbe', 'qc', 'kc'],
]);

/** Words that begin a family name whatever their case. */
export const FAMILY_PARTICLES: ReadonlySet<string> = new Set([
  ...[
    'van',
    'von',
    'vom',
    'zu',
    'zum',
    'zur',
    'der',
    'den',
    'ter',
    'ten',
    "'t",
    'vander',
    'vanden',
  ],
  ...[
    'de',
    'del',
    'della',
    'delle',
    'dello',
    'dei',
    'degli',
    'des',
    'du',
    'dos',
    'das',
    'af',
    'av',
  ],
  ...['bin', 'ibn', 'bint', 'abu', 'st', 'st.', "d'", "dell'"],
]);

/** Words that begin a family name in lower case only; with a capital they are names of their own. */
export const GIVEN_LIKE_PARTICLES: ReadonlySet<string> = new Set([
  ...['la', 'le', 'lo', 'di', 'da', 'do', 'e', 'al', 'el', 'ben', 'mac', 'op', 'in'],
]);
