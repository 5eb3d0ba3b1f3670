import type { Mapping } from '../map/mapping.ts';
import type { Json } from '../json.ts';
import type { Mode } from './rules.ts';
import type { DateOrder, NormalizeSettings } from '../normalize/settings.ts';

/**
 * Everything that decides what an import does, as versioned JSON: what a person decided (the plan
 * file, `contract/plan-file.ts`) and the account's settings. Kept with the import so that it can be
 * resumed and explained.
 */
export interface ImportPlan {
  readonly version: 1;
  readonly object: string;
  readonly mode: Mode;
  /** How the file is read; what `openTable` takes as overrides. */
  readonly reading: Readonly<Record<string, Json>>;
  readonly mapping: Mapping;
  /** Values set for every row, e.g. `{ type: 'Client', tags: ['fair 2026'] }`. */
  readonly constants: Readonly<Record<string, Json>>;
  /** What a person said about the dates of this import; `normalizing` has it in place of the account's. */
  readonly dateOrder?: DateOrder;
  readonly matching: MatchingSettings;
  readonly normalizing: NormalizeSettings;
}

/** The account's duplicate settings as they were when the import began. */
export interface MatchingSettings {
  readonly allowDuplicates: boolean;
  readonly findBy: readonly string[];
  readonly onAmbiguous: 'update_first' | 'hold';
  readonly onBinned: 'create' | 'restore';
  readonly linkDuplicates: boolean;
}
