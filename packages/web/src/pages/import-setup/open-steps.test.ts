import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { type DraftStanding, firstStep, whyClosed, whyNotOn } from './open-steps.ts';

const t = ((key: string) => key) as unknown as TFunction<'wizard'>;

const standing = (given: Record<string, unknown> = {}, saving = 'saved') =>
  ({
    preview: {
      reading: { rows: { count: 2, isExact: true } },
      problems: [],
      file: { isWhole: true },
      columns: [],
      chosen: { ignoreUnmapped: false },
      ...given,
    },
    saving,
  }) as unknown as DraftStanding;

const WRONG = { problems: [{ code: 'mapping_invalid', sentence: 'Map a column.' }] };

test('a file that cannot be read holds one at the step before the columns, with the reason', () => {
  const unread = standing({ reading: null, problems: [{ code: 'x', sentence: 'It is a PDF.' }] });
  expect(whyNotOn('file', unread, t)).toBe('It is a PDF.');
  expect(whyClosed('columns', unread, t)).toBe('It is a PDF.');
  expect(whyClosed('what', unread, t)).toBeNull();
  expect(firstStep(unread.preview)).toBe('file');
});

test('a file that has nothing below its header holds one at the step that says so', () => {
  const empty = standing({ reading: { rows: { count: 0, isExact: true } } });
  expect(whyNotOn('file', empty, t)).toBe('closed.noRows');
  expect(whyClosed('review', empty, t)).toBe('closed.noRows');
  expect(firstStep(empty.preview)).toBe('file');
  // Its rows may be arriving still.
  expect(whyNotOn('file', standing({ reading: { rows: { count: 0, isExact: false } } }), t)).toBe(
    null,
  );
});

test('E6 what keeps the import from being planned is put right before one goes on', () => {
  expect(whyNotOn('columns', standing(WRONG), t)).toBe('Map a column.');
  expect(whyClosed('review', standing(WRONG), t)).toBe('Map a column.');
  expect(whyNotOn('columns', standing(), t)).toBeNull();
});

test('A3 what is said of unassigned columns beside them is not said a second time', () => {
  const columns = [{ target: null, setBy: 'guess' }];
  expect(whyNotOn('columns', standing({ ...WRONG, columns }), t)).toBe('closed.unassigned');
  const others = [...WRONG.problems, ...WRONG.problems];
  expect(whyNotOn('columns', standing({ problems: others, columns }), t)).toBe('Map a column.');
  expect(whyNotOn('columns', standing({ columns, chosen: { ignoreUnmapped: true } }), t)).toBe(
    null,
  );
});

test('columns are assigned while the file arrives, and the review waits for all of it', () => {
  const arriving = standing({ file: { isWhole: false } });
  expect(whyNotOn('columns', arriving, t)).toBeNull();
  expect(whyNotOn('follow-up', arriving, t)).toBe('closed.arriving');
  expect(whyClosed('review', arriving, t)).toBe('closed.arriving');
});

test('nothing is planned while a change is not saved', () => {
  expect(whyNotOn('follow-up', standing({}, 'failed'), t)).toBe('closed.notSaved');
});
