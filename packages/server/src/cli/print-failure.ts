/** What went wrong, for people and for programs. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** What can be done now. */
  readonly hint?: string | null;
}

/** Says what went wrong on standard error: in words, or with `--json` as one line of JSON. */
export function printFailure({ code, message, hint = null }: Failure, asJson: boolean): void {
  if (asJson) {
    const failure = { code, message, ...(hint === null ? {} : { hint }) };
    process.stderr.write(`${JSON.stringify(failure)}\n`);
    return;
  }
  const lines = [...(hint === null ? [] : [hint]), ...message.split('\n')];
  for (const line of lines) process.stderr.write(`muster: ${line}\n`);
}
