import { Command } from 'commander';
import type { Config } from '../config.ts';
import { stopEmbedded } from '../database/embedded/stop-embedded.ts';

/** `muster stop`: stops the PostgreSQL that Muster brings. */
export function stopCommand(config: Config): Command {
  return new Command('stop')
    .description('Stop the database that Muster runs by itself; the next command starts it again.')
    .option('--json', 'print { stopped } as JSON')
    .action(async (options: { json?: true }) => {
      const stopped = await stopEmbedded(config);
      const text = options.json === true ? JSON.stringify({ stopped }) : sentence(stopped, config);
      process.stdout.write(`${text}\n`);
    });
}

function sentence(stopped: boolean, config: Config): string {
  if (stopped) return 'The database has stopped.';
  return config.databaseUrl === null
    ? 'No database is running.'
    : 'No database is running here. The one of DATABASE_URL is not Muster’s to stop.';
}
