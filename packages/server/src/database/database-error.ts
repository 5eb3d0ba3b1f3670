import { say, type Sentence } from '@muster/core/language/sentence';
import { DatabaseError } from 'pg';
import { MusterError } from '../errors.ts';

/**
 * The `MusterError` that says in plain words why the database could not go on, or the error itself
 * where it is not about the connection, the server, its disk, or a text that it cannot take.
 */
export function databaseError(error: unknown): unknown {
  if (error instanceof MusterError) return error;
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === '53100' || code === '53400') {
    return new MusterError(
      'disk_full',
      say("The database's disk is full. Free some space and run the command again."),
      { cause: error },
    );
  }
  if (code === '22021' || code === '22P05') {
    // From whatever place it came: most take it out or refuse it by the name of a field.
    return new MusterError(
      'invalid_request',
      say(
        'A text holds the character NUL (U+0000), which cannot be stored or looked for. Take it out.',
      ),
      { cause: error },
    );
  }
  const sentence = connectionSentence(code, error);
  return sentence === null
    ? error
    : new MusterError('database_unavailable', sentence, { cause: error });
}

/** Whether trying the same transaction again may succeed: it lost to another one. */
export function lostToAnotherTransaction(error: unknown): boolean {
  const code = errorCode(error);
  return code === '40001' || code === '40P01';
}

/** The system's or PostgreSQL's code of an error (`ECONNREFUSED`, `23505`), or null. */
export function errorCode(error: unknown): string | null {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

function connectionSentence(code: string | null, error: unknown): Sentence | null {
  const known = code === null ? undefined : SENTENCES.get(code);
  if (known !== undefined) return known;
  if (code !== null && code.startsWith('08')) return LOST;
  if (error instanceof DatabaseError || !(error instanceof Error)) return null;
  if (/timeout.*connect|Connection terminated due to connection timeout/i.test(error.message))
    return SILENT;
  if (/Connection terminated|connection error|not queryable/i.test(error.message)) return LOST;
  if (/does not support SSL/i.test(error.message)) {
    return say(
      'The database does not accept encrypted connections, and DATABASE_URL asks for one. Take sslmode out of DATABASE_URL, or turn encryption on at the server.',
    );
  }
  return null;
}

const LOST = say(
  'The connection to the database was lost. See whether it is running, and run the command again.',
);
const SILENT = say(
  'The database does not answer. See whether it is running and whether DATABASE_URL names the right machine.',
);
const REFUSED = say(
  'Nothing answers at the address of the database. See whether it is running and whether DATABASE_URL is right.',
);
const LOGIN = say(
  'The database refuses the user name or the password. See whether DATABASE_URL is right.',
);

const SENTENCES: ReadonlyMap<string, Sentence> = new Map([
  ['ECONNREFUSED', REFUSED],
  ['ENOENT', REFUSED],
  [
    'ENOTFOUND',
    say(
      'The machine of the database was not found. See whether the name in DATABASE_URL is right.',
    ),
  ],
  [
    'EAI_AGAIN',
    say(
      'The name of the machine in DATABASE_URL could not be looked up. See whether the network is up.',
    ),
  ],
  ['EACCES', say('This user may not open the connection to the database.')],
  ['ETIMEDOUT', SILENT],
  ['EHOSTUNREACH', SILENT],
  ['ENETUNREACH', SILENT],
  ['ECONNRESET', LOST],
  ['EPIPE', LOST],
  ['28P01', LOGIN],
  ['28000', LOGIN],
  [
    '3D000',
    say(
      'The database named in DATABASE_URL does not exist on its server. Create it, or correct the name.',
    ),
  ],
  [
    '53300',
    say('The database has no connection left for Muster. Close some, or raise max_connections.'),
  ],
  [
    '25P03',
    say(
      'The database closed the connection, since nothing had come over it for a while in the middle of a change. Run the command again.',
    ),
  ],
  ['57P01', say('The database was stopped while Muster was using it. Run the command again.')],
  [
    '57P02',
    say('The database stopped after a crash of one of its processes. Run the command again.'),
  ],
  ['57P03', say('The database is starting or stopping. Run the command again in a moment.')],
]);
