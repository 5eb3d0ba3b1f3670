/** What a cell looks like, as far as telling a header from data needs it. */
export type CellShape = 'blank' | 'number' | 'date' | 'email' | 'url' | 'phone' | 'text';

/** Names the shape of a cell; long cells are text. */
export function cellShape(cell: string): CellShape {
  if (cell.length > LONGEST) return 'text';
  const text = cell.trim();
  if (text === '') return 'blank';
  for (const [shape, pattern] of SHAPES) if (pattern.test(text)) return shape;
  return 'text';
}

const LONGEST = 120;

// Each pattern is anchored and has no nested repetition: none can backtrack more than its length.
const SHAPES: readonly (readonly [CellShape, RegExp])[] = [
  ['number', /^[-+]?[$€£]? ?\d[\d.,' ]{0,30}(?:[eE][-+]?\d{1,3})?[%€$£]?$/],
  ['number', /^[-+]?[.,]\d{1,30}$/],
  ['date', /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ,].{0,30})?$/],
  ['date', /^\d{1,2}[-/ .][A-Za-z]{3,9}[-/ .,]{1,2}\d{2,4}(?:[T ,].{0,30})?$/],
  ['date', /^\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,9})? ?(?:[AaPp][Mm])?$/],
  ['email', /^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,80}\.[A-Za-z]{2,24}$/],
  ['url', /^(?:https?:\/\/|www\.)\S{3,110}$/i],
  ['phone', /^\+?\(?\d[\d\-() ./]{5,24}\d(?: ?(?:x|ext\.?) ?\d{1,6})?$/],
];
