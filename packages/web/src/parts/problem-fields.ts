import { ApiError } from '@muster/core/contract/api-error';

/**
 * What the server says about single inputs of a form, by their names; `inputOf` says which input a
 * problem's code is about where the problem itself does not. Empty where it is about none of them.
 */
export function problemFields(
  error: unknown,
  inputOf: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  if (!(error instanceof ApiError)) return {};
  const { errors = [], detail } = error.problem;
  const input = inputOf[error.code];
  if (input !== undefined) return { [input]: detail };
  return Object.fromEntries(
    errors
      .filter(({ path }) => path.startsWith(BODY))
      .map(({ path, message }) => [path.slice(BODY.length), message]),
  );
}

const BODY = 'body.';
