import { type Command, Option } from 'commander';
import { type Config, readUrl } from '../config.ts';
import { MusterError } from '../errors.ts';
import { inLocalWorkspace } from './local-workspace.ts';
import type { InWorkspace } from './workspace.ts';

/** `--server` and `--key`, which stand before the command. */
export function serverOptions(): readonly Option[] {
  return [
    new Option('--server <url>', 'work on a Muster server; MUSTER_SERVER does the same'),
    new Option(
      '--key <key>',
      'an API key of that server; other users of this machine can see what stands on a command line, so rather set MUSTER_KEY',
    ),
  ];
}

/** Commands work on the server that was named, else in the database here. */
export function chooseWorkspace(config: Config, muster: Command): InWorkspace {
  return async (options, work) => {
    const server = namedServer(config, muster);
    if (server === null) return inLocalWorkspace(config)(options, work);
    const key = muster.opts<ServerOptions>().key ?? config.key;
    if (key !== null) {
      // Loaded when it is needed: commands on this machine start sooner without it.
      const { inRemoteWorkspace } = await import('./remote-workspace.ts');
      return inRemoteWorkspace({ ...server, key })(options, work);
    }
    throw new MusterError(
      'usage',
      `An API key is needed to work on ${server.url}. Make one there, and set MUSTER_KEY to it.`,
    );
  };
}

/** Lets a command run only where no server was named: it is about this machine. */
export function onThisMachine(command: Command, config: Config, muster: Command): Command {
  return command.hook('preAction', () => {
    const server = namedServer(config, muster);
    if (server === null) return;
    const by = server.isFromEnv ? 'Unset MUSTER_SERVER' : 'Leave --server out';
    throw new MusterError(
      'usage',
      `"${command.name()}" is about this machine, and cannot work on a server. ${by} to run it here.`,
    );
  });
}

interface ServerOptions {
  readonly server?: string;
  readonly key?: string;
}

/** Where the server is, and whether MUSTER_SERVER says so. */
function namedServer(
  config: Config,
  muster: Command,
): { readonly url: string; readonly isFromEnv: boolean } | null {
  const given = readUrl(muster.opts<ServerOptions>().server ?? null, '--server');
  if (given !== null) return { url: given, isFromEnv: false };
  return config.server === null ? null : { url: config.server, isFromEnv: true };
}
