import type { AliasTable } from './alias-table.ts';
import { CS } from './aliases/cs.ts';
import { DA } from './aliases/da.ts';
import { DE } from './aliases/de.ts';
import { EN } from './aliases/en.ts';
import { ES } from './aliases/es.ts';
import { FR } from './aliases/fr.ts';
import { IT } from './aliases/it.ts';
import { JA } from './aliases/ja.ts';
import { NL } from './aliases/nl.ts';
import { PL } from './aliases/pl.ts';
import { PT } from './aliases/pt.ts';
import { RU } from './aliases/ru.ts';
import { SK } from './aliases/sk.ts';
import { SV } from './aliases/sv.ts';
import { ZH } from './aliases/zh.ts';

/** The languages headers are read in; English first, since most exports use it whatever their people speak. */
export const ALL_ALIASES: readonly AliasTable[] = [
  EN,
  DE,
  FR,
  ES,
  IT,
  PT,
  NL,
  PL,
  SK,
  CS,
  SV,
  DA,
  RU,
  JA,
  ZH,
];
