import { Command } from 'commander';
import type { Config } from '../config.ts';
import { findImport } from '../imports/find-import.ts';
import { summarizeImport } from '../imports/report-summary.ts';
import { nextSteps, summaryText } from './import-summary.ts';
import { type AccountOptions, accountOption, printJson, withMuster } from './with-muster.ts';

/** `muster show ID`: what became of an import's rows. */
export function showCommand(config: Config): Command {
  return new Command('show')
    .description('Show what became of an import, and every kind of issue in it.')
    .argument('<id>', 'the ID of the import, the beginning of it, or "last"')
    .addOption(accountOption())
    .option('--json', 'print the summary as JSON')
    .action(async (id: string, options: AccountOptions) => {
      await withMuster(config, options, async (muster) => {
        const summary = await summarizeImport(muster, await findImport(muster, id));
        if (options.json) printJson(summary);
        else
          process.stdout.write(
            `${summaryText(summary, Infinity)}\n${nextSteps(summary, options.account)}`,
          );
      });
    });
}
