import { Command } from 'commander';
import { MusterError } from '../errors.ts';
import { nextSteps, summaryText } from './import-summary.ts';
import { runVisibly } from './run-visibly.ts';
import { type AccountOptions, accountOption, printJson } from './with-muster.ts';
import type { InWorkspace } from './workspace.ts';

/** `muster resume ID`: goes on with an import that was broken off, or only planned. */
export function resumeCommand(inWorkspace: InWorkspace): Command {
  return new Command('resume')
    .description('Go on with an import that was broken off, or apply one that is only planned.')
    .argument('<id>', 'the ID of the import, the beginning of it, or "last"')
    .addOption(accountOption())
    .option('--json', 'print the summary as JSON')
    .action(async (id: string, options: AccountOptions) => {
      await inWorkspace(options, async (workspace) => {
        const { importId, state } = await workspace.findImport(id);
        if (state === 'undone' || state === 'discarded') {
          throw new MusterError(
            'import_state',
            `The import is ${state}: there is nothing to go on with.`,
          );
        }
        const summary = await runVisibly(
          { importId, goOnWith: 'resume', workspace, json: options.json },
          (watcher) => workspace.runImport(importId, watcher),
        );
        if (options.json) printJson(summary);
        else process.stdout.write(`${summaryText(summary)}\n${nextSteps(summary, workspace)}`);
      });
    });
}
