import type { AliasTable, Beside, Meaning, NoField } from './alias-table.ts';
import { gluedWords } from './header-words.ts';

/** What a phrase says in some languages: a meaning, or something that no field holds. */
export type Sense =
  | { readonly meaning: Meaning; readonly languages: readonly string[] }
  | { readonly noField: NoField; readonly languages: readonly string[] };

/** Alias tables turned round: from the phrase, words written as one, to what it says. */
export interface AliasLexicon {
  readonly senses: ReadonlyMap<string, readonly Sense[]>;
  readonly beside: ReadonlyMap<string, Beside>;
}

/** Turns alias tables round; of two tables that give one word different places beside, the first counts. */
export function compileAliases(tables: readonly AliasTable[]): AliasLexicon {
  const senses = new Map<string, MutableSense[]>();
  const beside = new Map<string, Beside>();
  for (const { language, ...table } of tables) {
    for (const [meaning, phrases] of Object.entries(table.meanings)) {
      for (const key of spellings(phrases)) {
        addSense(senses, key, { meaning: meaning as Meaning, languages: [language] });
      }
    }
    for (const [noField, phrases] of Object.entries(table.noField)) {
      for (const key of spellings(phrases)) {
        addSense(senses, key, { noField: noField as NoField, languages: [language] });
      }
    }
    for (const [kind, phrases] of Object.entries(table.beside)) {
      for (const key of spellings(phrases)) {
        const known = beside.get(key);
        if (known === undefined || known === 'filler') beside.set(key, kind as Beside);
      }
    }
  }
  return { senses, beside };
}

type MutableSense = Sense & { readonly languages: string[] };

function addSense(senses: Map<string, MutableSense[]>, key: string, sense: MutableSense): void {
  const known = senses.get(key);
  if (known === undefined) {
    senses.set(key, [sense]);
    return;
  }
  const same = known.find((other) => said(other) === said(sense));
  if (same === undefined) known.push(sense);
  else if (!same.languages.includes(sense.languages[0] ?? ''))
    same.languages.push(...sense.languages);
}

function said(sense: Sense): string {
  return 'meaning' in sense ? `field ${sense.meaning}` : `no field ${sense.noField}`;
}

/** Each phrase as it stands, and with ä, ö, ü written as ae, oe, ue. */
function spellings(phrases: string): Set<string> {
  const found = new Set<string>();
  for (const phrase of phrases.split(',')) {
    found.add(gluedWords(phrase));
    if (/[äöüÄÖÜ]/u.test(phrase)) {
      found.add(gluedWords(phrase.replace(/[äöüÄÖÜ]/gu, (v) => UMLAUT.get(v.toLowerCase()) ?? v)));
    }
  }
  found.delete('');
  return found;
}

const UMLAUT: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
]);
