import type { FastifyReply } from 'fastify';
import type { FileAnswer } from './route.ts';

/** Answers with bytes, as they are made; a file name makes it a download. */
export function sendFile(reply: FastifyReply, answer: FileAnswer): FastifyReply {
  const { contentType, fileName, headers = {}, body, status } = answer;
  if (status !== undefined) reply.code(status);
  reply
    .header('X-Content-Type-Options', 'nosniff')
    .header('Cache-Control', 'private, no-store')
    // Whatever is in the file, a browser that is led to it runs nothing.
    .header('Content-Security-Policy', "default-src 'none'; sandbox")
    .type(contentType);
  if (fileName !== undefined) reply.header('Content-Disposition', contentDisposition(fileName));
  reply.headers({ ...headers });
  return reply.send(body ?? undefined);
}

/**
 * The header that names a download, for any name.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6266
 */
export function contentDisposition(fileName: string): string {
  const name = fileName.replaceAll(/[\p{Cc}/\\]/gu, '_').slice(0, 200) || 'file';
  const plain = name.replaceAll(/[^\x20-\x7e]|["%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
