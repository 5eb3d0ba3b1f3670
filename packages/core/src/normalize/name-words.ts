/** Titles before a name, without dots, in lower case. */
export const NAME_PREFIXES = wordSet(`
  mr mrs ms mx miss mister madam sir dame lady lord dr doctor prof professor rev reverend fr father
  hon judge capt captain col lt sgt maj gen herr frau dipl-ing ing mag mme mlle m monsieur madame
  sr sra srta señor señora don doña sig sigra dott dottssa dhr mevr drs ir pan pani hr fru
`);

/** What follows a name and is no part of it, nor anyone's family name; without dots, in lower case. */
export const NAME_SUFFIXES = wordSet(`
  jr sr jnr snr junior senior ii iii iv 2nd 3rd 4th phd dds dmd jd esq esquire cpa mba dvm msc bsc
  edd psyd llm llb cfa pmp obe mbe cbe
`);

/** Suffixes that are names as well (`Jack Ma`, `Anh Do`): taken as suffixes in capitals, after two other words. */
export const AMBIGUOUS_SUFFIXES: ReadonlySet<string> = new Set(
  'I V VI VII MD DO MA MS BA BS RN PE QC KC RA JP'.split(' '),
);

/** Words that begin a family name whatever their case. */
export const FAMILY_PARTICLES = wordSet(`
  van von vom zu zum zur der den ter ten 't vander vanden de del della delle dello dei degli des du
  dos das la le lo di da do el af av bin ibn bint abu st st.
`);

/** Words that begin a family name in lower case only; with a capital they are names of their own. */
export const GIVEN_LIKE_PARTICLES = wordSet('e al ben mac op in');

/** Words that end the name of a firm. */
export const COMPANY_FORMS = wordSet('inc llc ltd limited gmbh corp corporation plc llp');

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
