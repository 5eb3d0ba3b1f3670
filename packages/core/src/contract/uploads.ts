import { z } from 'zod';
import { bytes, operation } from './operation.ts';
import { id, moment } from './page.ts';

/** A file that arrives, or has arrived. */
export const uploadSchema = z
  .object({
    uploadId: id,
    name: z.string().describe('As it was given, to be shown.'),
    size: z.number().int().nullable().describe('In bytes; null while it is not known.'),
    received: z.number().int().describe('Bytes that are there.'),
    state: z.enum(['arriving', 'complete']),
    hash: z.string().nullable().describe('SHA-256 in hexadecimal, once all is there.'),
    createdAt: moment,
    expiresAt: moment.describe('From then on it is gone; imports made of it keep their file.'),
  })
  .meta({ id: 'Upload' });

/** 20 MB: more is a file. */
export const MOST_PASTED_CHARACTERS = 20 * 1024 * 1024;

const uploadName = z
  .string()
  .max(10_000)
  .optional()
  .describe('What people call the file; shown, and never used as a path.');

const uploadParams = z.object({ uploadId: id });

/**
 * Files to import, up to 5 GB each. `/api/v1/uploads/tus` takes the same piece by piece, by the
 * resumable upload protocol tus 1.0.0; the last part of an upload's address there is its ID here.
 *
 * @see https://tus.io/protocols/resumable-upload
 */
export const uploadOperations = {
  createUpload: operation({
    method: 'POST',
    path: '/uploads',
    summary: 'Sends a whole file, as it is or as the first file of a form.',
    action: 'imports.write',
    query: z.object({ name: uploadName }),
    body: bytes('application/octet-stream', 'multipart/form-data', 'text/csv'),
    status: 201,
    response: uploadSchema,
    errors: [408, 507],
  }),
  pasteUpload: operation({
    method: 'POST',
    path: '/uploads/text',
    summary: 'Keeps rows that were typed or pasted as a file.',
    action: 'imports.write',
    body: z.object({
      text: z.string().min(1).max(MOST_PASTED_CHARACTERS),
      name: uploadName,
    }),
    status: 201,
    response: uploadSchema,
    errors: [507],
  }),
  fetchUpload: operation({
    method: 'POST',
    path: '/uploads/url',
    summary: 'Fetches a file from a public address.',
    action: 'imports.write',
    body: z.object({ url: z.url({ protocol: /^https?$/ }).max(2_000), name: uploadName }),
    status: 201,
    response: uploadSchema,
    errors: [422, 507],
    slow: true,
  }),
  readUpload: operation({
    method: 'GET',
    path: '/uploads/{uploadId}',
    summary: 'How much of a file is there.',
    action: 'imports.read',
    params: uploadParams,
    status: 200,
    response: uploadSchema,
  }),
  deleteUpload: operation({
    method: 'DELETE',
    path: '/uploads/{uploadId}',
    summary: 'Removes an upload; imports made of it keep their file.',
    action: 'imports.write',
    params: uploadParams,
    status: 204,
  }),
};
