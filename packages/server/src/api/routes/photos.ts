import { photoOperations } from '@muster/core/contract/photos';
import { say } from '@muster/core/language/sentence';
import { findPhoto } from '../../crm/photos.ts';
import { MusterError } from '../../errors.ts';
import { type FileAnswer, routes } from '../route.ts';

export const photoRoutes = routes(photoOperations, {
  readContactPhoto: async ({ muster, request }, { params, query }): Promise<FileAnswer> => {
    const photo = await findPhoto(muster, params.contactId, query.size === '96' ? 96 : 512);
    if (photo === null)
      throw new MusterError(
        'not_found',
        say('The contact {id} has no photo.', { id: params.contactId }),
      );
    const etag = `"${photo.hash}-${query.size}"`;
    const headers = {
      ETag: etag,
      'Cache-Control': 'private, no-cache',
      'Content-Security-Policy': "default-src 'none'",
    };
    const isKnown = (request.headers['if-none-match'] ?? '').includes(etag);
    return isKnown
      ? { contentType: 'image/webp', headers, body: null, status: 304 }
      : { contentType: 'image/webp', headers, body: photo.bytes };
  },
});
