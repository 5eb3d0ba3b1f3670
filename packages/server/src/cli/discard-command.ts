import { Command } from 'commander';
import type { Config } from '../config.ts';
import { discardImport } from '../imports/discard-import.ts';
import { findImport } from '../imports/find-import.ts';
import { type AccountOptions, accountOption, printJson, withMuster } from './with-muster.ts';

/** `muster discard ID`: gives up an import that was only planned, or broken off before its first row. */
export function discardCommand(config: Config): Command {
  return new Command('discard')
    .description('Give up an import that is only planned: its plan and its copy of the file go.')
    .argument('<id>', 'the ID of the import, the beginning of it, or "last"')
    .addOption(accountOption())
    .option('--json', 'print what was discarded as JSON')
    .action(async (id: string, options: AccountOptions) => {
      await withMuster(config, options, async (muster) => {
        const { importId } = await findImport(muster, id);
        const { state, fileName } = await discardImport(muster, importId);
        if (options.json) printJson({ importId, state, file: fileName });
        else process.stdout.write(`The plan of ${fileName} is discarded. Nothing was imported.\n`);
      });
    });
}
