/** What single values look like, from their shape alone: for telling columns apart, not for reading values. */

export function looksLikeEmail(value: string): boolean {
  const first = firstOf(value);
  const at = first.indexOf('@');
  return (
    at > 0 &&
    first.indexOf('@', at + 1) < 0 &&
    first.indexOf('.', at + 2) > 0 &&
    !first.endsWith('.') &&
    !/\s/u.test(first)
  );
}

/** An address with its scheme or `www.`, or a bare domain with an optional path. */
export function looksLikeUrl(value: string): boolean {
  if (/^(?:https?:\/\/|www\.)\S+$/iu.test(value)) return true;
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:\/\S*)?$/iu.test(value) && !value.includes('@');
}

/** A web address that cannot be an email address without its @, as `name.example.com` can. */
export function looksLikeMarkedUrl(value: string): boolean {
  return looksLikeUrl(value) && /^www\.|\//iu.test(value);
}

export function looksLikeUuid(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu.test(value);
}

export function looksLikeUuidV7(value: string): boolean {
  return looksLikeUuid(value) && value[14] === '7';
}

/** Day, month and year in any order with separators or a month's name, with or without a time; or YYYYMMDD. */
export function looksLikeDate(value: string): boolean {
  if (/^\d{1,4}([-./])\d{1,2}\1\d{1,4}(?:\.?$|[T ,])/u.test(value))
    return !/^\d{1,3}(?:\.\d{1,3}){3}$/u.test(value);
  if (/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u.test(value)) return true;
  if (
    /^\d{1,2}(?:st|nd|rd|th|\.)?[ -]{0,2}(?:de )?\p{L}{3,10}[., -]{0,2}(?:de )?\d{2,4}(?:$|[T ,])/iu.test(
      value,
    )
  )
    return true;
  if (/^\p{L}{3,10}[. -]{1,2}\d{1,2}(?:st|nd|rd|th)?[, -]{1,2}\d{2,4}(?:$|[T ,])/iu.test(value))
    return true;
  return /^\d{4}[ -]\p{L}{3,10}[ -]\d{1,2}$/u.test(value);
}

/** A day and a month without a year: `01/15`. */
export function looksLikeDayAndMonth(value: string): boolean {
  return /^\d{1,2}[-./]\d{1,2}\.?$/u.test(value);
}

/** Six to seventeen digits with the marks people write in phone numbers, and perhaps an extension. */
export function looksLikePhone(value: string): boolean {
  const number = withoutExtension(firstOf(value));
  if (!/^[+(]?[\d\s().\-/\u00a0\u2010-\u2013]+$/u.test(number)) return false;
  const digits = number.replace(/\D/gu, '').length;
  if (digits < 6 || digits > 17) return false;
  return (
    !looksLikeDate(number) &&
    !/^\d+\.\d{1,2}$/u.test(number) &&
    !/^\d{1,3}(?:\.\d{1,3}){3}$/u.test(number)
  );
}

/** A phone number that says so itself: it begins with + or 00, or is written in groups. */
export function looksLikeMarkedPhone(value: string): boolean {
  const number = firstOf(value);
  if (!looksLikePhone(number)) return false;
  if (/^(?:\+|00)[1-9]/u.test(number)) return true;
  return /^\(\d{2,4}\)\s?\d|^\d{3}[-. ]\d{3}[-. ]\d{4}(?:\D|$)|^0\d(?:[ .]\d{2}){4}$/u.test(number);
}

export function looksLikeNumber(value: string): boolean {
  return /^[-+]?[$€£]?\d[\d.,' \u00a0]*[€%]?$/u.test(value);
}

export function looksLikeYesNo(value: string): boolean {
  return YES_NO.has(value.toLowerCase());
}

/** Only words such as Mr, Dr, Frau, Mme. */
export function looksLikeCourtesyTitle(value: string): boolean {
  const words = value
    .toLowerCase()
    .split(/[\s./&]+/u)
    .filter((word) => word !== '');
  return words.length > 0 && words.length <= 5 && words.every((word) => COURTESY.has(word));
}

/** Two to five words of letters, not a firm. */
export function looksLikePerson(value: string): boolean {
  const words = value.split(/[\s,]+/u).filter((word) => word !== '');
  if (words.length < 2 || words.length > 5 || value.length > 60 || looksLikeCompany(value))
    return false;
  return (
    words.every((word) => /^["(']?\p{L}[\p{L}\p{M}.'’"-]*\)?$/u.test(word)) &&
    /^["(']?(?:\p{Lu}|\p{Lo}|\p{Ll}+\s\p{Ll}+$)/u.test(value)
  );
}

/** Has a word that firms carry in their name. */
export function looksLikeCompany(value: string): boolean {
  return value
    .toLowerCase()
    .split(/[\s,]+/u)
    .some((word) => FIRM_WORDS.has(word.replace(/\./gu, '')));
}

export function looksLikeIsoCountry(value: string): boolean {
  return value.length === 2 && ISO_COUNTRIES.has(value);
}

/** A postal code that looks like no ordinary number: British, Canadian, Dutch, Polish or Portuguese form, ZIP+4, Japanese. */
export function looksLikePostalCode(value: string): boolean {
  return /^(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4} ?[A-Z]{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{5}-\d{4}|\d{3}-\d{4})$/u.test(
    value,
  );
}

function firstOf(value: string): string {
  return (value.split(/[;,]| ::: | \/ /u, 1)[0] ?? '').trim();
}

function withoutExtension(number: string): string {
  return number.replace(/\s*(?:ext\.?|extension|x|#)\s*\d{1,6}$/iu, '');
}

const YES_NO =
  wordSet(`yes no y n true false t f 1 0 x on off ja nein j oui non o si sí s sim não nao nee tak nie
  ano ne da net да нет checked unchecked ✓ ✔ ✗`);

const COURTESY =
  wordSet(`mr mrs ms miss mx dr doctor prof professor sir madam dame lord lady rev reverend hon capt
  herr herrn frau fr hr fräulein dipl ing mag m mm mme mlle me monsieur madame mademoiselle sr sra srta señor señora
  don doña d dª sig ra sigra signor signora dott dottssa ssa avv arch dhr mevr mw mevrouw heer de pan pani mgr bc
  judr mudr phdr univ h c g-n г-н г-жа fru herra rouva and und et y`);

const FIRM_WORDS =
  wordSet(`inc incorporated llc llp ltd limited gmbh ag corp corporation company co sa srl sarl sas bv nv
  oy ab plc pty kg ohg ug spa sl sro group holdings holding bank university institute foundation association services
  solutions systems technologies industries partners consulting`);

const ISO_COUNTRIES =
  wordSet(`AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
  BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI
  FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS
  IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
  MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA
  RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT
  TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`);

function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/u));
}
