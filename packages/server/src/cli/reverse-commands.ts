import { Command } from 'commander';
import type { Config } from '../config.ts';
import { findImport } from '../imports/find-import.ts';
import { summarizeImport } from '../imports/report-summary.ts';
import { undoImport } from '../imports/run-import.ts';
import { nextSteps, reversalText } from './import-summary.ts';
import { runVisibly } from './run-visibly.ts';
import { type AccountOptions, accountOption, printJson, withMuster } from './with-muster.ts';

/** `muster undo ID`: takes back what an import did, except what has been changed since. */
export function undoCommand(config: Config): Command {
  return reverseCommand(config, {
    kind: 'undo',
    description: 'Take back everything an import did; what has been changed since stays.',
  });
}

/** `muster redo ID`: does an undone import again. */
export function redoCommand(config: Config): Command {
  return reverseCommand(config, { kind: 'redo', description: 'Do an undone import again.' });
}

function reverseCommand(
  config: Config,
  { kind, description }: { readonly kind: 'undo' | 'redo'; readonly description: string },
): Command {
  return new Command(kind)
    .description(description)
    .argument('<id>', 'the ID of the import, the beginning of it, or "last"')
    .addOption(accountOption())
    .option('--json', 'print the summary as JSON')
    .action(async (id: string, options: AccountOptions) => {
      await withMuster(config, options, async (muster) => {
        const { importId } = await findImport(muster, id);
        const record = await runVisibly(
          { importId, goOnWith: kind, account: options.account },
          ({ onProgress }) => undoImport(muster, importId, { kind, onProgress }),
        );
        const summary = await summarizeImport(muster, record);
        if (options.json) printJson(summary);
        else
          process.stdout.write(`${reversalText(summary)}\n${nextSteps(summary, options.account)}`);
      });
    });
}
