import { setTimeout as sleep } from 'node:timers/promises';
import { MusterError } from '../../errors.ts';
import { findPostmaster } from './postmaster.ts';
import { findServerHome } from './server-home.ts';
import { withServerLock } from './with-server-lock.ts';

/**
 * Stops the server of a data folder in order, connections closed and all written, and waits until
 * it has ended; false when none was running.
 *
 * @throws MusterError `database_unavailable` when it has not ended within two minutes or belongs
 * to another user.
 */
export async function stopEmbedded(options: { readonly dataFolder: string }): Promise<boolean> {
  const home = await findServerHome(options.dataFolder);
  if (home === null || (await findPostmaster(home)) === null) return false;
  return await withServerLock(home, async () => {
    const pid = await findPostmaster(home);
    if (pid === null) return false;
    // SIGINT is PostgreSQL's fast shutdown.
    process.kill(pid, 'SIGINT');
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(20)) {
      if ((await findPostmaster(home)) === null) return true;
    }
    throw new MusterError(
      'database_unavailable',
      `The database (process ${pid}) was told to stop and has not ended within ${PATIENCE_MS / 60_000} minutes. It is probably still writing to a slow disk; see ${home.folder}.`,
    );
  });
}

const PATIENCE_MS = 2 * 60_000;
