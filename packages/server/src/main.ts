import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { columnsCommand } from './cli/columns-command.ts';
import { doctorCommand } from './cli/doctor-command.ts';
import { stopCommand } from './cli/stop-command.ts';
import { readConfig, type Config } from './config.ts';
import { errorCode } from './database/database-error.ts';
import { MusterError } from './errors.ts';

/** Every command, in the order in which the help lists them. */
const COMMANDS: readonly ((config: Config) => Command)[] = [
  columnsCommand,
  doctorCommand,
  stopCommand,
];

const EXIT_UNEXPECTED = 1;
const EXIT_USAGE = 2;

process.exitCode = await run(process.argv, process.env);

async function run(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  // `muster contacts | head`: a reader that has seen enough is no failure.
  process.stdout.on('error', (error) => {
    if (errorCode(error) !== 'EPIPE') throw error;
    process.exit();
  });
  let debug = false;
  try {
    const config = readConfig(env, process.cwd());
    debug = config.debug;
    await program(config).parseAsync(argv);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return report(error, debug);
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
  for (const make of COMMANDS) muster.addCommand(make(config).copyInheritedSettings(muster));
  return muster;
}

function version(): string {
  const { version: text } = createRequire(import.meta.url)('../package.json') as {
    version: string;
  };
  return text;
}

/** Says what went wrong, unless commander has done so, and gives the exit code. */
function report(error: unknown, debug: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
  const known = error instanceof MusterError;
  process.stderr.write(`muster: ${error instanceof Error ? error.message : String(error)}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  else if (!known) {
    process.stderr.write(
      'This was not expected. Run the command again with MUSTER_DEBUG=1 to see where it happened.\n',
    );
  }
  return known ? error.exitCode : EXIT_UNEXPECTED;
}
