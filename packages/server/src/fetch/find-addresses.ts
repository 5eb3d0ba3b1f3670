import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';
import { hostOf } from './check-url.ts';
import { judgeAddress } from './judge-address.ts';

/** The addresses of a name. @throws whatever it fails with */
type Resolve = (host: string) => Promise<readonly string[]>;

export interface HostRules {
  /**
   * Names (`photos.lan`) or names with a port (`photos.lan:8080`) that may be in a private network
   * or on this machine.
   */
  readonly allowHosts: readonly string[];
  /** How names become addresses; the system's way unless given. */
  readonly resolve?: Resolve;
}

/**
 * The addresses that may be connected to for a URL. If one of a name's addresses is not allowed,
 * none is: names that change their mind are not trusted.
 *
 * @throws MusterError `fetch_refused`, `fetch_failed`
 */
export async function findAddresses(
  url: URL,
  { allowHosts, resolve = askSystem }: HostRules,
): Promise<readonly string[]> {
  const host = hostOf(url);
  const addresses = isIP(host) ? [host] : await resolveName(host, resolve);
  const isAllowed = isListed(url, allowHosts);
  const mayConnect = addresses.every((address) => {
    const kind = judgeAddress(address);
    return kind === 'public' || (kind === 'local' && isAllowed);
  });
  if (mayConnect) return addresses;
  throw new MusterError(
    'fetch_refused',
    say(
      '{host} is not on the public internet, and nothing else is fetched from. If it is to be allowed, the operator can name it in MUSTER_FETCH_ALLOW.',
      { host: url.host },
    ),
  );
}

async function resolveName(host: string, resolve: Resolve): Promise<readonly string[]> {
  let addresses: readonly string[] = [];
  let cause: unknown;
  try {
    addresses = await resolve(host);
  } catch (error) {
    cause = error;
  }
  if (addresses.length > 0) return addresses;
  throw new MusterError(
    'fetch_failed',
    say('There is no host {host}, or its name could not be looked up. Check the address.', {
      host,
    }),
    { cause },
  );
}

async function askSystem(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true, order: 'ipv4first' });
  return found.map(({ address }) => address);
}

function isListed(url: URL, allowHosts: readonly string[]): boolean {
  const host = hostOf(url);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return allowHosts.some((entry) => {
    const plain = entry.toLowerCase();
    const withBrackets = host.includes(':') ? `[${host}]` : host;
    return [host, withBrackets, `${withBrackets}:${port}`].includes(plain);
  });
}
