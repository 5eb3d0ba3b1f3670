import { type Said, say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';

/**
 * The address as it will be fetched: http or https, without credentials, at a port where a web
 * server may be. Where its host leads to is checked when connecting.
 *
 * @throws MusterError `fetch_refused`
 */
export function checkUrl(text: string): URL {
  if (text.length > MAX_LENGTH)
    throw refused(
      say('The web address is longer than {most} characters. Shorten it.', { most: MAX_LENGTH }),
    );
  if (!URL.canParse(text))
    throw refused(say('This is not a web address. Use one that begins with http:// or https://.'));
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw refused(say('Only addresses that begin with http:// or https:// are fetched.'));
  if (url.username !== '' || url.password !== '')
    throw refused(say('The web address holds a user name or password. Take it out.'));
  if (!isWebPort(url.port))
    throw refused(
      say(
        'Nothing is fetched from port {port}. Use 80, 443, or one above 1023 that browsers allow.',
        { port: url.port },
      ),
    );
  // Fragments stay here.
  url.hash = '';
  return url;
}

/** The host without brackets, and without the dot that says that a name is complete. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(?<address>.*)\]$/, '$<address>').replace(/\.$/, '');
}

/** Longest address that every HTTP implementation has to take. @see https://www.rfc-editor.org/rfc/rfc9110#section-4.1 */
const MAX_LENGTH = 8000;

function isWebPort(port: string): boolean {
  if (port === '' || port === '80' || port === '443') return true;
  return Number(port) >= 1024 && !BLOCKED_PORTS.has(Number(port));
}

/** Ports above 1023 at which browsers fetch nothing. @see https://fetch.spec.whatwg.org/#port-blocking */
const BLOCKED_PORTS: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
  6679, 6697, 10080,
]);

function refused(message: Said): MusterError {
  return new MusterError('fetch_refused', message);
}
