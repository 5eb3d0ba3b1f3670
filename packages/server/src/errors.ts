/**
 * The failures a caller can handle, each with its exit code on the command line.
 *
 * | exit | meaning |
 * | --- | --- |
 * | 1 | something unexpected: our own bug |
 * | 2 | what was asked for cannot be done as asked: wrong option, column, target or ID |
 * | 3 | the file cannot be read or written |
 * | 4 | the database or the machine is not able to go on |
 */
export const ERRORS = {
  usage: 2,
  unknown_column: 2,
  unknown_target: 2,
  mapping_invalid: 2,
  setting_invalid: 2,
  field_invalid: 2,
  not_found: 2,
  import_state: 2,
  file_missing: 3,
  file_unreadable: 3,
  file_empty: 3,
  file_not_text: 3,
  file_too_large: 3,
  file_write_failed: 3,
  database_unavailable: 4,
  database_unsupported: 4,
  disk_full: 4,
  taken_over: 4,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof ERRORS;

/** A failure that says in plain words what is wrong, where, and how to put it right. */
export class MusterError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MusterError';
    this.code = code;
  }

  get exitCode(): number {
    return ERRORS[this.code];
  }
}
