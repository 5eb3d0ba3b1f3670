import { z } from 'zod';
import { bytes, operation } from './operation.ts';
import { id } from './page.ts';

/** Pictures of contacts: copies of what their `photo_url` leads to. */
export const photoOperations = {
  readContactPhoto: operation({
    method: 'GET',
    path: '/contacts/{contactId}/photo',
    summary: "The contact's photo, once it has been fetched; 404 when there is none.",
    action: 'contacts.read',
    params: z.object({ contactId: id }),
    query: z.object({
      size: z
        .enum(['96', '512'])
        .default('512')
        .describe('In pixels. 512: within that square; 96: exactly that square.'),
    }),
    status: 200,
    response: bytes('image/webp'),
    errors: [304],
  }),
};
