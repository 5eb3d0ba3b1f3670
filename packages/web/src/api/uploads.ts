import type { Upload as TusUpload } from 'tus-js-client';
import { useSyncExternalStore } from 'react';
import { api } from './api.ts';
import { onReconnected } from './connection.ts';
import { pageHeaders } from './page-headers.ts';

/** A file on its way to the server, from this page. */
export interface Upload {
  readonly uploadId: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly sent: number;
  /** Of the last seconds; null while that is not known. */
  readonly bytesPerSecond: number | null;
  readonly state: 'sending' | 'failed' | 'complete';
}

/** The largest file that the server takes: 5 GB. */
export const MOST_UPLOAD_BYTES = 5 * 1024 ** 3;

/**
 * Begins to send a file. Resolves with the upload's ID as soon as it has one; the rest goes on in
 * the background, whatever page of the app one is on.
 */
export async function startUpload(file: File): Promise<string> {
  const { Upload: Tus } = await loadTus();
  return new Promise((resolve, reject) => {
    const upload = new Tus(file, {
      ...options(),
      endpoint: ADDRESS,
      metadata: { filename: file.name },
      onUploadUrlAvailable: () => {
        const uploadId = idOf(upload);
        // Said again whenever it goes on after an interruption: how far it is stands.
        if (uploads.has(uploadId)) return;
        follow(uploadId, { upload, file, sent: 0 });
        resolve(uploadId);
      },
      // Later ones are told to whoever follows the upload.
      onError: (error) => reject(plainError(error)),
    });
    upload.start();
  });
}

/** Sends the rest of a file whose upload was interrupted, from this device or another. */
export async function resumeUpload(uploadId: string, file: File): Promise<void> {
  const { Upload: Tus } = await loadTus();
  const { received } = await api.readUpload({ params: { uploadId } });
  const upload = new Tus(file, { ...options(), uploadUrl: `${ADDRESS}/${uploadId}` });
  follow(uploadId, { upload, file, sent: received });
  upload.start();
}

/** The upload if this page sends it, or has sent it. */
export function useUpload(uploadId: string | null): Upload | null {
  return useSyncExternalStore(subscribe, () =>
    uploadId === null ? null : (uploads.get(uploadId)?.shown ?? null),
  );
}

/** Tries again to send what failed. */
export function retryUpload(uploadId: string): void {
  const running = uploads.get(uploadId);
  if (running?.shown.state !== 'failed') return;
  show(uploadId, { state: 'sending', bytesPerSecond: null });
  running.upload.start();
}

/** Fetched ahead where a file is about to be chosen. */
export async function loadTus(): Promise<typeof import('tus-js-client')> {
  return import('tus-js-client');
}

const ADDRESS = '/api/v1/uploads/tus';

function options() {
  return {
    retryDelays: [0, 500, 1_000, 2_000, 4_000, 8_000],
    headers: pageHeaders(),
    // The draft remembers its upload, on every device.
    storeFingerprintForResuming: false,
  };
}

interface Running {
  readonly shown: Upload;
  readonly upload: TusUpload;
}

const uploads = new Map<string, Running>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(uploadId: string, change: Partial<Upload>): void {
  const running = uploads.get(uploadId);
  if (running === undefined) return;
  uploads.set(uploadId, { ...running, shown: { ...running.shown, ...change } });
  for (const listener of listeners) listener();
}

function follow(
  uploadId: string,
  {
    upload,
    file,
    sent,
  }: { readonly upload: TusUpload; readonly file: File; readonly sent: number },
): void {
  const { name, size } = file;
  // What was given up while the server was away goes on when it is back.
  if (uploads.size === 0) onReconnected(retryAll);
  const shown: Upload = { uploadId, name, size, sent, bytesPerSecond: null, state: 'sending' };
  uploads.set(uploadId, { shown, upload });
  const speed = createSpeedometer();
  upload.options.onProgress = (bytes) => {
    const bytesPerSecond = speed(bytes, performance.now());
    if (bytesPerSecond !== undefined) show(uploadId, { sent: bytes, bytesPerSecond });
  };
  upload.options.onSuccess = () => show(uploadId, { sent: size, state: 'complete' });
  upload.options.onError = () => show(uploadId, { state: 'failed', bytesPerSecond: null });
  for (const listener of listeners) listener();
}

function retryAll(): void {
  for (const uploadId of uploads.keys()) retryUpload(uploadId);
}

/** Speed over the last seconds; undefined when it is too early to say anything new. */
function createSpeedometer(): (bytes: number, nowMs: number) => number | null | undefined {
  let marks: { readonly bytes: number; readonly atMs: number }[] = [];
  return (bytes, nowMs) => {
    const last = marks.at(-1);
    if (last !== undefined && nowMs - last.atMs < SHOWN_EVERY_MS) return undefined;
    marks = [...marks.filter(({ atMs }) => nowMs - atMs < SPEED_OVER_MS), { bytes, atMs: nowMs }];
    const [first] = marks;
    if (first === undefined || first.atMs === nowMs) return null;
    return ((bytes - first.bytes) * 1_000) / (nowMs - first.atMs);
  };
}

const SHOWN_EVERY_MS = 250;
const SPEED_OVER_MS = 5_000;

function idOf({ url }: TusUpload): string {
  return url?.split('/').at(-1) ?? '';
}

/** What the server said in its sentence, without the protocol's words around it. */
function plainError(error: unknown): unknown {
  const { originalResponse } = error as {
    readonly originalResponse?: { getBody(): string } | null;
  };
  const sentence = originalResponse?.getBody().trim() ?? '';
  return sentence === '' ? new TypeError('no answer', { cause: error }) : new UploadError(sentence);
}

/** A file that the server does not take; the message is its sentence. */
export class UploadError extends Error {}
