import type pg from 'pg';
import { types } from 'pg';

/**
 * The connections as better-auth expects them: it wants times as dates, where the rest of the code
 * has them as text.
 */
export function authPool(pool: pg.Pool): pg.Pool {
  const connect = async (): Promise<unknown> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    const noteBroken = (error: Error): void => {
      broken = error;
    };
    // While a connection is out of the pool, its loss is an event of its own.
    client.on('error', noteBroken);
    return {
      query: (text: string, values: unknown[]) => client.query({ text, values, types: DATES }),
      release: (discard?: Error | boolean) => {
        client.off('error', noteBroken);
        client.release(broken ?? discard);
      },
    };
  };
  return { connect, options: {} } as unknown as pg.Pool;
}

const TIMESTAMP_WITH_ZONE = 1184;
const BIG_INTEGER = 20;

const DATES: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMP_WITH_ZONE) return (text: string) => new Date(text);
    if (oid === BIG_INTEGER) return Number;
    return types.getTypeParser(oid, format ?? 'text');
  },
};
