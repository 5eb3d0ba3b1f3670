/** An error for the log: messages of the database quote values, so that only its kind and place are told. */
export function describeForLog(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, stack = '' } = error;
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { type: name, code: (error as { code?: unknown }).code, stack: places.join('\n') };
}
