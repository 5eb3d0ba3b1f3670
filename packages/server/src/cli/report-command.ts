import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { MusterError } from '../errors.ts';
import type { TableFileFormat } from '../formats/write-table.ts';
import { fileFormat } from './file-format.ts';
import { formatRows } from './text-layout.ts';
import { type AccountOptions, accountOption, printJson } from './with-muster.ts';
import type { InWorkspace } from './workspace.ts';

interface ReportOptions extends AccountOptions {
  readonly format?: TableFileFormat;
  readonly output?: string;
}

/** `muster report ID`: the rows that failed or carry a warning, to be corrected and imported again. */
export function reportCommand(inWorkspace: InWorkspace): Command {
  return new Command('report')
    .description('Write the rows that failed or carry a warning, each with what is wrong with it.')
    .argument('<id>', 'the ID of the import, the beginning of it, or "last"')
    .addOption(new Option('--format <format>', 'csv or xlsx').choices(['csv', 'xlsx']))
    .option('-o, --output <file>', 'where to write it; without it, CSV goes to standard output')
    .addOption(accountOption())
    .option('--json', 'print { importId, file, rows } as JSON; needs -o')
    .action(async (id: string, options: ReportOptions) => {
      const { output, format, json } = options;
      if (output === undefined && (format === 'xlsx' || json)) {
        throw new MusterError(
          'usage',
          'Say with -o which file the report goes to, e.g. -o report.xlsx',
        );
      }
      const target =
        output === undefined ? null : { path: output, format: fileFormat(output, format) };
      await inWorkspace(options, async (workspace) => {
        const { importId } = await workspace.findImport(id);
        if (target === null) {
          await pipeline(await workspace.readReport(importId), process.stdout, { end: false });
          return;
        }
        const rows = await workspace.writeReport(importId, target);
        if (json) printJson({ importId, file: target.path, rows });
        else process.stdout.write(`${target.path}: ${formatRows(rows)} to correct.\n`);
      });
    });
}
