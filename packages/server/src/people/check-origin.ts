import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';

/** What of a request says where it comes from; Fastify's request has it. */
export interface IncomingRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The parameters of its address. */
  readonly query?: unknown;
  /** `http` or `https`, as the client sees it. */
  readonly protocol: string;
  /** Name and port, as the client sees them. */
  readonly host: string;
}

/**
 * A page of another site can make a browser send a request with the cookies of this one; what it
 * cannot do is send it with this site's Origin. Only requests that change nothing go without.
 *
 * @throws MusterError `origin_refused`
 */
export function checkOrigin(request: IncomingRequest, publicUrl: string | null): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin } = request.headers;
  const own = originOf(request, publicUrl);
  if (typeof origin === 'string' && origin === own) return;
  throw new MusterError(
    'origin_refused',
    origin === undefined
      ? say('A request with a session needs the header Origin. Programs use an API key instead.')
      : say(
          'This request comes from {origin}, and Muster is served at {own}. If that is another name of it, set MUSTER_URL.',
          { origin: String(origin), own },
        ),
  );
}

/**
 * The same for requests that need no session, and begin one: another site must not sign its visitors
 * in to an account of its choice. Programs send neither cookies nor an origin.
 *
 * @throws MusterError `origin_refused`
 */
export function checkSiteOrigin(request: IncomingRequest, publicUrl: string | null): void {
  const { cookie, origin } = request.headers;
  if (cookie !== undefined || origin !== undefined) checkOrigin(request, publicUrl);
}

/** Where people reach the server: the configured address, else the one that this request went to. */
function originOf(
  { protocol, host }: Pick<IncomingRequest, 'protocol' | 'host'>,
  publicUrl: string | null,
): string {
  return publicUrl ?? `${protocol}://${host}`;
}
