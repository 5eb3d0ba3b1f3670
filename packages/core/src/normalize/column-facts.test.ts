import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createColumnFacts } from './column-facts.ts';

function factsOf(values: readonly string[]) {
  const facts = createColumnFacts();
  for (const value of values) facts.add(value);
  return facts.facts();
}

describe('M10: what a column shows', () => {
  it.each([
    [['25/12/2024'], 'day_first'],
    [['12/25/2024'], 'month_first'],
    [['3/4/2024', '25.12.2024', 'x'], 'day_first'],
    [['3/4/2024', '', 'n/a'], null],
    [['25/12/24'], 'day_first'],
    [[' 25-12-2024 10:30'], 'day_first'],
    [['25. 12. 2024'], 'day_first'],
    [['2024-12-25'], null],
    [['31/02/2024'], null],
    [['25/13/2024'], null],
    [['1.234.567', '25.12'], null],
  ] as const)('%j: order %s', (values, order) => {
    const facts = factsOf(values);
    expect(facts.dateOrder).toBe(order);
    expect(facts.dateOrderMixed).toBeUndefined();
  });
  it('both orders prove neither', () => {
    expect(factsOf(['25/12/2024', '12/25/2024'])).toEqual({
      dateOrder: null,
      dateOrderMixed: true,
      decimalSeparator: null,
    });
  });
  it.each([
    [['1,234.50'], '.'],
    [['1.234,50'], ','],
    [['12,5'], ','],
    [['12.5'], '.'],
    [['1,234,567'], '.'],
    [['1.234.567'], ','],
    [['1 234,567'], ','],
    [["1'234.567"], '.'],
    [['0.123'], '.'],
    [[',5'], ','],
    [['1234.567'], '.'],
    [['€ 1.234,50', '12 EUR'], ','],
    [['-$1,234.50'], '.'],
    [['1,234', '1234', '12.345'], null],
    [['1,23,456'], '.'],
    [['12,5', '12.5'], null],
    [['1.2.3', 'a.b', '192.168.1.1', '.', ','], null],
    [['25.12.2024'], null],
  ] as const)('%j: decimal separator %s', (values, separator) => {
    expect(factsOf(values).decimalSeparator).toBe(separator);
  });
  it('always: the order of the values and what is between them change nothing', () => {
    const value = fc.oneof(
      fc.constantFrom('25/12/2024', '12/25/2024', '1/2/2024', '1,5', '1.5', '1,234', '', 'x'),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(value), (values) => {
        expect(factsOf([...values, ...values].reverse())).toEqual(factsOf(values));
      }),
    );
  });
});
