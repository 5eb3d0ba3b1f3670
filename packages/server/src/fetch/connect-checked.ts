import { callbackify } from 'node:util';
import { buildConnector } from 'undici';
import { hostOf } from './check-url.ts';
import { type HostRules, findAddresses } from './find-addresses.ts';

type Connect = buildConnector.connector;
type Socket = Exclude<Parameters<buildConnector.Callback>[1], null>;

/**
 * Connects to a URL's host at an address that has been checked, and to no other: the name is looked
 * up once, so that it cannot lead elsewhere between check and connection. TLS is for the name.
 */
export function connectChecked(url: URL, rules: HostRules): Connect {
  const connect = buildConnector({
    timeout: CONNECT_TIMEOUT_MS,
    allowH2: false,
    maxCachedSessions: 0,
    // Also where NODE_TLS_REJECT_UNAUTHORIZED says otherwise.
    rejectUnauthorized: true,
  });
  const connectAny = callbackify((options: buildConnector.Options) =>
    connectToAny(connect, { url, rules, options }),
  );
  return (options, callback) =>
    connectAny(options, (error: Error | null, socket) =>
      error ? callback(error, null) : callback(null, socket),
    );
}

/** For one address; the next one is tried after that. */
const CONNECT_TIMEOUT_MS = 10_000;

interface Destination {
  readonly url: URL;
  readonly rules: HostRules;
  readonly options: buildConnector.Options;
}

async function connectToAny(
  connect: Connect,
  { url, rules, options }: Destination,
): Promise<Socket> {
  const host = hostOf(url);
  let failure: unknown;
  for (const address of await findAddresses(url, rules)) {
    // A name is what TLS asks for and verifies; without one it verifies the address.
    const servername = url.protocol === 'https:' && host !== address ? host : '';
    try {
      return await connectTo(connect, { ...options, hostname: address, host: '', servername });
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function connectTo(connect: Connect, options: buildConnector.Options): Promise<Socket> {
  return new Promise((resolve, reject) => {
    connect(options, (error, socket) => (socket ? resolve(socket) : reject(error)));
  });
}
