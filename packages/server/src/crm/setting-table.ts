import type { Json } from '@muster/core/json';
import { type Said, say, type Sentence } from '@muster/core/language/sentence';
import { DEFAULT_PLACEHOLDERS } from '@muster/core/normalize/placeholder';
import type { DateOrder } from '@muster/core/normalize/settings';
import type { MatchingSettings } from '@muster/core/plan/import-plan';
import { MusterError } from '../errors.ts';

/** A setting of an account: what it means, its default, and how it is typed and shown. */
export interface Setting<T extends Json> {
  readonly meaning: Sentence;
  readonly initial: T;
  /** @throws MusterError `setting_invalid` */
  read(text: string): T;
  /**
   * What a list is made of, each part as it stands; other settings have no parts.
   *
   * @throws MusterError `setting_invalid`
   */
  readParts?(parts: readonly string[]): T;
  show(value: T): string;
}

/** Every setting of an account by its key, in the order in which they are listed. */
export const SETTINGS = {
  allow_duplicates: yesNo(
    false,
    say('May two contacts have the same value of what find_by lists?'),
  ),
  find_by: list(['email', 'phone'], {
    meaning: say('What an existing contact is found by: first and second preference.'),
    most: 2,
  }),
  on_ambiguous: choice<MatchingSettings['onAmbiguous']>('update_first', {
    meaning: say('A row matches two contacts: update the first, or hold the row for review?'),
    choices: ['update_first', 'hold'],
  }),
  on_binned: choice<MatchingSettings['onBinned']>('create', {
    meaning: say('A row matches a deleted contact: create a new one, or restore that one?'),
    choices: ['create', 'restore'],
  }),
  link_duplicates: yesNo(false, say('Is a permitted duplicate linked to the contact it matches?')),
  country: country('US', say('Whose national phone numbers are read; none: only numbers with +.')),
  currency: currency('USD', say('The currency of amounts that name none.')),
  date_order: dateOrder(
    say(
      'How 03/04/2024 is read where the column does not prove it; ask: month first, with a warning.',
    ),
  ),
  language: language('en', say('The language of month names and of yes and no, besides English.')),
  time_zone: timeZone('UTC', say('Where a time without a zone is meant.')),
  placeholders: list(DEFAULT_PLACEHOLDERS, {
    meaning: say('Words that count as an empty cell in columns of dates, numbers and the like.'),
    most: 500,
    mayBeEmpty: true,
  }),
  contact_types: list(['Client', 'Agent'], {
    meaning: say('The types a contact can have.'),
    most: 100,
  }),
  contact_categories: list([], {
    meaning: say('The categories a contact can have; none: any text.'),
    most: 1_000,
    mayBeEmpty: true,
  }),
  retention_days_files: days(
    say(
      'Days after which files of finished imports are removed, and with them their reports; none: never.',
    ),
  ),
  retention_days_bin: days(
    say('Days after which contacts in the bin are removed for good; none: never.'),
  ),
  members_may_import: yesNo(
    false,
    say('May members import, undo imports and see what is planned? Only an owner changes this.'),
  ),
} as const;

export type SettingKey = keyof typeof SETTINGS;

/** Settings that only an owner may change: they say what others may do. */
export const OWNER_SETTINGS: ReadonlySet<string> = new Set<SettingKey>(['members_may_import']);

function yesNo(initial: boolean, meaning: Sentence): Setting<boolean> {
  return {
    meaning,
    initial,
    read(text) {
      if (/^(?:yes|y|true|on|1)$/i.test(text)) return true;
      if (/^(?:no|n|false|off|0)$/i.test(text)) return false;
      throw invalid(say('"{text}" is neither yes nor no.', { text }));
    },
    show: (value) => (value ? 'yes' : 'no'),
  };
}

function choice<T extends string>(
  initial: T,
  { meaning, choices }: { readonly meaning: Sentence; readonly choices: readonly T[] },
): Setting<T> {
  return {
    meaning,
    initial,
    read(text) {
      const found = choices.find((one) => one === text.toLowerCase().replaceAll('-', '_'));
      if (found) return found;
      throw invalid(
        say('"{text}" is not a choice here. Choose {choices}.', {
          text,
          choices: choices.join(' or '),
        }),
      );
    },
    show: (value) => value,
  };
}

function days(meaning: Sentence): Setting<number | null> {
  return {
    meaning,
    initial: null,
    read(text) {
      if (text.toLowerCase() === 'none') return null;
      const count = Number(text);
      if (/^\d+$/.test(text) && count >= 1 && count <= MOST_DAYS) return count;
      throw invalid(
        say('"{text}" is not a number of days. Give 1 to {most}, or none.', {
          text,
          most: MOST_DAYS,
        }),
      );
    },
    show: (value) => (value === null ? 'none' : String(value)),
  };
}

const MOST_DAYS = 36_500;

interface ListRule {
  readonly meaning: Sentence;
  readonly most: number;
  readonly mayBeEmpty?: true;
}

/** Parts, separated by commas where they are typed; none of them twice, in any case. */
function list(
  initial: readonly string[],
  { meaning, most, mayBeEmpty }: ListRule,
): Setting<readonly string[]> {
  return {
    meaning,
    initial,
    read(text) {
      if (mayBeEmpty && text.toLowerCase() === 'none') return [];
      const parts = distinct(text.split(','), most);
      if (parts.length > 0) return parts;
      throw invalid(say('Give at least one value, several separated by commas.'));
    },
    readParts(given) {
      const parts = distinct(given, most);
      if (parts.length > 0 || mayBeEmpty) return parts;
      throw invalid(say('Give at least one value.'));
    },
    show: (value) => (value.length === 0 ? 'none' : value.join(', ')),
  };
}

function distinct(given: readonly string[], most: number): readonly string[] {
  const parts = new Map<string, string>();
  for (const part of given.map((one) => one.trim())) {
    if (part !== '' && !parts.has(part.toLowerCase())) parts.set(part.toLowerCase(), part);
  }
  if (parts.size > most)
    throw invalid(
      say('Give at most {most} values; these are {count}.', { most, count: parts.size }),
    );
  return [...parts.values()];
}

function country(initial: string, meaning: Sentence): Setting<string | null> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return {
    meaning,
    initial,
    read(text) {
      if (text.toLowerCase() === 'none') return null;
      const code = text.toUpperCase();
      // ZZ and the like are for private use: no country has them.
      if (
        /^[A-Z]{2}$/.test(code) &&
        !/^(?:AA|Q[M-Z]|X[A-Z]|ZZ|EU|UN|EZ)$/.test(code) &&
        names.of(code)
      ) {
        return code;
      }
      throw invalid(
        say(
          '"{text}" is not the code of a country. Give its two letters, e.g. US, GB or DE, or none.',
          { text },
        ),
      );
    },
    show: (value) => value ?? 'none',
  };
}

function currency(initial: string, meaning: Sentence): Setting<string> {
  return {
    meaning,
    initial,
    read(text) {
      const code = text.toUpperCase();
      if (Intl.supportedValuesOf('currency').includes(code)) return code;
      throw invalid(
        say(
          '"{text}" is not the code of a currency. Give its three letters, e.g. USD, EUR or GBP.',
          { text },
        ),
      );
    },
    show: (value) => value,
  };
}

function dateOrder(meaning: Sentence): Setting<DateOrder | null> {
  return {
    meaning,
    initial: null,
    read(text) {
      const word = text.toLowerCase().replaceAll(/[\s-]/g, '_');
      if (word === 'day_first' || word === 'month_first') return word;
      if (word === 'ask' || word === 'none') return null;
      throw invalid(
        say('"{text}" is not an order of dates. Choose day_first, month_first or ask.', { text }),
      );
    },
    show: (value) => value ?? 'ask',
  };
}

function language(initial: string, meaning: Sentence): Setting<string> {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  return {
    meaning,
    initial,
    read(text) {
      const code = text.toLowerCase().split(/[-_]/)[0] ?? '';
      if (/^[a-z]{2,3}$/.test(code) && names.of(code)) return code;
      throw invalid(
        say('"{text}" is not the code of a language. Give its letters, e.g. en, de or fr.', {
          text,
        }),
      );
    },
    show: (value) => value,
  };
}

function timeZone(initial: string, meaning: Sentence): Setting<string> {
  return {
    meaning,
    initial,
    read(text) {
      try {
        return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        throw invalid(
          say(
            '"{text}" is not a time zone. Give its name, e.g. Europe/Berlin or America/New_York.',
            { text },
          ),
        );
      }
    },
    show: (value) => value,
  };
}

function invalid(sentence: Said): MusterError {
  return new MusterError('setting_invalid', sentence);
}
