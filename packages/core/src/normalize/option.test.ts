import { describe, expect, it } from 'vitest';
import { manyOptionsCoder, singleOptionCoder } from './option.ts';

describe('single option', () => {
  const code = singleOptionCoder(['Client', 'Agent', 'a/b', 'N/A', 'us', 'US']);
  it.each([
    ['Client', 'Client'],
    ['client', 'Client'],
    [' AGENT ', 'Agent'],
    ['"Agent"', 'Agent'],
    ['n/a', 'N/A'],
    ['us', 'us'],
    ['US', 'US'],
    ['Us', 'us'],
  ])('%s is %s', (text, value) => {
    expect(code(text)).toEqual({ kind: 'value', value });
  });
  it('blank is empty', () => {
    expect(code(' ')).toEqual({ kind: 'empty' });
  });
  it.each(['Clients', 'Client, Agent', '__proto__', 'toString'])(
    '%s is unknown, and the options are listed',
    (text) => {
      expect(code(text)).toEqual({
        kind: 'unreadable',
        issue: {
          code: 'option_unknown',
          params: { options: 'Client, Agent, a/b, N/A, us, US' },
        },
      });
    },
  );
  it('a long list of options is cut', () => {
    const coded = singleOptionCoder(Array.from({ length: 50 }, (_, i) => `o${i}`))('x');
    expect(coded).toMatchObject({ issue: { params: { options: /o19, …$/ } } });
  });
});

describe('many options', () => {
  const code = manyOptionsCoder(['Red', 'Green', 'Dark blue', 'Black, matt']);
  it.each([
    ['red', ['Red'], 'one'],
    ['Red, GREEN', ['Red', 'Green'], 'commas'],
    ['Red;Green', ['Red', 'Green'], 'semicolons'],
    ['Red. Green', ['Red', 'Green'], 'points where no option contains one'],
    ['Red|Green\nDark blue', ['Red', 'Green', 'Dark blue'], 'bars and lines'],
    ['"Black, matt", red', ['Black, matt', 'Red'], 'quoted'],
    ['Black, matt', ['Black, matt'], 'an option with a separator'],
    ['red, black, matt, green', ['Red', 'Black, matt', 'Green'], 'an option with a separator'],
    ['red, red', ['Red'], 'once'],
  ])('%j is %j: %s', (text, value) => {
    expect(code(text)).toEqual({ kind: 'value', value });
  });
  it('a point separates nothing where an option contains one', () => {
    const versions = manyOptionsCoder(['1.0', '2.0', '1', '0']);
    expect(versions('1.0, 2.0')).toEqual({ kind: 'value', value: ['1.0', '2.0'] });
    expect(versions('1. 0')).toMatchObject({ kind: 'unreadable' });
  });
  it('known options are taken, each unknown one is an issue', () => {
    const params = { options: 'Red, Green, Dark blue, Black, matt' };
    expect(code('red, pink, green, gold')).toEqual({
      kind: 'value',
      value: ['Red', 'Green'],
      issues: [
        { code: 'option_unknown', params, part: 'pink' },
        { code: 'option_unknown', params, part: 'gold' },
      ],
    });
    expect(code('pink')).toEqual({ kind: 'unreadable', issue: { code: 'option_unknown', params } });
  });
  it.each(['', ' ', ',;'])('%j is empty', (text) => {
    expect(code(text)).toEqual({ kind: 'empty' });
  });
  it('a long cell takes time in proportion to its length', () => {
    const start = performance.now();
    code('Black, matt, '.repeat(50_000));
    expect(performance.now() - start).toBeLessThan(1500);
  });
});
