import { Command } from 'commander';
import type { Config } from '../config.ts';
import { findImports } from '../imports/find-import.ts';
import { importRow } from '../imports/report-summary.ts';
import { shortId } from './import-id.ts';
import { paint } from './paint.ts';
import { formatCount, layoutColumns } from './text-layout.ts';
import { type AccountOptions, accountOption, printJson, withMuster } from './with-muster.ts';

/** `muster imports`: the account's imports, newest first. */
export function importsCommand(config: Config): Command {
  return new Command('imports')
    .description('List the imports, newest first.')
    .addOption(accountOption())
    .option('--json', 'print { imports } as JSON')
    .action(async (options: AccountOptions) => {
      await withMuster(config, options, async (muster) => {
        const imports = (await findImports(muster)).map(importRow);
        if (options.json) printJson({ imports });
        else if (imports.length === 0) {
          process.stdout.write('There are no imports yet. Begin with: muster import FILE\n');
        } else process.stdout.write(`${importsText(imports)}\n`);
      });
    });
}

function importsText(imports: readonly ReturnType<typeof importRow>[]): string {
  const head = ['ID', 'Begun (UTC)', 'File', 'State', 'Rows', 'New', 'Upd.', 'Failed'];
  return layoutColumns([
    head.map((text) => paint('dim', text)),
    ...imports.map((one) => [
      shortId(one.importId),
      one.createdAt.slice(0, 16).replace('T', ' '),
      one.file,
      one.state,
      one.rows === null ? '' : formatCount(one.rows),
      formatCount(one.created),
      formatCount(one.updated),
      formatCount(one.failed),
    ]),
  ]);
}
