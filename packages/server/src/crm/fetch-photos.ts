import { createHash } from 'node:crypto';
import type { Issue } from '@muster/core/issue/issue';
import { type Said, say } from '@muster/core/language/sentence';
import type pg from 'pg';
import { MusterError } from '../errors.ts';
import type { HostRules } from '../fetch/find-addresses.ts';
import { type Fetched, guardedFetch } from '../fetch/guarded-fetch.ts';
import { storePhoto } from '../files/photo-store.ts';
import { type Picture, resizePhoto } from '../files/resize-photo.ts';
import type { Muster } from '../imports/muster.ts';
import { readImport } from '../store/imports.ts';
import {
  findPhotoOfUrl,
  listAccountsWithPhotos,
  listPhotoImports,
  putOffPhoto,
  returnPhoto,
  type TakenPhoto,
  takePhotos,
  wantPhotosOfImport,
  writePhoto,
  writePhotoFailure,
} from '../store/photos.ts';

export interface FetchPhotosOptions extends HostRules {
  readonly signal: AbortSignal;
  /** After that no further photos are begun; no end unless given. */
  readonly mostMs?: number;
  /** For one photo; 20 seconds unless given. */
  readonly timeoutMs?: number;
  /** How long a host that did not answer well is left alone, doubled each time; 1 minute unless given. */
  readonly retryMs?: number;
}

/**
 * Fetches the photos that contacts of the account wait for, those of applied imports among them,
 * until none is left that is due, or `signal` ends it. Goes on where it was broken off; several
 * workers share the work. A photo that cannot be had is a warning on the row that brought its
 * address. Returns how many photos were gone through, and whether there may be more.
 */
export async function fetchPhotos(
  muster: Muster,
  options: FetchPhotosOptions,
): Promise<{ readonly count: number; readonly isMore: boolean }> {
  const endsAt = performance.now() + (options.mostMs ?? Infinity);
  const { pool } = muster;
  for (const importId of await listPhotoImports(pool)) {
    await wantPhotosOf(muster, importId, options.signal);
  }
  const resize = oneAtATime(resizePhoto);
  let count = 0;
  while (!options.signal.aborted && performance.now() < endsAt) {
    const taken = await takePhotos(pool, { limit: PHOTOS_AT_ONCE, leaseMs: LEASE_MS });
    if (taken.length === 0) return { count, isMore: false };
    const hosts = [...Map.groupBy(taken, ({ url }) => hostOf(url)).values()];
    // One request at a time for each host.
    await inParallel(hosts, async (photos) => {
      for (const photo of photos) {
        if (options.signal.aborted) await returnPhoto(pool, photo);
        else await fetchPhoto(muster, photo, { ...options, resize });
      }
    });
    count += taken.length;
  }
  return { count, isMore: true };
}

/** Accounts whose contacts wait for photos that are due. */
export function findPhotoWork(registry: pg.Pool): Promise<readonly string[]> {
  return listAccountsWithPhotos(registry);
}

const ROWS_AT_ONCE = 5_000;
const PHOTOS_AT_ONCE = 16;
const HOSTS_AT_ONCE = 4;
/** Longer than all photos taken at once can take at one host. */
const LEASE_MS = 6 * 60_000;
const MOST_ATTEMPTS = 3;
const RETRY_MS = 60_000;
const TIMEOUT_MS = 20_000;
/** 10 MB. */
const MOST_BYTES = 10 * 1024 * 1024;

async function wantPhotosOf(
  { pool, account: { accountId } }: Muster,
  importId: string,
  signal: AbortSignal,
): Promise<void> {
  const key = { accountId, importId };
  const { plan } = await readImport(pool, key);
  const mapped = plan.mapping.find(({ target }) => target?.field === PHOTO_FIELD);
  const column = mapped?.column ?? null;
  let isMore = true;
  while (isMore && !signal.aborted) {
    isMore = await wantPhotosOfImport(pool, key, { column, limit: ROWS_AT_ONCE });
  }
}

const PHOTO_FIELD = 'photo_url';

type Resize = typeof resizePhoto;

async function fetchPhoto(
  muster: Muster,
  taken: TakenPhoto,
  options: FetchPhotosOptions & { readonly resize: Resize },
): Promise<void> {
  const { pool, account, dataFolder } = muster;
  // Many contacts share a picture, such as a placeholder.
  const known = await findPhotoOfUrl(pool, taken.url);
  if (known !== null) return writePhoto(pool, taken, known);
  const got = await getPicture(taken, options);
  if (got === 'gave_up') return returnPhoto(pool, taken);
  if (!('picture' in got)) {
    const { retryMs = RETRY_MS } = options;
    if (got.mayPass && taken.attempts < MOST_ATTEMPTS)
      return putOffPhoto(pool, taken, retryMs * 2 ** (taken.attempts - 1));
    return writePhotoFailure(pool, taken, issueOf(taken, got));
  }
  const { picture, hash } = got;
  await storePhoto(dataFolder, { accountId: account.accountId, hash }, picture);
  return writePhoto(pool, taken, { hash, ...picture });
}

/** Why there is no picture. */
interface Failure {
  readonly code: 'photo_unreachable' | 'photo_not_an_image' | 'photo_too_large';
  /** null: there is nothing to add. */
  readonly reason: Said | null;
  /** Trying again later may help. */
  readonly mayPass: boolean;
}

async function getPicture(
  { url, attempts }: TakenPhoto,
  {
    resize,
    signal,
    timeoutMs = TIMEOUT_MS,
    ...rules
  }: FetchPhotosOptions & { readonly resize: Resize },
): Promise<{ readonly picture: Picture; readonly hash: string } | Failure | 'gave_up'> {
  // Whoever tried before has died of it, or was killed.
  if (attempts > MOST_ATTEMPTS) return NOT_AN_IMAGE;
  let fetched: Fetched;
  try {
    const headers = { accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif' };
    const request = { ...rules, headers, timeoutMs, maxBytes: MOST_BYTES, signal };
    fetched = await guardedFetch(url, request);
  } catch (error) {
    if (signal.aborted) return 'gave_up';
    return failureOf(error);
  }
  const { status, body } = fetched;
  if (status !== 200) {
    const mayPass = status === 429 || status >= 500;
    return {
      code: 'photo_unreachable',
      reason: say('The answer was status {status}.', { status }),
      mayPass,
    };
  }
  const picture = await resize(body);
  if (picture === 'not_an_image') return NOT_AN_IMAGE;
  if (picture === 'too_large') return TOO_LARGE;
  return { picture, hash: createHash('sha256').update(body).digest('hex') };
}

const NOT_AN_IMAGE: Failure = { code: 'photo_not_an_image', reason: null, mayPass: false };
const TOO_LARGE: Failure = { code: 'photo_too_large', reason: null, mayPass: false };

function failureOf(error: unknown): Failure {
  if (!(error instanceof MusterError)) throw error;
  const { code, said } = error;
  if (code === 'fetch_too_large') return TOO_LARGE;
  if (code !== 'fetch_refused' && code !== 'fetch_failed' && code !== 'fetch_timeout') throw error;
  return { code: 'photo_unreachable', reason: said, mayPass: code !== 'fetch_refused' };
}

function issueOf({ url, column }: TakenPhoto, { code, reason }: Failure): Issue {
  const issue = { code, severity: 'warning', column, value: url } as const;
  return reason === null ? issue : { ...issue, params: { reason: say(' {reason}', { reason }) } };
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}

/** Runs `work` for all items, some at once. */
async function inParallel<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const lane = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, lane));
}

/** The same work, begun only when the one before has ended: pictures take much memory. */
function oneAtATime<Input, Output>(
  work: (input: Input) => Promise<Output>,
): (input: Input) => Promise<Output> {
  let last: Promise<unknown> = Promise.resolve();
  return (input) => {
    const next = last.then(() => work(input));
    last = next.catch(() => undefined);
    return next;
  };
}
