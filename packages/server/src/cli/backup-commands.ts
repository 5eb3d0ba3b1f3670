import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Config } from '../config.ts';
import { checkBackup, type Installation, restoreBackup, writeBackup } from '../crm/backup.ts';
import { openDatabase } from '../database/open-database.ts';

/** `muster backup FOLDER`: all accounts, people and files, while work goes on. */
export function backupCommand(config: Config): Command {
  return new Command('backup')
    .description('Write everything that is kept into a new folder, while work goes on.')
    .argument('<folder>', 'a folder that does not exist yet')
    .action(async (folder: string) => {
      await withInstallation(config, (installation) => writeBackup(installation, resolve(folder)));
      process.stdout.write(`Everything is in ${folder}.\n`);
    });
}

/** `muster restore FOLDER`: into an empty database and data folder, of either kind. */
export function restoreCommand(config: Config): Command {
  return new Command('restore')
    .description('Put a backup into an empty database and data folder.')
    .argument('<folder>', 'a folder that muster backup wrote')
    .action(async (folder: string) => {
      // A mistyped folder leaves no database behind.
      await checkBackup(resolve(folder));
      await withInstallation(config, (installation) =>
        restoreBackup(installation, resolve(folder)),
      );
      process.stdout.write('Everything is back.\n');
    });
}

async function withInstallation(
  config: Config,
  work: (installation: Installation) => Promise<void>,
): Promise<void> {
  const { registry, close } = await openDatabase(config);
  try {
    await work({ registry, dataFolder: config.dataFolder });
  } finally {
    await close();
  }
}
