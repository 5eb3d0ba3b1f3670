import { findPostmaster } from './postmaster.ts';
import { findServerHome } from './server-home.ts';

/**
 * Where the server of a data folder lives, and its process: each null where there is none.
 *
 * @throws MusterError `database_unavailable` when the folder is another user's or gone.
 */
export async function embeddedState(options: {
  readonly dataFolder: string;
}): Promise<{ folder: string | null; pid: number | null }> {
  const home = await findServerHome(options.dataFolder);
  if (home === null) return { folder: null, pid: null };
  return { folder: home.folder, pid: await findPostmaster(home) };
}
