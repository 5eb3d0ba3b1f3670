import { expect, test } from 'vitest';
import { importChoices } from './import-choices.ts';

const COUNTS = { created: 2, updated: 1, unchanged: 0, skipped: 0, failed: 0, pending: 0 };
const NONE = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, pending: 3 };
const QUIET = {
  wanted: null,
  halt: null,
  failure: null,
  counts: COUNTS,
  undone: { reversed: 0, kept: 0, failed: 0 },
};
const FAILURE = { code: 'disk_full', sentence: 'The disk is full.', at: '2026-11-21T08:00:00Z' };

type Standing = Parameters<typeof importChoices>[0];

const CASES: readonly (readonly [note: string, standing: Standing, can: readonly string[]])[] = [
  ['a draft is discarded', { ...QUIET, counts: NONE, state: 'draft' }, ['discard']],
  ['a plan is discarded', { ...QUIET, state: 'planned' }, ['discard']],
  ['C4 what was applied is undone', { ...QUIET, state: 'applied' }, ['undo']],
  [
    'an import that changed nothing is not undone',
    { ...QUIET, counts: NONE, state: 'applied' },
    [],
  ],
  ['at work', { ...QUIET, state: 'applying', wanted: 'applied' }, ['isBusy']],
  [
    'paused in the middle',
    { ...QUIET, state: 'applying', halt: 'pause' },
    ['resume', 'cancel', 'undo'],
  ],
  [
    'paused before its first row',
    { ...QUIET, state: 'planned', halt: 'pause' },
    ['resume', 'discard'],
  ],
  [
    'stopped by a failure',
    { ...QUIET, state: 'applying', failure: FAILURE },
    ['resume', 'cancel', 'undo'],
  ],
  [
    'cancelled in the middle',
    { ...QUIET, state: 'cancelled', counts: { ...COUNTS, pending: 4 } },
    ['applyRest', 'undo'],
  ],
  ['cancelled before its first row', { ...QUIET, counts: NONE, state: 'cancelled' }, []],
  [
    'undone whole',
    { ...QUIET, state: 'undone', undone: { reversed: 3, kept: 0, failed: 0 } },
    ['redo'],
  ],
  [
    'undone in part',
    { ...QUIET, state: 'undone', undone: { reversed: 2, kept: 1, failed: 0 } },
    ['undoRest', 'redo'],
  ],
  ['discarded', { ...QUIET, state: 'discarded' }, []],
];

test.each(CASES)('what can be done about an import: %s', (_note, standing, can) => {
  const choices = Object.entries(importChoices(standing));
  expect(choices.filter(([, is]) => is).map(([name]) => name)).toEqual(can);
});
