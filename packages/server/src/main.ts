import { createRequire } from 'node:module';
import { ApiError } from '@muster/core/contract/api-error';
import { Command, CommanderError } from 'commander';
import { chooseWorkspace, onThisMachine, serverOptions } from './cli/choose-workspace.ts';
import { backupCommand, restoreCommand } from './cli/backup-commands.ts';
import { columnsCommand } from './cli/columns-command.ts';
import { contactsCommand } from './cli/contacts-command.ts';
import { digestCommand } from './cli/digest-command.ts';
import { doctorCommand } from './cli/doctor-command.ts';
import { exportCommand } from './cli/export-command.ts';
import { fieldsCommand } from './cli/fields-command.ts';
import { importCommand } from './cli/import-command.ts';
import { importsCommand } from './cli/imports-command.ts';
import { peopleCommand } from './cli/people-command.ts';
import { printFailure } from './cli/print-failure.ts';
import { readCommand } from './cli/read-command.ts';
import { reportCommand } from './cli/report-command.ts';
import { discardCommand } from './cli/discard-command.ts';
import { resumeCommand } from './cli/resume-command.ts';
import { redoCommand, undoCommand } from './cli/reverse-commands.ts';
import { BrokenOff } from './cli/run-visibly.ts';
import { serveCommand } from './cli/serve-command.ts';
import { settingsCommand } from './cli/settings-command.ts';
import { showCommand } from './cli/show-command.ts';
import { stopCommand } from './cli/stop-command.ts';
import { workCommand } from './cli/work-command.ts';
import type { InWorkspace } from './cli/workspace.ts';
import { readConfig, type Config } from './config.ts';
import { errorCode } from './database/database-error.ts';
import { ERRORS, MusterError } from './errors.ts';

/** Commands in the order in which the help lists them: these work here, and on a server. */
const COMMANDS: readonly ((inWorkspace: InWorkspace) => Command)[] = [
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
];

/** These are about this machine. */
const LOCAL_COMMANDS: readonly ((config: Config) => Command)[] = [
  serveCommand,
  workCommand,
  readCommand,
  columnsCommand,
  digestCommand,
  peopleCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
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
  const asJson = argv.includes('--json');
  // `muster contacts | head`: a reader that has seen enough is no failure.
  process.stdout.on('error', (error) => {
    if (errorCode(error) === 'EPIPE') process.exit();
    const why = errorCode(error) === 'ENOSPC' ? 'the disk is full' : error.message;
    const message = `The output could not be written: ${why}.`;
    printFailure({ code: 'file_write_failed', message }, asJson);
    process.exit(ERRORS.file_write_failed.exit);
  });
  let debug = false;
  let dataFolder: string | null = null;
  try {
    const config = readConfig(env, process.cwd());
    ({ debug, dataFolder } = config);
    await program(config, asJson).parseAsync(argv);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return report(error, { asJson, debug, dataFolder });
  }
}

function program(config: Config, asJson: boolean): Command {
  const muster = new Command('muster')
    .description('Import contacts from any file, with every row accounted for.')
    .version(version(), '--version')
    .helpCommand(true)
    // `fields add --key` is another option than `--key`.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => {
        if (!asJson) write(text.replace(/^error: /, 'muster: '));
        if (!asJson && /'--(?:server|key)'/.test(text)) {
          write(
            'muster: --server and --key stand before the command: muster --server URL imports\n',
          );
        }
      },
    });
  for (const option of serverOptions()) muster.addOption(option);
  const inWorkspace = chooseWorkspace(config, muster);
  for (const make of COMMANDS) muster.addCommand(make(inWorkspace));
  for (const make of LOCAL_COMMANDS) muster.addCommand(onThisMachine(make(config), config, muster));
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

interface Reporting {
  readonly asJson: boolean;
  readonly debug: boolean;
  readonly dataFolder: string | null;
}

/** Says what went wrong, and gives the exit code. */
function report(thrown: unknown, { asJson, debug, dataFolder }: Reporting): number {
  if (thrown instanceof CommanderError) return reportUsage(thrown, asJson);
  const hint = thrown instanceof BrokenOff ? thrown.message : null;
  const error = dataFolderError(thrown instanceof BrokenOff ? thrown.cause : thrown, dataFolder);
  if (errorCode(error) === 'EPIPE') return 0;
  const known = error instanceof MusterError || error instanceof ApiError;
  const code = known ? error.code : 'internal';
  const message = error instanceof Error ? error.message : String(error);
  printFailure({ code, message, hint }, asJson);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  else if (!known && !asJson) {
    process.stderr.write(
      'This was not expected. Run the command again with MUSTER_DEBUG=1 to see where it happened.\n',
    );
  }
  return error instanceof MusterError ? error.exitCode : EXIT_UNEXPECTED;
}

/** Commander has said it in words. */
function reportUsage({ exitCode, message }: CommanderError, asJson: boolean): number {
  if (exitCode === 0) return 0;
  if (asJson) printFailure({ code: 'usage', message: message.replace(/^error: /, '') }, asJson);
  return EXIT_USAGE;
}
