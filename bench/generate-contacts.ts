import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * What a file holds. `plain`: every row another person. `duplicates`: every tenth row is a person of
 * an earlier row with another job title. `changed`: the people of `plain`, every second one with
 * another job title and city, and every twentieth with another phone.
 */
export type Variant = 'plain' | 'duplicates' | 'changed';

export interface ContactFile {
  readonly rows: number;
  /** Files of different seeds, up to 15, have nobody in common. */
  readonly seed: number;
  readonly variant: Variant;
}

/**
 * Writes a CSV file of 13 columns and about 175 bytes a row: accents, quoted commas, quotes and line
 * ends, four ways of writing a phone. The same arguments give the same bytes; memory stays flat.
 */
export async function generateContacts(path: string, file: ContactFile): Promise<void> {
  await pipeline(Readable.from(linesOf(file)), createWriteStream(path));
}

const HEADER =
  'First Name,Last Name,Email,Phone,Company,Job Title,Street Address,City,State,Postal Code,Birthday,Tags,Notes\r\n';
const ROWS_AT_ONCE = 1_000;

function* linesOf(file: ContactFile): Generator<string> {
  yield HEADER;
  for (let start = 0; start < file.rows; start += ROWS_AT_ONCE) {
    let lines = '';
    const end = Math.min(start + ROWS_AT_ONCE, file.rows);
    for (let row = start; row < end; row++) lines += lineOf(row, file);
    yield lines;
  }
}

function lineOf(row: number, { seed, variant }: ContactFile): string {
  const isDuplicate = variant === 'duplicates' && row % 10 === 9;
  // A person of some earlier row that is no duplicate itself: those end in 0 to 8.
  const person = isDuplicate ? earlierRow(row) : row;
  const isChanged = isDuplicate || (variant === 'changed' && row % 2 === 1);
  const index = seed * MOST_ROWS + person;
  const random = randomSource(index);
  const first = pick(FIRST_NAMES, random());
  const last = pick(LAST_NAMES, random());
  const company = `${pick(COMPANY_WORDS, random())} ${pick(COMPANY_KINDS, random())}`;
  const title = Math.floor(random() * JOB_TITLES.length);
  const city = Math.floor(random() * CITIES.length);
  const place = CITIES[(city + (isChanged && !isDuplicate ? 1 : 0)) % CITIES.length] as City;
  const phone = variant === 'changed' && row % 20 === 1 ? index + MOST_ROWS / 2 : index;
  const mail = `${plainLetters(first)}.${plainLetters(last)}.${index.toString(36)}`.toLowerCase();
  return `${[
    first,
    last,
    `${mail}@${pick(MAIL_DOMAINS, random())}`,
    phoneOf(phone),
    quoted(company),
    JOB_TITLES[(title + (isChanged ? 1 : 0)) % JOB_TITLES.length],
    `${1 + Math.floor(random() * 9_000)} ${pick(STREETS, random())}`,
    place.city,
    place.state,
    digits(1_000 + Math.floor(random() * 98_000), 5),
    `${digits(1 + Math.floor(random() * 12), 2)}/${digits(1 + Math.floor(random() * 28), 2)}/${1945 + Math.floor(random() * 60)}`,
    quoted(tagsOf(random())),
    quoted(noteOf(random(), last)),
  ].join(',')}\r\n`;
}

/** More rows than a file may have, so that seeds do not overlap. */
const MOST_ROWS = 20_000_000;

function earlierRow(row: number): number {
  const at = Math.floor(randomSource(row + 7)() * row);
  return at - (at % 10 === 9 ? 1 : 0);
}

/** Uniform numbers from 0 up to 1, the same for the same index: a counter through a mixing function (splitmix32). */
function randomSource(index: number): () => number {
  let state = Math.imul(index, 0x9e_37_79_b1) | 0;
  return () => {
    state = (state + 0x9e_37_79_b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21_f0_aa_ad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x73_5a_2d_97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Another number for every index: the indexes are spread over all numbers that can be. */
function phoneOf(index: number): string {
  const spread = Number((BigInt(index) * SPREAD) % BigInt(PHONES));
  const area = AREA_CODES[Math.floor(spread / 8_000_000)] as string;
  const exchange = String(200 + (Math.floor(spread / 10_000) % 800));
  const line = digits(spread % 10_000, 4);
  switch (index % 4) {
    case 0:
      return `(${area}) ${exchange}-${line}`;
    case 1:
      return `+1 ${area} ${exchange} ${line}`;
    case 2:
      return `${area}-${exchange}-${line}`;
    default:
      return `${area}${exchange}${line}`;
  }
}

function tagsOf(random: number): string {
  const at = Math.floor(random * TAGS.length * 3);
  const tag = TAGS[at % TAGS.length] as string;
  return at < TAGS.length ? tag : `${tag}, ${TAGS[(at + 3) % TAGS.length] as string}`;
}

function noteOf(random: number, name: string): string {
  if (random < 0.7) return '';
  if (random < 0.85) return `Met at the fair, wants a call back in spring`;
  if (random < 0.95) return `Says "not before June"; ask for Señora ${name}`;
  return `First visit: liked the garden.\nSecond visit: asked about the price.\n\nSend the brochure to ${name}.`;
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function plainLetters(name: string): string {
  return name.normalize('NFD').replaceAll(/[^A-Za-z]/g, '') || 'x';
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function pick(list: readonly string[], random: number): string {
  return list[Math.floor(random * list.length)] as string;
}

interface City {
  readonly city: string;
  readonly state: string;
}

const FIRST_NAMES =
  'Ann Ben Chloé Dieter Éva Frank Gül Håkon Inés José Karin Léa Małgorzata Noah Óscar Petra Quentin Renée Søren Thérèse Uwe Věra William Xavier Yasmin Zoë Amélie Björn Carmen David Elif François Grace Henry Irina Jürgen Kateřina Liam Maria Nuño Olivia Paul Rosa Sofía Tom Ursula Víctor Wanda Łukasz Mia'.split(
    ' ',
  );
const LAST_NAMES =
  "Smith Müller García Núñez O'Brien Dvořák Nguyen Sørensen Lefèvre Kowalski Jones Öztürk Silva Hernández Rossi Schäfer Novák Johansson Brown Fernández Dubois Wójcik Weiß Bergström Davis Peña Moreau Šimek Jensen Lopez Fischer Gonçalves Clark Lindqvist Marić Young Besançon Gruber Walker Muñoz King Nagy Hall Bühler Allen Çelik Scott Åkesson Green Baker".split(
    ' ',
  );
const COMPANY_WORDS =
  'Acme Birch Cobalt Delta Ember Façade Granite Harbor Indigo Juniper Kestrel Lumen Meridian Northwind Orchard Pinnacle Quartz Riverbend Summit Tidewater'.split(
    ' ',
  );
const COMPANY_KINDS = ['Inc.', 'LLC', 'Realty, Inc.', 'Group', 'Partners', '& Sons', 'Homes'];
const JOB_TITLES =
  'Agent,Broker,Office Manager,Owner,Sales Director,Engineer,Accountant,Inspector,Consultant,Assistant'.split(
    ',',
  );
const STREETS =
  'Main Street,Oak Avenue,Elm Street,Second Street,Lake Drive,Calle Ocho,Sunset Boulevard,Hill Road,Park Lane,Maple Court'.split(
    ',',
  );
const CITIES: readonly City[] =
  'Springfield/IL,San José/CA,Portland/OR,Austin/TX,Cañon City/CO,Albany/NY,Boise/ID,Tampa/FL,Española/NM,Salem/MA,Reno/NV,Dayton/OH'
    .split(',')
    .map((place) => ({
      city: place.split('/')[0] as string,
      state: place.split('/')[1] as string,
    }));
const MAIL_DOMAINS = [
  'gmail.com',
  'yahoo.com',
  'outlook.com',
  ...Array.from({ length: 997 }, (_, at) => `company-${at}.example.com`),
];
const TAGS = [
  'lead',
  'client',
  'fair 2024',
  'newsletter',
  'VIP',
  'past client',
  'referral',
  'café',
];
const AREA_CODES =
  '201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314'.split(
    ' ',
  );
/** Numbers that can be: area codes × 800 exchanges × 10,000 lines. */
const PHONES = AREA_CODES.length * 8_000_000;
/** A prime, and no divisor of PHONES: so no number comes twice. */
const SPREAD = 179_424_673n;
