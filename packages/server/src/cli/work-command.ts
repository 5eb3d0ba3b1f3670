import { Command } from 'commander';
import type { Config } from '../config.ts';
import { openDatabase } from '../database/open-database.ts';
import { untilStopped } from './until-stopped.ts';

/** `muster work`: a worker alone, beside any number of others and of servers on the same database. */
export function workCommand(config: Config): Command {
  return new Command('work')
    .description('Work on imports that were asked for over the API, without serving it.')
    .action(async () => {
      // Loaded when it is needed: other commands start in half the time without it.
      const { startWorker } = await import('../jobs/start-worker.ts');
      const { createLog } = await import('../api/create-log.ts');
      const database = await openDatabase(config);
      try {
        const worker = await startWorker({ config, database, log: createLog(config) });
        process.stdout.write(`Muster works, on ${config.importsPerWorker} imports at once.\n`);
        await untilStopped(worker.stop);
      } finally {
        await database.close();
      }
    });
}
