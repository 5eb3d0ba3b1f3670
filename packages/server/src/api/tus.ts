import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdirSync } from 'node:fs';
import { inLanguage } from '@muster/core/language/in-language';
import { say } from '@muster/core/language/sentence';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { MusterError } from '../errors.ts';
import { MOST_UPLOAD_BYTES, uploadsFolder } from '../files/upload-store.ts';
import {
  beginUpload,
  completeUpload,
  findUpload,
  KEPT_HOURS,
  removeUpload,
} from '../imports/receive-upload.ts';
import { auditRequest } from './audit-request.ts';
import { describeForLog } from './describe-for-log.ts';
import { actorOf } from './actor-of.ts';
import { uploadRoutes } from './routes/uploads.ts';
import type { RequestContext } from './route.ts';
import type { Services } from './services.ts';

/** Who sends a piece of a file, and in which account. */
type Sender = Pick<RequestContext, 'muster' | 'principal' | 'request'>;

/**
 * Serves resumable uploads under `/uploads/tus`, by the protocol tus. `contextOf` finds out who
 * sends a request and whether they may: an upload is found by its own account only. While bytes
 * arrive, nothing is held but the socket and the open file.
 *
 * @see https://tus.io/protocols/resumable-upload
 */
export function serveTus(
  app: FastifyInstance,
  { dataFolder }: Pick<Services, 'dataFolder'>,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<RequestContext>,
): void {
  const senders = new AsyncLocalStorage<Sender>();
  const tus = createTus(dataFolder, senders);
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const context = await contextOf(request, reply);
    reply.hijack();
    const { raw } = reply;
    // Headers that every answer has, which were set on Fastify's side.
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) raw.setHeader(name, value);
    }
    await senders.run(context, () => tus.handle(request.raw, raw));
  };
  const giveUp = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const context = await contextOf(request, reply);
    const { uploadId } = request.params as { readonly uploadId: string };
    if (!UUID.test(uploadId)) throw new MusterError('not_found', say('There is no such upload.'));
    await removeUpload(context.muster, uploadId);
    await auditUpload('deleteUpload', context, uploadId);
    return reply.code(204).header('Tus-Resumable', '1.0.0').send();
  };
  const config = { operationId: 'resumeUpload', takesBytes: true };
  const routed = { config, exposeHeadRoute: false };
  const method = ['POST', 'HEAD', 'PATCH', 'OPTIONS'];
  app.route({ ...routed, method, url: PATH, handler: answer });
  app.route({ ...routed, method, url: `${PATH}/:uploadId`, handler: answer });
  app.route({ ...routed, method: 'DELETE', url: `${PATH}/:uploadId`, handler: giveUp });
}

const PATH = '/uploads/tus';

function createTus(dataFolder: string, senders: AsyncLocalStorage<Sender>): Server {
  const directory = uploadsFolder(dataFolder);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const datastore = new FileStore({
    directory,
    expirationPeriodInMilliseconds: KEPT_HOURS * 3_600_000,
  });
  return new Server({
    path: `/api/v1${PATH}`,
    datastore,
    relativeLocation: true,
    maxSize: MOST_UPLOAD_BYTES,
    // The API is called by its own pages, and by programs.
    allowedOrigins: [],
    getFileIdFromRequest: (_request, last) => (UUID.test(last ?? '') ? last : undefined),
    namingFunction: (request, metadata) =>
      asTus(senderOf(senders), async ({ muster, principal }) => {
        const createdBy = actorOf(principal);
        const length = request.headers.get('upload-length');
        const name = metadata?.['filename'] ?? metadata?.['name'];
        const size = length === null ? null : Number(length);
        const upload = await beginUpload(muster, { name, size, createdBy });
        return upload.uploadId;
      }),
    onIncomingRequest: (_request, uploadId) =>
      asTus(senderOf(senders), async ({ muster }) => {
        // Another account's is not there.
        await findUpload(muster, uploadId);
      }),
    onUploadFinish: (_request, { id }) =>
      asTus(senderOf(senders), async (sender) => {
        await completeUpload(sender.muster, id);
        await auditUpload('createUpload', sender, id);
        return {};
      }),
    onResponseError: (_request, error) => {
      if ('status_code' in error) return undefined;
      senders.getStore()?.request.log.error({ err: describeForLog(error) }, 'upload failed');
      return { status_code: 500, body: 'Something unexpected went wrong.\n' };
    },
  });
}

/** In the log a file that arrived piece by piece is one like any other. */
async function auditUpload(
  operation: 'createUpload' | 'deleteUpload',
  sender: Sender,
  uploadId: string,
): Promise<void> {
  const route = uploadRoutes.find(({ id }) => id === operation);
  assert(route);
  await auditRequest(route, sender, { params: { uploadId }, result: null });
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

function senderOf(senders: AsyncLocalStorage<Sender>): Sender {
  const sender = senders.getStore();
  if (sender === undefined) throw new Error('assertion: a piece of a file has a sender');
  return sender;
}

/** Failures as the protocol's server takes them. */
async function asTus<Result>(
  sender: Sender,
  work: (sender: Sender) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(sender);
  } catch (error) {
    if (!(error instanceof MusterError)) throw error;
    const body = `${inLanguage(error.said, sender.muster.language)}\n`;
    throw Object.assign(error, { status_code: error.status, body });
  }
}
