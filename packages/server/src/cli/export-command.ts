import { Command } from 'commander';
import { fileFormat } from './file-format.ts';
import { formatCount } from './text-layout.ts';
import { type AccountOptions, accountOption, printJson } from './with-muster.ts';
import type { InWorkspace } from './workspace.ts';

/** `muster export FILE`: all contacts as CSV or XLSX. */
export function exportCommand(inWorkspace: InWorkspace): Command {
  return new Command('export')
    .description('Write all contacts to a file; importing it again changes nothing.')
    .argument('<file>', 'a name that ends with .csv or .xlsx')
    .addOption(accountOption())
    .option('--json', 'print { file, contacts } as JSON')
    .action(async (path: string, options: AccountOptions) => {
      const format = fileFormat(path);
      await inWorkspace(options, async (workspace) => {
        const contacts = await workspace.exportContacts({ path, format });
        if (options.json) printJson({ file: path, contacts });
        else {
          const noun = contacts === 1 ? 'contact' : 'contacts';
          process.stdout.write(`${path}: ${formatCount(contacts)} ${noun}.\n`);
        }
      });
    });
}
