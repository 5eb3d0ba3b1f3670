import { MusterError } from '../errors.ts';

/** Says in plain words why a file cannot be read. */
export function fileFailure(path: string, cause: unknown): MusterError {
  if (cause instanceof MusterError) return cause;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new MusterError('file_missing', `There is no file "${path}".`, { cause });
    case 'EISDIR':
      return new MusterError('file_unreadable', `"${path}" is a folder, not a file.`, { cause });
    case 'EACCES':
    case 'EPERM':
      return new MusterError('file_unreadable', `Muster is not allowed to read "${path}".`, {
        cause,
      });
    default:
      return new MusterError(
        'file_unreadable',
        `"${path}" could not be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
        { cause },
      );
  }
}
