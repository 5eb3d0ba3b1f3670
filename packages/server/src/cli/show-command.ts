import { Command } from 'commander';
import { nextSteps, summaryText } from './import-summary.ts';
import { type AccountOptions, accountOption, printJson } from './with-muster.ts';
import type { InWorkspace } from './workspace.ts';

/** `muster show ID`: what became of an import's rows. */
export function showCommand(inWorkspace: InWorkspace): Command {
  return new Command('show')
    .description('Show what became of an import, and every kind of issue in it.')
    .argument('<id>', 'the ID of the import, the beginning of it, or "last"')
    .addOption(accountOption())
    .option('--json', 'print the summary as JSON')
    .action(async (id: string, options: AccountOptions) => {
      await inWorkspace(options, async (workspace) => {
        const { importId } = await workspace.findImport(id);
        const summary = await workspace.summarizeImport(importId);
        if (options.json) printJson(summary);
        else
          process.stdout.write(
            `${summaryText(summary, Infinity)}\n${nextSteps(summary, workspace)}`,
          );
      });
    });
}
