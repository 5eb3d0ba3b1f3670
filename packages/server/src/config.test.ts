import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

const CASES: readonly [env: Record<string, string>, config: object, note: string][] = [
  [{}, { dataFolder: '/here/data', databaseUrl: null, debug: false }, 'nothing set'],
  [{ MUSTER_DATA: '/else' }, { dataFolder: '/else' }, 'absolute'],
  [{ MUSTER_DATA: 'a/b' }, { dataFolder: '/here/a/b' }, 'relative to the current folder'],
  [
    { MUSTER_DATA: '', DATABASE_URL: '' },
    { dataFolder: '/here/data', databaseUrl: null },
    'empty counts as not set',
  ],
  [{ DATABASE_URL: 'postgresql://m/d' }, { databaseUrl: 'postgresql://m/d' }, 'long scheme'],
  [{ DATABASE_URL: 'postgres://m/d' }, { databaseUrl: 'postgres://m/d' }, 'short scheme'],
  [{ MUSTER_DEBUG: '1' }, { debug: true }, 'on'],
  [{ MUSTER_DEBUG: '0' }, { debug: false }, 'off in words'],
];

describe('the configuration', () => {
  test.each(CASES)('of %j is %j: %s', (env, config) => {
    expect(readConfig(env, '/here')).toMatchObject(config);
  });

  test('with an address that is none is refused, without repeating it', () => {
    expect(readWrongAddress).toThrow('not the address of a PostgreSQL');
    expect(readWrongAddress).not.toThrow('secret');
  });
});

function readWrongAddress(): unknown {
  return readConfig({ DATABASE_URL: 'mysql://u:secret@m/d' }, '/here');
}
