import { rm } from 'node:fs/promises';
import { embeddedState } from '../../packages/server/src/database/embedded/embedded-state.ts';
import { stopEmbedded } from '../../packages/server/src/database/embedded/stop-embedded.ts';

/**
 * Stops the server of a test's data folder and removes the folder, and the server's home too where
 * that lies elsewhere (root, and a folder its user cannot enter).
 */
export async function removeDataFolder(dataFolder: string): Promise<void> {
  await stopEmbedded({ dataFolder });
  const { folder } = await embeddedState({ dataFolder });
  if (folder !== null) await rm(folder, { recursive: true, force: true });
  await rm(dataFolder, { recursive: true, force: true });
}
