import { expect, test } from 'vitest';
import { type ImportStatus, importStatus } from './import-status.ts';

const FAILURE = { code: 'disk_full', sentence: 'The disk is full.', at: '2026-11-21T08:00:00Z' };
const QUIET = { wanted: null, halt: null, failure: null };

const CASES: readonly (readonly [
  note: string,
  standing: Parameters<typeof importStatus>[0],
  status: ImportStatus,
])[] = [
  ['a draft', { ...QUIET, state: 'draft' }, 'draft'],
  [
    'rows that are read to be applied are still being checked',
    { ...QUIET, state: 'staging', wanted: 'applied' },
    'planning',
  ],
  ['a plan that is to be applied', { ...QUIET, state: 'planned', wanted: 'applied' }, 'applying'],
  ['paused on the way', { ...QUIET, state: 'applying', halt: 'pause' }, 'paused'],
  ['paused before it was begun', { ...QUIET, state: 'planned', halt: 'pause' }, 'paused'],
  ['stopped by a failure', { ...QUIET, state: 'applying', failure: FAILURE }, 'stopped'],
  [
    'work that goes on after a failure',
    { state: 'applying', wanted: 'applied', halt: null, failure: FAILURE },
    'applying',
  ],
  [
    'the command line at work, which nobody asked for it',
    { ...QUIET, state: 'applying' },
    'applying',
  ],
  ['cancelled', { ...QUIET, state: 'cancelled', halt: 'cancel' }, 'cancelled'],
  ['an undo that is asked for', { ...QUIET, state: 'applied', wanted: 'undone' }, 'undoing'],
];

test.each(CASES)('the status of an import: %s', (_note, standing, status) => {
  expect(importStatus(standing)).toBe(status);
});
