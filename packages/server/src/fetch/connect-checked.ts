import { buildConnector } from 'undici';
import { type HostRules, findAddresses } from './find-addresses.ts';
import { hostOf } from './check-url.ts';

/**
 * Connects to a URL's host at an address that has been checked, and to no other: the name is looked
 * up once, so that it cannot lead elsewhere between check and connection. TLS is for the name.
 */
export function connectChecked(url: URL, rules: HostRules): buildConnector.connector {
  const connect = buildConnector({
    timeout: CONNECT_TIMEOUT_MS,
    allowH2: false,
    maxCachedSessions: 0,
    // Also where NODE_TLS_REJECT_UNAUTHORIZED says otherwise.
    rejectUnauthorized: true,
  });
  const connectAny = async (
    options: buildConnector.Options,
    callback: buildConnector.Callback,
  ): Promise<void> => {
    let failure: Error = new Error('no address');
    try {
      for (const address of await findAddresses(url, rules)) {
        // A name is what TLS asks for and verifies; without one it verifies the address.
        const name = url.protocol === 'https:' && hostOf(url) !== address ? hostOf(url) : '';
        const attempt = { ...options, hostname: address, host: '', servername: name };
        const [error, socket] = await new Promise<Parameters<buildConnector.Callback>>((resolve) =>
          connect(attempt, (...answer) => resolve(answer)),
        );
        if (socket !== null) return callback(null, socket);
        failure = error;
      }
    } catch (error) {
      failure = error as Error;
    }
    return callback(failure, null);
  };
  return (options, callback) => void connectAny(options, callback);
}

/** For one address; the next one is tried after that. */
const CONNECT_TIMEOUT_MS = 10_000;
