import { Command } from 'commander';
import { shortId } from './import-id.ts';
import { paint } from './paint.ts';
import { formatCount, layoutColumns } from './text-layout.ts';
import { type AccountOptions, accountOption, printJson } from './with-muster.ts';
import type { ImportLine, InWorkspace } from './workspace.ts';

/** `muster imports`: the account's imports, newest first. */
export function importsCommand(inWorkspace: InWorkspace): Command {
  return new Command('imports')
    .description('List the imports, newest first.')
    .addOption(accountOption())
    .option('--json', 'print { imports } as JSON')
    .action(async (options: AccountOptions) => {
      await inWorkspace(options, async (workspace) => {
        const imports = await workspace.listImports();
        if (options.json) printJson({ imports });
        else if (imports.length === 0) {
          process.stdout.write('There are no imports yet. Begin with: muster import FILE\n');
        } else process.stdout.write(`${importsText(imports)}\n`);
      });
    });
}

const FILE_COLUMN = 2;

function importsText(imports: readonly ImportLine[]): string {
  const rows = imports.map((one) => [
    shortId(one.importId),
    one.createdAt.slice(0, 10),
    one.file,
    one.state,
    ...[one.rows, one.created, one.updated, one.failed].map((count) =>
      count === null ? '' : formatCount(count),
    ),
  ]);
  const head = ['ID', 'Begun', 'File', 'State', 'Rows', 'Created', 'Updated', 'Failed'];
  const widths = head.map((text, at) =>
    Math.max(text.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const aligned = [head, ...rows].map((row) =>
    row.map((cell, at) => (at > 3 ? cell.padStart(widths[at] ?? 0) : cell)),
  );
  return layoutColumns(
    aligned.map((row, at) => (at === 0 ? row.map((cell) => paint('dim', cell)) : row)),
    { shrinking: [FILE_COLUMN] },
  );
}
