import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, DatabaseError } from 'pg';
import { errorCode } from '../database-error.ts';
import { MusterError } from '../../errors.ts';
import { DATABASE_NAME } from './create-cluster.ts';
import { HOME, type ServerHome } from './server-home.ts';

/** `ready` to work, `starting` (or stopping, or recovering), `absent`, or up but `without database`. */
export type ServerState = 'ready' | 'starting' | 'absent' | 'without database';

/**
 * What the server of a home answers to a connection.
 *
 * @throws MusterError `database_unavailable` when it refuses the password.
 */
export async function probeServer(home: ServerHome): Promise<ServerState> {
  const url = await serverUrl(home).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (url === null) return 'absent';
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // A server that ends in between closes the connection with an event of its own.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return 'ready';
  } catch (error) {
    return stateOf(error);
  }
}

/**
 * The address of the server of a home; it need not be running.
 *
 * @throws an error with code `ENOENT` when it has never been started.
 */
export async function serverUrl(home: ServerHome, database = DATABASE_NAME): Promise<string> {
  const [password, address] = await Promise.all([
    readFile(join(home.folder, HOME.password), 'utf8'),
    readAddress(home),
  ]);
  const host = encodeURIComponent(address.socketFolder);
  return `postgresql://${DATABASE_NAME}:${password.trim()}@/${database}?host=${host}`;
}

/** Where the server of a home listens: the folder of its socket. */
export async function readAddress(home: ServerHome): Promise<{ socketFolder: string }> {
  return JSON.parse(await readFile(join(home.folder, HOME.address), 'utf8')) as {
    socketFolder: string;
  };
}

function stateOf(error: unknown): ServerState {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent';
  if (code === '57P03') return 'starting';
  if (code === '3D000') return 'without database';
  if (code === '28P01' || code === '28000') {
    throw new MusterError(
      'database_unavailable',
      'The database in the data folder refuses the password stored beside it. Restore the file postgresql/password of the data folder.',
      { cause: error },
    );
  }
  // It answers, though with a refusal (no connection left): whoever connects next is told why.
  if (error instanceof DatabaseError) return 'ready';
  // Silent, or the line was cut: it is ending, or has too much to do to answer.
  return 'starting';
}
