import { Command } from 'commander';
import type { Config } from '../config.ts';
import { exportContacts } from '../crm/export-contacts.ts';
import { fileFormat } from './file-format.ts';
import { formatCount } from './text-layout.ts';
import { type AccountOptions, accountOption, printJson, withMuster } from './with-muster.ts';

/** `muster export FILE`: all contacts as CSV or XLSX. */
export function exportCommand(config: Config): Command {
  return new Command('export')
    .description('Write all contacts to a file; importing it again changes nothing.')
    .argument('<file>', 'a name that ends with .csv or .xlsx')
    .addOption(accountOption())
    .option('--json', 'print { file, contacts } as JSON')
    .action(async (path: string, options: AccountOptions) => {
      const format = fileFormat(path);
      await withMuster(config, options, async ({ pool, account }) => {
        const contacts = await exportContacts(pool, account, { path, format });
        if (options.json) printJson({ file: path, contacts });
        else {
          const noun = contacts === 1 ? 'contact' : 'contacts';
          process.stdout.write(`${path}: ${formatCount(contacts)} ${noun}.\n`);
        }
      });
    });
}
