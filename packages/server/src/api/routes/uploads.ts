import { Readable } from 'node:stream';
import { uploadOperations } from '@muster/core/contract/uploads';
import type { MultipartFile } from '@fastify/multipart';
import { say } from '@muster/core/language/sentence';
import type { FastifyRequest } from 'fastify';
import { errorCode } from '../../database/database-error.ts';
import { MusterError } from '../../errors.ts';
import {
  findUpload,
  receiveFromUrl,
  receiveText,
  receiveUpload,
  removeUpload,
  type UploadStanding,
} from '../../imports/receive-upload.ts';
import { actorOf } from '../actor-of.ts';
import { routes } from '../route.ts';

export const uploadRoutes = routes(uploadOperations, {
  createUpload: async ({ muster, principal, request }, { query }) => {
    try {
      const { body, name, size } = await arrivingFile(request);
      const announced = { name: query.name ?? name, size, createdBy: actorOf(principal) };
      return uploadAnswer(await receiveUpload(muster, { ...announced, body }));
    } catch (error) {
      throw request.isMultipart() ? formFailure(error) : error;
    }
  },

  pasteUpload: async ({ muster, principal }, { body: { text, name = 'pasted rows.csv' } }) =>
    uploadAnswer(await receiveText(muster, { text, name, createdBy: actorOf(principal) })),

  fetchUpload: async ({ muster, principal, services }, { body: { url, name } }) => {
    const allowHosts = services.config.fetchAllow;
    const createdBy = actorOf(principal);
    return uploadAnswer(await receiveFromUrl(muster, { url, name, allowHosts, createdBy }));
  },

  readUpload: async ({ muster }, { params }) =>
    uploadAnswer(await findUpload(muster, params.uploadId)),

  deleteUpload: async ({ muster }, { params }) => removeUpload(muster, params.uploadId),
});

function uploadAnswer(upload: UploadStanding) {
  const { uploadId, name, size, received, state, hash, createdAt, expiresAt } = upload;
  return {
    uploadId,
    name,
    size,
    received,
    state,
    hash,
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
  };
}

interface ArrivingFile {
  readonly body: Readable;
  readonly name: string | null;
  readonly size: number | null;
}

/** The first file of a form, or the whole body. */
async function arrivingFile(request: FastifyRequest): Promise<ArrivingFile> {
  if (request.isMultipart()) {
    const part = await request.file(FORM_LIMITS);
    if (part) return { body: part.file, name: nameOf(part), size: null };
    throw new MusterError(
      'invalid_request',
      say('The form has no file. Add one as a field of it.'),
    );
  }
  if (request.body instanceof Readable) {
    const length = Number(request.headers['content-length']);
    return { body: request.body, name: null, size: Number.isSafeInteger(length) ? length : null };
  }
  throw new MusterError(
    'invalid_request',
    say('Send the file as application/octet-stream, or in a form (multipart/form-data).'),
  );
}

/** What the reader of forms says of one that is none, or is cut off. */
function formFailure(error: unknown): unknown {
  if (errorCode(error) === 'ECONNRESET') {
    const sentence = say(
      'The form broke off before its end. Send it again, or use a resumable upload.',
    );
    return new MusterError('upload_broken_off', sentence, { cause: error });
  }
  if (!(error instanceof Error) || !/multipart|boundary|part header/i.test(error.message))
    return error;
  return new MusterError(
    'invalid_request',
    say(
      'The form ends too early, or is none. Send it with its boundary in the header Content-Type.',
    ),
    { cause: error },
  );
}

/** The body itself is measured and cut off where it is written. */
const FORM_LIMITS = {
  limits: { files: 1, fields: 20, fieldSize: 10_000, parts: 30, fileSize: Infinity },
} as const;

function nameOf({ filename }: MultipartFile): string | null {
  return filename === '' ? null : filename;
}
