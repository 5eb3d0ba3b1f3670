import { Command } from 'commander';
import type { Config } from '../config.ts';
import { MusterError } from '../errors.ts';
import { findImport } from '../imports/find-import.ts';
import { summarizeImport } from '../imports/report-summary.ts';
import { runImport } from '../imports/run-import.ts';
import { nextSteps, summaryText } from './import-summary.ts';
import { runVisibly } from './run-visibly.ts';
import { type AccountOptions, accountOption, printJson, withMuster } from './with-muster.ts';

/** `muster resume ID`: goes on with an import that was broken off, or only planned. */
export function resumeCommand(config: Config): Command {
  return new Command('resume')
    .description('Go on with an import that was broken off, or apply one that is only planned.')
    .argument('<id>', 'the ID of the import, the beginning of it, or "last"')
    .addOption(accountOption())
    .option('--json', 'print the summary as JSON')
    .action(async (id: string, options: AccountOptions) => {
      await withMuster(config, options, async (muster) => {
        const { importId, state } = await findImport(muster, id);
        if (state === 'undone' || state === 'discarded') {
          throw new MusterError(
            'import_state',
            `The import is ${state}: there is nothing to go on with.`,
          );
        }
        const record = await runVisibly(
          { importId, goOnWith: 'resume', account: options.account },
          (watcher) => runImport(muster, importId, watcher),
        );
        const summary = await summarizeImport(muster, record);
        if (options.json) printJson(summary);
        else
          process.stdout.write(`${summaryText(summary)}\n${nextSteps(summary, options.account)}`);
      });
    });
}
