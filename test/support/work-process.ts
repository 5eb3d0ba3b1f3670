import { workCommand } from '../../packages/server/src/cli/work-command.ts';
import { readConfig } from '../../packages/server/src/config.ts';

/** A worker in a process of its own, to be stopped and killed: `node work-process.ts`. */
await workCommand(readConfig(process.env, process.cwd())).parseAsync([], { from: 'user' });
