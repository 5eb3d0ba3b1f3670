import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentSecurityHeader } from './content-security-policy.ts';

/**
 * Serves the web app in that folder. It knows its addresses itself: whatever a browser asks for as a
 * page, and nothing else answers, is the one page that there is.
 */
export async function serveWebApp(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    // Names of files hold a checksum of their content.
    immutable: true,
    maxAge: '365d',
  });
  app.get('/icon.svg', (_request, reply) =>
    reply.sendFile('icon.svg', folder, { maxAge: '1d', immutable: false }),
  );
  app.get('/*', async (request, reply) => {
    if (!isPage(request)) return reply.callNotFound();
    return sendPage(reply, await readFile(join(folder, 'index.html'), 'utf8'));
  });
}

function isPage({ url, headers }: FastifyRequest): boolean {
  if (/^\/(?:api|assets|health|metrics)(?:[/?]|$)/.test(url)) return false;
  return headers.accept?.includes('text/html') ?? false;
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(18).toString('base64');
  return (
    reply
      .header('Content-Security-Policy', contentSecurityHeader(nonce))
      .header('Cache-Control', 'no-store')
      // The address may hold a token.
      .header('Referrer-Policy', 'no-referrer')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('__NONCE__', nonce))
  );
}
