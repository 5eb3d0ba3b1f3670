import { errorCode } from '../database-error.ts';
import { MusterError } from '../../errors.ts';
import { createCluster } from './create-cluster.ts';
import { installServerFiles } from './install-server-files.ts';
import { prepareServerHome } from './server-home.ts';
import { probeServer, serverUrl } from './probe-server.ts';
import { startServer } from './start-server.ts';
import { withServerLock } from './with-server-lock.ts';

export interface EmbeddedOptions {
  /** Absolute path; everything the server has lies in its folder `postgresql`. */
  readonly dataFolder: string;
  /** PostgreSQL settings that win over those chosen for the machine. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * The address of the PostgreSQL that Muster brings, which is installed, initialised and started
 * where that has not happened yet. It stays up after this process, until `stopEmbedded`.
 *
 * Any number of processes may ask at once; they get the same server.
 *
 * @throws MusterError `database_unavailable` when it cannot be started, `database_unsupported`
 * when the data folder belongs to another major version, `disk_full`.
 * @see docs/decisions/0002-embedded-postgresql.md
 */
export async function ensureEmbedded(options: EmbeddedOptions): Promise<{ url: string }> {
  try {
    const home = await prepareServerHome(options.dataFolder);
    if ((await probeServer(home)) === 'ready') return { url: await serverUrl(home) };
    return await withServerLock(home, async () => {
      // Another process may have started it while this one waited for the lock.
      if ((await probeServer(home)) !== 'ready') {
        const files = await installServerFiles(home);
        await createCluster(home, files);
        await startServer(home, { files, settings: options.settings ?? {} });
      }
      return { url: await serverUrl(home) };
    });
  } catch (error) {
    throw plainError(error, options.dataFolder);
  }
}

function plainError(error: unknown, dataFolder: string): unknown {
  const code = errorCode(error);
  if (error instanceof MusterError) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new MusterError(
      'disk_full',
      `The disk of the data folder ${dataFolder} is full. Free some space, or set MUSTER_DATA to a folder elsewhere.`,
      { cause: error },
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR') {
    return new MusterError(
      'database_unavailable',
      `The data folder ${dataFolder} cannot be used: ${error instanceof Error ? error.message : code}. Set MUSTER_DATA to a folder this user may write to.`,
      { cause: error },
    );
  }
  return error;
}
