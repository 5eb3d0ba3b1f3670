import { expect, test } from 'vitest';
import { type DraftChange, joinChanges, withChange } from './draft-change.ts';
import type { Field } from './fields.ts';
import type { ImportPreview } from './imports.ts';

test('changes that wait are sent as one that does what they do in their order', () => {
  const changes: readonly DraftChange[] = [
    { mode: 'create', columns: [{ column: 'A', target: 'email' }] },
    { columns: [{ column: 'A', target: null }], reading: { encoding: 'utf-8' } },
    { mode: 'update', reading: { delimiter: ';' } },
    { columns: [{ column: 'B', target: 'phone' }], constants: { type: 'Client' } },
    { forgetColumns: ['B'], constants: { type: null } },
  ];
  expect(changes.reduce(joinChanges)).toEqual({
    mode: 'update',
    columns: [{ column: 'A', target: null }],
    forgetColumns: ['B'],
    reading: { encoding: 'utf-8', delimiter: ';' },
    constants: { type: null },
  });
});

test('a column that is chosen after it was forgotten is chosen', () => {
  const joined = joinChanges(
    { forgetColumns: ['A'] },
    { columns: [{ column: 'A', target: 'email' }] },
  );
  // The server forgets first.
  expect(joined).toEqual({ forgetColumns: ['A'], columns: [{ column: 'A', target: 'email' }] });
});

test('what is changed is shown before it is saved', () => {
  const shown = withChange(
    PREVIEW,
    {
      mode: 'update',
      onEmpty: 'clear',
      ignoreUnmapped: true,
      columns: [
        { column: 'Tags', target: 'tags' },
        { column: 'Note', target: null },
      ],
      constants: { type: null, category: 'Fair' },
    },
    [{ key: 'tags', label: 'Schlagwörter', many: true }] as Field[],
  );
  expect(shown.mode).toBe('update');
  expect(shown.chosen).toMatchObject({ mode: 'update', onEmpty: 'clear', ignoreUnmapped: true });
  expect(shown.chosen.constants).toEqual({ category: 'Fair' });
  expect(shown.columns).toMatchObject([
    { target: { field: 'tags', label: 'Schlagwörter' }, policy: 'append', setBy: 'person' },
    { target: null, setBy: 'person' },
    { target: null, setBy: 'guess', onEmpty: 'clear' },
  ]);
  expect(shown.columns[2]?.name).toBe(PREVIEW.columns[2]?.name);
});

const PREVIEW = {
  mode: 'upsert',
  chosen: {
    mode: null,
    onEmpty: null,
    ignoreUnmapped: false,
    reading: {},
    constants: { type: 'Client' },
  },
  columns: ['Tags', 'Note', 'Other'].map((name, index) => ({
    index,
    name,
    target: null,
    policy: 'overwrite',
    onEmpty: 'keep',
    setBy: 'guess',
    confidence: 0,
    reason: '',
    samples: [],
    fillRate: 1,
  })),
} as unknown as ImportPreview;
