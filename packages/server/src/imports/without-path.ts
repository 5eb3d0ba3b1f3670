import { sayWith } from '@muster/core/language/say-with';
import { MusterError } from '../errors.ts';

/** The same error with a file's name instead of its path: where files lie is the server's own business. */
export function withoutPath(
  error: unknown,
  { path, name }: { readonly path: string; readonly name: string },
): unknown {
  if (!(error instanceof MusterError)) return error;
  const said = sayWith(error.said, (text) => text.replaceAll(path, name));
  return new MusterError(error.code, said, { cause: error });
}
