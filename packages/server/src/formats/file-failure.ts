import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';

/** Says in plain words why a file cannot be read. */
export function fileFailure(path: string, cause: unknown): MusterError {
  if (cause instanceof MusterError) return cause;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new MusterError('file_missing', say('There is no file "{path}".', { path }), {
        cause,
      });
    case 'EISDIR':
      return new MusterError(
        'file_unreadable',
        say('"{path}" is a folder, not a file.', { path }),
        { cause },
      );
    case 'EACCES':
    case 'EPERM':
      return new MusterError(
        'file_unreadable',
        say('Muster is not allowed to read "{path}".', { path }),
        {
          cause,
        },
      );
    default:
      return new MusterError(
        'file_unreadable',
        say('"{path}" could not be read: {reason}.', {
          path,
          reason: cause instanceof Error ? cause.message : String(cause),
        }),
        { cause },
      );
  }
}
