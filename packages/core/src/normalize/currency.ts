/** The codes of national currencies in ISO 4217, and of HRK and BGN, which the euro replaced of late. @see https://www.six-group.com/en/products-services/financial-information/data-standards.html */
export const CURRENCY_CODES: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP ' +
    'BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP ' +
    'GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS ' +
    'KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR ' +
    'MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF ' +
    'SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD ' +
    'TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'
  ).split(' '),
);

/**
 * Signs and words of currencies, the latter in lower case, with the currencies they stand for: the
 * account's if it is among them, else the first. Where '' is first there is no usual one, and the
 * sign alone is not read.
 */
export const CURRENCY_SIGNS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    $: 'USD AUD CAD NZD SGD HKD MXN ARS CLP COP UYU TWD BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD',
    us$: 'USD',
    a$: 'AUD',
    au$: 'AUD',
    c$: 'CAD',
    ca$: 'CAD',
    can$: 'CAD',
    nz$: 'NZD',
    s$: 'SGD',
    hk$: 'HKD',
    nt$: 'TWD',
    r$: 'BRL',
    mx$: 'MXN',
    '€': 'EUR',
    euro: 'EUR',
    euros: 'EUR',
    '£': 'GBP GIP FKP SHP EGP',
    '¥': 'JPY CNY',
    '￥': 'JPY CNY',
    円: 'JPY',
    元: 'CNY',
    rmb: 'CNY',
    '₹': 'INR',
    rs: 'INR PKR LKR NPR MUR',
    'rs.': 'INR PKR LKR NPR MUR',
    '₩': 'KRW',
    '₽': 'RUB',
    руб: 'RUB',
    'руб.': 'RUB',
    '₺': 'TRY',
    '₴': 'UAH',
    '₪': 'ILS',
    '฿': 'THB',
    '₫': 'VND',
    '₱': 'PHP',
    '₦': 'NGN',
    '₵': 'GHS',
    '₸': 'KZT',
    '₾': 'GEL',
    '₼': 'AZN',
    fr: 'CHF',
    'fr.': 'CHF',
    sfr: 'CHF',
    'sfr.': 'CHF',
    kr: '|SEK NOK DKK ISK',
    'kr.': '|SEK NOK DKK ISK',
    zł: 'PLN',
    zl: 'PLN',
    kč: 'CZK',
    kc: 'CZK',
    ft: 'HUF',
    lei: 'RON MDL',
    лв: 'BGN',
    'лв.': 'BGN',
    rm: 'MYR',
    rp: 'IDR',
    r: 'ZAR',
  }).map(([sign, codes]) => [sign, codes.split(/[ |]/)]),
);

/** How many decimals amounts of a currency have (ISO 4217). */
export function minorDigits(currency: string): number {
  if (NO_DECIMALS.has(currency)) return 0;
  return THREE_DECIMALS.has(currency) ? 3 : 2;
}

const NO_DECIMALS: ReadonlySet<string> = new Set(
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '),
);
const THREE_DECIMALS: ReadonlySet<string> = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));
