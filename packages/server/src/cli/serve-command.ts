import { Command } from 'commander';
import type { Config } from '../config.ts';
import { untilStopped } from './until-stopped.ts';

/** `muster serve`: the API, the web app when it is built, and a worker, in one process. */
export function serveCommand(config: Config): Command {
  return new Command('serve')
    .description('Serve the API and the web app, and work on imports.')
    .action(async () => {
      // Loaded when it is needed: other commands start in half the time without it.
      const { startServer } = await import('../api/start-server.ts');
      const server = await startServer(config);
      process.stdout.write(`Muster listens on ${server.url}\n`);
      if (server.firstOwnerLink !== null) {
        process.stdout.write(
          `\nNobody can sign in yet. Make the first owner, within 24 hours, at\n  ${server.firstOwnerLink}\n\n`,
        );
      }
      await untilStopped(server.stop);
    });
}
