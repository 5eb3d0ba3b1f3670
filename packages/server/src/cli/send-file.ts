import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ErrorCode, ERRORS, MusterError } from '../errors.ts';
import { fileFailure } from '../formats/file-failure.ts';
import { reach, type Server } from './remote-client.ts';
import type { Watcher } from './workspace.ts';

/**
 * Sends a file to a server piece by piece, and goes on from where it was after the connection
 * broke. Returns the ID of the upload.
 *
 * @see https://tus.io/protocols/resumable-upload
 * @throws MusterError `file_missing`, `file_unreadable`, `server_unreachable`, and those of the server.
 */
export async function sendFile(
  server: Server,
  path: string,
  { onProgress }: Pick<Watcher, 'onProgress'>,
): Promise<string> {
  const file = await open(path).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  try {
    const { size: total } = await file.stat();
    const name = Buffer.from(basename(path)).toString('base64');
    const made = await ask(server, `${server.url}${TUS}`, {
      method: 'POST',
      headers: { 'Upload-Length': String(total), 'Upload-Metadata': `filename ${name}` },
    });
    const uploadId = made.headers.get('location')?.split('/').at(-1) ?? '';
    await sendPieces(
      server,
      { file, address: `${server.url}${TUS}/${uploadId}`, total },
      onProgress,
    );
    return uploadId;
  } finally {
    await file.close();
  }
}

const TUS = '/api/v1/uploads/tus';

/** Small enough for the limits of most proxies to be raised to, large enough to be fast. */
const PIECE_BYTES = 8 * 1024 * 1024;

/** Waits of a second, two, three and so on: a server that starts anew is back by then. */
const MOST_FAILURES = 6;

interface Sending {
  readonly file: FileHandle;
  readonly address: string;
  readonly total: number;
}

async function sendPieces(
  server: Server,
  { file, address, total }: Sending,
  onProgress: Watcher['onProgress'],
): Promise<void> {
  let offset = 0;
  let failures = 0;
  while (offset < total) {
    onProgress({ stage: 'uploading', done: offset, total });
    try {
      if (failures > 0) offset = await readOffset(server, address);
      offset = await sendPiece(server, { file, address, total }, offset);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (!isPassing(error) || failures > MOST_FAILURES) throw error;
      await sleep(failures * 1_000);
    }
  }
}

async function readOffset(server: Server, address: string): Promise<number> {
  const { headers } = await ask(server, address, { method: 'HEAD', headers: {} });
  return Number(headers.get('upload-offset'));
}

async function sendPiece(
  server: Server,
  { file, address, total }: Sending,
  offset: number,
): Promise<number> {
  const piece = Buffer.alloc(Math.min(PIECE_BYTES, total - offset));
  const { bytesRead } = await file.read(piece, 0, piece.length, offset);
  if (bytesRead === 0) {
    throw new MusterError('file_unreadable', 'The file became shorter while it was sent.');
  }
  const { headers } = await ask(server, address, {
    method: 'PATCH',
    headers: {
      'Upload-Offset': String(offset),
      'Content-Type': 'application/offset+octet-stream',
    },
    body: piece.subarray(0, bytesRead),
  });
  return Number(headers.get('upload-offset'));
}

interface Question {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

async function ask(
  { key }: Server,
  address: string,
  { headers, ...rest }: Question,
): Promise<{ readonly headers: { get(name: string): string | null } }> {
  const response = await reach(address, {
    ...rest,
    headers: { ...headers, 'Tus-Resumable': '1.0.0', Authorization: `Bearer ${key}` },
  });
  const text = await response.text();
  if (response.ok) return response;
  throw problemOf(response.status, text);
}

/** The protocol's own failures are text; those of Muster are problems. */
function problemOf(status: number, text: string): MusterError {
  const { code, detail } = readProblem(text);
  if (code !== null && Object.hasOwn(ERRORS, code)) {
    return new MusterError(code as ErrorCode, detail);
  }
  return new MusterError(
    'upload_broken_off',
    `The server refused a piece of the file (${status}).`,
  );
}

function readProblem(text: string): { readonly code: string | null; readonly detail: string } {
  try {
    const { code, detail } = JSON.parse(text) as { code?: unknown; detail?: unknown };
    return typeof code === 'string' && typeof detail === 'string'
      ? { code, detail }
      : { code: null, detail: '' };
  } catch {
    return { code: null, detail: '' };
  }
}

/** What may be well the next time. */
function isPassing(error: unknown): boolean {
  const codes = ['server_unreachable', 'upload_broken_off', 'upload_stalled', 'overloaded'];
  return error instanceof MusterError && codes.includes(error.code);
}
