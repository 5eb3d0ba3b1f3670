import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import type { Config } from '../config.ts';
import { MusterError } from '../errors.ts';
import type { TableFileFormat } from '../formats/write-table.ts';
import { findImport } from '../imports/find-import.ts';
import { reportBytes, writeReport } from '../imports/report-file.ts';
import { fileFormat } from './file-format.ts';
import { formatRows } from './text-layout.ts';
import { type AccountOptions, accountOption, printJson, withMuster } from './with-muster.ts';

interface ReportOptions extends AccountOptions {
  readonly format?: TableFileFormat;
  readonly output?: string;
}

/** `muster report ID`: the rows that failed or carry a warning, to be corrected and imported again. */
export function reportCommand(config: Config): Command {
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
      await withMuster(config, options, async (muster) => {
        const record = await findImport(muster, id);
        if (target === null) {
          await pipeline(reportBytes(muster, record), process.stdout, { end: false });
          return;
        }
        const rows = await writeReport(muster, record, target);
        if (json) printJson({ importId: record.importId, file: target.path, rows });
        else process.stdout.write(`${target.path}: ${formatRows(rows)} to correct.\n`);
      });
    });
}
