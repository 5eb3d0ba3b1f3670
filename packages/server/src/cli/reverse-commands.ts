import { Command } from 'commander';
import { nextSteps, reversalText } from './import-summary.ts';
import { runVisibly } from './run-visibly.ts';
import { type AccountOptions, accountOption, printJson } from './with-muster.ts';
import type { InWorkspace } from './workspace.ts';

/** `muster undo ID`: takes back what an import did, except what has been changed since. */
export function undoCommand(inWorkspace: InWorkspace): Command {
  return reverseCommand(inWorkspace, {
    kind: 'undo',
    description: 'Take back everything an import did; what has been changed since stays.',
  });
}

/** `muster redo ID`: does an undone import again. */
export function redoCommand(inWorkspace: InWorkspace): Command {
  return reverseCommand(inWorkspace, { kind: 'redo', description: 'Do an undone import again.' });
}

function reverseCommand(
  inWorkspace: InWorkspace,
  { kind, description }: { readonly kind: 'undo' | 'redo'; readonly description: string },
): Command {
  return new Command(kind)
    .description(description)
    .argument('<id>', 'the ID of the import, the beginning of it, or "last"')
    .addOption(accountOption())
    .option('--json', 'print the summary as JSON')
    .action(async (id: string, options: AccountOptions) => {
      await inWorkspace(options, async (workspace) => {
        const { importId } = await workspace.findImport(id);
        const summary = await runVisibly(
          { importId, goOnWith: kind, workspace, json: options.json },
          (watcher) => workspace.reverseImport(importId, kind, watcher),
        );
        if (options.json) printJson(summary);
        else process.stdout.write(`${reversalText(summary)}\n${nextSteps(summary, workspace)}`);
      });
    });
}
