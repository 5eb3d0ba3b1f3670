import { errorCode } from '../database/database-error.ts';
import { MusterError } from '../errors.ts';

/** What the log may say of an error: where it happened, and no message, in which values of contacts may stand. */
export function unexpectedError(error: unknown): {
  readonly name: string;
  readonly code: string | null;
  readonly sentence?: string;
  readonly stack?: string;
} {
  const code = errorCode(error);
  if (error instanceof MusterError) return { name: error.name, code, sentence: error.message };
  if (!(error instanceof Error)) return { name: typeof error, code };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code, stack: frames.join('\n') };
}
