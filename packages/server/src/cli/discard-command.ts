import { Command } from 'commander';
import { oneLine } from './text-layout.ts';
import { type AccountOptions, accountOption, printJson } from './with-muster.ts';
import type { InWorkspace } from './workspace.ts';

/** `muster discard ID`: gives up an import that was only planned, or broken off before its first row. */
export function discardCommand(inWorkspace: InWorkspace): Command {
  return new Command('discard')
    .description('Give up an import that is only planned: its plan and its copy of the file go.')
    .argument('<id>', 'the ID of the import, the beginning of it, or "last"')
    .addOption(accountOption())
    .option('--json', 'print what was discarded as JSON')
    .action(async (id: string, options: AccountOptions) => {
      await inWorkspace(options, async (workspace) => {
        const { importId } = await workspace.findImport(id);
        const { state, file } = await workspace.discardImport(importId);
        if (options.json) printJson({ importId, state, file });
        else {
          process.stdout.write(
            `The plan of ${oneLine(file)} is discarded. Nothing was imported.\n`,
          );
        }
      });
    });
}
