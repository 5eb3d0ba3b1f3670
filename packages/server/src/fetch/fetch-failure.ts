import { say, type Sentence } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';

/**
 * Why a fetch failed, in words that name the host and nothing else: no address of a machine, and
 * nothing that was received.
 */
export function fetchFailure(error: unknown, url: URL, signal: AbortSignal): unknown {
  if (signal.aborted) return isTimeout(signal.reason) ? tooLate(url, signal.reason) : signal.reason;
  if (error instanceof MusterError) return error;
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new MusterError(
      'disk_full',
      say(
        'The disk that holds the data folder is full. Whoever runs Muster has to make room there, or move the data folder to another disk.',
      ),
      { cause: error },
    );
  if (TIMEOUTS.has(code)) return tooLate(url, error);
  return new MusterError('fetch_failed', failureSentence(code, url.host), { cause: error });
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}

function tooLate(url: URL, cause: unknown): MusterError {
  return new MusterError(
    'fetch_timeout',
    say('{host} took too long to answer. Try again later, or from another server.', {
      host: url.host,
    }),
    { cause },
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

const TIMEOUTS: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

function failureSentence(code: string, host: string): Sentence {
  if (/^(?:ERR_TLS|CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code))
    return say(
      '{host} has no valid certificate for that name, so it may be somebody else. Ask whoever runs it to renew the certificate.',
      { host },
    );
  if (/^(?:Z_|ERR__ERROR|ERR_BROTLI|ERR_PADDING|ERR_FORMAT)/.test(code))
    return say('{host} sent a body that cannot be decompressed. Try again later.', { host });
  if (code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW')
    return say('{host} did not answer as a web server does. Check the address.', { host });
  return say('{host} could not be reached, or broke off. Try again later.', { host });
}
