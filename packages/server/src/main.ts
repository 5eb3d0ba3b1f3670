import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { columnsCommand } from './cli/columns-command.ts';
import { contactsCommand } from './cli/contacts-command.ts';
import { digestCommand } from './cli/digest-command.ts';
import { doctorCommand } from './cli/doctor-command.ts';
import { exportCommand } from './cli/export-command.ts';
import { fieldsCommand } from './cli/fields-command.ts';
import { importCommand } from './cli/import-command.ts';
import { importsCommand } from './cli/imports-command.ts';
import { readCommand } from './cli/read-command.ts';
import { reportCommand } from './cli/report-command.ts';
import { discardCommand } from './cli/discard-command.ts';
import { resumeCommand } from './cli/resume-command.ts';
import { redoCommand, undoCommand } from './cli/reverse-commands.ts';
import { settingsCommand } from './cli/settings-command.ts';
import { showCommand } from './cli/show-command.ts';
import { stopCommand } from './cli/stop-command.ts';
import { readConfig, type Config } from './config.ts';
import { errorCode } from './database/database-error.ts';
import { ERRORS, MusterError } from './errors.ts';

/** Every command, in the order in which the help lists them. */
const COMMANDS: readonly ((config: Config) => Command)[] = [
  importCommand,
  resumeCommand,
  discardCommand,
  undoCommand,
  redoCommand,
  importsCommand,
  showCommand,
  reportCommand,
  contactsCommand,
  exportCommand,
  fieldsCommand,
  settingsCommand,
  readCommand,
  columnsCommand,
  digestCommand,
  doctorCommand,
  stopCommand,
];

const EXIT_UNEXPECTED = 1;
const EXIT_USAGE = 2;

/** Why the system refuses work in a folder, by its code. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'it cannot be made there'],
  ['ENOTDIR', 'a part of its path is a file'],
  ['EEXIST', 'a file stands in its place'],
  ['EACCES', 'this user may not write there'],
  ['EPERM', 'this user may not write there'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the quota of the disk is used up'],
]);

process.exitCode = await run(process.argv, process.env);

async function run(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  // `muster contacts | head`: a reader that has seen enough is no failure.
  process.stdout.on('error', (error) => {
    if (errorCode(error) === 'EPIPE') process.exit();
    const why = errorCode(error) === 'ENOSPC' ? 'the disk is full' : error.message;
    process.stderr.write(`muster: The output could not be written: ${why}.\n`);
    process.exit(ERRORS.file_write_failed.exit);
  });
  let debug = false;
  let dataFolder: string | null = null;
  try {
    const config = readConfig(env, process.cwd());
    ({ debug, dataFolder } = config);
    await program(config).parseAsync(argv);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return report(dataFolderError(error, dataFolder), debug);
  }
}

function program(config: Config): Command {
  const muster = new Command('muster')
    .description('Import contacts from any file, with every row accounted for.')
    .version(version(), '--version')
    .helpCommand(true)
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'muster: ')),
    });
  for (const make of COMMANDS) muster.addCommand(make(config));
  inheritSettings(muster);
  return muster;
}

/** Commands that were made on their own do not have the settings of the one they belong to. */
function inheritSettings(parent: Command): void {
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent);
    inheritSettings(command);
  }
}

function version(): string {
  const { version: text } = createRequire(import.meta.url)('../package.json') as {
    version: string;
  };
  return text;
}

/** What the system refuses in the data folder is no bug of ours. */
function dataFolderError(error: unknown, dataFolder: string | null): unknown {
  if (!(error instanceof Error) || error instanceof MusterError || dataFolder === null)
    return error;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === undefined || path === undefined) return error;
  if (!dataFolder.startsWith(path) && !path.startsWith(dataFolder)) return error;
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  const why = REASONS.get(code) ?? error.message;
  return new MusterError(
    full ? 'disk_full' : 'database_unavailable',
    `The data folder ${dataFolder} cannot be used: ${why}. MUSTER_DATA says where it is.`,
    { cause: error },
  );
}

/** Says what went wrong, unless commander has done so, and gives the exit code. */
function report(error: unknown, debug: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
  if (errorCode(error) === 'EPIPE') return 0;
  const known = error instanceof MusterError;
  const message = error instanceof Error ? error.message : String(error);
  for (const line of message.split('\n')) process.stderr.write(`muster: ${line}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  else if (!known) {
    process.stderr.write(
      'This was not expected. Run the command again with MUSTER_DEBUG=1 to see where it happened.\n',
    );
  }
  return known ? error.exitCode : EXIT_UNEXPECTED;
}
