import { readPhoto, removeUnusedPhotos } from '../files/photo-store.ts';
import type { PhotoSize } from '../files/resize-photo.ts';
import type { Muster } from '../imports/muster.ts';
import { deleteStalePhotos, findPhotoHashes, findPhotoOfContact } from '../store/photos.ts';

export type { PhotoSize } from '../files/resize-photo.ts';

/** A contact's photo as it is shown. */
export interface Photo {
  /** Other bytes have another hash. */
  readonly hash: string;
  /** WebP. */
  readonly bytes: Uint8Array;
}

/** The photo that the contact's photo_url leads to; null when there is none yet, or no such contact. */
export async function findPhoto(
  { pool, account, dataFolder }: Muster,
  contactId: string,
  size: PhotoSize,
): Promise<Photo | null> {
  const photo = await findPhotoOfContact(pool, contactId);
  if (photo === null) return null;
  const { hash } = photo;
  const bytes = await readPhoto(dataFolder, { accountId: account.accountId, hash }, size);
  return bytes === null ? null : { hash, bytes };
}

/**
 * Removes photos of contacts that are gone for good at once, and photos of addresses that their
 * contacts no longer have after 30 days: until then undoing brings them back. Returns how many files went.
 */
export async function sweepPhotos({ pool, account, dataFolder }: Muster): Promise<number> {
  await deleteStalePhotos(pool, KEPT_DAYS);
  return removeUnusedPhotos(dataFolder, account.accountId, (hashes) =>
    findPhotoHashes(pool, hashes),
  );
}

const KEPT_DAYS = 30;
