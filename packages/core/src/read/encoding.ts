/** A text encoding that Muster reads. */
export interface Encoding {
  /** Its name in lower case as the WHATWG Encoding Standard has it, or iconv's where the standard has none. */
  readonly name: string;
  /** How characters lie in bytes: this decides how a row's place in the file is counted. */
  readonly layout: EncodingLayout;
}

export type EncodingLayout = 'utf-8' | 'utf-16' | 'utf-32' | 'one-byte' | 'multi-byte';

/**
 * Finds an encoding by any of its usual names (`cp1252`, `Latin-1`, `UTF8`); null when Muster does
 * not know it.
 * @see https://encoding.spec.whatwg.org/#names-and-labels
 */
export function findEncoding(label: string): Encoding | null {
  const key = label.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return BY_KEY.get(key) ?? null;
}

// Name, then other names without punctuation. ISO-8859-1 and -9 are read as the Windows code pages
// that extend them, as every browser does: files that claim the one nearly always hold the other.
const ENCODINGS: Readonly<Record<EncodingLayout, readonly (readonly string[])[]>> = {
  'utf-8': [['utf-8', 'utf8sig', 'utf8bom', 'ascii', 'usascii']],
  'utf-16': [
    ['utf-16le', 'utf16', 'ucs2', 'unicode'],
    ['utf-16be', 'unicodefffe'],
  ],
  'utf-32': [['utf-32le', 'utf32', 'ucs4'], ['utf-32be']],
  'one-byte': [
    ['windows-1252', 'cp1252', 'ansi', 'iso88591', 'latin1', 'l1'],
    ['windows-1250', 'cp1250'],
    ['windows-1251', 'cp1251'],
    ['windows-1253', 'cp1253'],
    ['windows-1254', 'cp1254', 'iso88599', 'latin5'],
    ['windows-1255', 'cp1255'],
    ['windows-1256', 'cp1256'],
    ['windows-1257', 'cp1257'],
    ['windows-1258', 'cp1258'],
    ['windows-874', 'cp874', 'tis620', 'iso885911'],
    ['iso-8859-2', 'latin2'],
    ['iso-8859-3', 'latin3'],
    ['iso-8859-4', 'latin4'],
    ['iso-8859-5', 'cyrillic'],
    ['iso-8859-6', 'arabic'],
    ['iso-8859-7', 'greek'],
    ['iso-8859-8', 'hebrew'],
    ['iso-8859-10', 'latin6'],
    ['iso-8859-13', 'latin7'],
    ['iso-8859-14', 'latin8'],
    ['iso-8859-15', 'latin9'],
    ['iso-8859-16', 'latin10'],
    ['koi8-r', 'koi8'],
    ['koi8-u'],
    ['macintosh', 'mac', 'macroman', 'xmacroman'],
    ['x-mac-cyrillic', 'maccyrillic'],
    ['ibm866', 'cp866', '866'],
    ['cp437', 'ibm437', '437'],
    ['cp850', 'ibm850', '850'],
    ['cp852', 'ibm852', '852'],
    ['cp855', 'ibm855', '855'],
    ['cp857', 'ibm857', '857'],
    ['cp858', 'ibm858', '858'],
    ['cp862', 'ibm862', '862'],
    ['cp865', 'ibm865', '865'],
  ],
  'multi-byte': [
    ['gb18030', 'gbk', 'gb2312', 'cp936', 'windows936', 'hzgb2312'],
    ['big5', 'big5hkscs', 'cp950', 'windows950'],
    ['shift_jis', 'sjis', 'cp932', 'windows31j', 'ms932'],
    ['euc-jp'],
    ['iso-2022-jp'],
    ['euc-kr', 'cp949', 'uhc', 'ksc56011987', 'windows949'],
  ],
};

const BY_KEY: ReadonlyMap<string, Encoding> = new Map(
  Object.entries(ENCODINGS).flatMap(([layout, rows]) =>
    rows.flatMap((names) => {
      const encoding: Encoding = { name: names[0] ?? '', layout: layout as EncodingLayout };
      return names.map((name) => [name.replaceAll(/[^a-z0-9]/g, ''), encoding] as const);
    }),
  ),
);
