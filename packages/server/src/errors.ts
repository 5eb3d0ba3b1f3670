import { inEnglish, type Said } from '@muster/core/language/sentence';

/** How a failure ends: the exit code on the command line, the status over HTTP. */
interface ErrorKind {
  /**
   * | exit | meaning |
   * | --- | --- |
   * | 1 | something unexpected: our own bug |
   * | 2 | what was asked for cannot be done as asked: wrong option, column, target or ID |
   * | 3 | the file cannot be read or written |
   * | 4 | the database or the machine is not able to go on |
   */
  readonly exit: 2 | 3 | 4;
  readonly status: number;
  /** The kind of failure in words. */
  readonly title: string;
}

/** The failures that a caller can handle; docs/reference/errors.md describes each. */
export const ERRORS = {
  usage: { exit: 2, status: 400, title: 'Wrong usage' },
  invalid_request: { exit: 2, status: 400, title: 'The request is not valid' },
  unknown_column: { exit: 2, status: 422, title: 'No such column' },
  unknown_target: { exit: 2, status: 422, title: 'No such field' },
  mapping_invalid: { exit: 2, status: 422, title: 'The columns cannot be mapped that way' },
  setting_invalid: { exit: 2, status: 422, title: 'Not a value of this setting' },
  field_invalid: { exit: 2, status: 422, title: 'Not a possible field' },
  value_invalid: { exit: 2, status: 422, title: 'A value cannot be taken' },
  filter_invalid: { exit: 2, status: 422, title: 'Not a possible filter' },
  duplicate: { exit: 2, status: 409, title: 'Duplicate contact' },
  version_conflict: { exit: 2, status: 409, title: 'Changed meanwhile' },
  plan_outdated: { exit: 2, status: 409, title: 'Contacts have changed since' },
  contact_binned: { exit: 2, status: 409, title: 'The contact is in the bin' },
  bulk_action_state: { exit: 2, status: 409, title: 'Not possible in this state' },
  not_found: { exit: 2, status: 404, title: 'Not found' },
  import_state: { exit: 2, status: 409, title: 'Not possible in this state' },
  unauthenticated: { exit: 2, status: 401, title: 'Sign in first' },
  forbidden: { exit: 2, status: 403, title: 'Not allowed' },
  origin_refused: { exit: 2, status: 403, title: 'Request from another site' },
  credentials_invalid: { exit: 2, status: 401, title: 'Email or password is wrong' },
  two_factor_invalid: { exit: 2, status: 401, title: 'The code is wrong' },
  password_invalid: { exit: 2, status: 422, title: 'Not a possible password' },
  link_invalid: { exit: 2, status: 422, title: 'The link is not valid' },
  sign_up_closed: { exit: 2, status: 403, title: 'Only invited people can sign up' },
  person_exists: { exit: 2, status: 409, title: 'There is such a person' },
  last_owner: { exit: 2, status: 409, title: 'An account needs an owner' },
  mail_not_configured: { exit: 2, status: 409, title: 'This server sends no mail' },
  rate_limited: { exit: 4, status: 429, title: 'Too many requests' },
  overloaded: { exit: 4, status: 503, title: 'Too much to do' },
  idempotency_key_invalid: { exit: 2, status: 400, title: 'Not a possible Idempotency-Key' },
  idempotency_key_reused: { exit: 2, status: 422, title: 'Idempotency-Key of another request' },
  request_in_progress: { exit: 2, status: 409, title: 'The request is being carried out' },
  request_already_done: { exit: 2, status: 409, title: 'The request has been carried out' },
  plan_file_invalid: { exit: 2, status: 422, title: 'Not a plan file' },
  too_many_uploads: { exit: 4, status: 429, title: 'Too many uploads at once' },
  upload_stalled: { exit: 3, status: 408, title: 'The upload stalled' },
  upload_broken_off: { exit: 3, status: 400, title: 'The upload broke off' },
  file_missing: { exit: 3, status: 422, title: 'No such file' },
  file_unreadable: { exit: 3, status: 422, title: 'The file cannot be read' },
  file_empty: { exit: 3, status: 422, title: 'The file is empty' },
  file_not_text: { exit: 3, status: 422, title: 'The file is not text' },
  file_not_table: { exit: 3, status: 422, title: 'The file is not a table' },
  file_too_large: { exit: 3, status: 413, title: 'The file is too large' },
  file_write_failed: { exit: 3, status: 500, title: 'The file could not be written' },
  fetch_refused: { exit: 2, status: 422, title: 'That address is not fetched from' },
  fetch_failed: { exit: 3, status: 422, title: 'The address could not be fetched' },
  fetch_too_large: { exit: 3, status: 413, title: 'What the address sends is too large' },
  fetch_timeout: { exit: 3, status: 422, title: 'The address took too long' },
  database_unavailable: { exit: 4, status: 503, title: 'The database cannot be reached' },
  database_unsupported: { exit: 4, status: 503, title: 'The database cannot be used' },
  backup_unusable: { exit: 3, status: 422, title: 'The backup cannot be used' },
  not_empty: { exit: 2, status: 409, title: 'There is something already' },
  confirmation_wrong: { exit: 2, status: 422, title: 'Not confirmed' },
  suppressed: { exit: 2, status: 409, title: 'The data of this person was erased' },
  too_many_webhooks: { exit: 2, status: 409, title: 'Too many webhooks' },
  name_taken: { exit: 2, status: 409, title: 'The name is taken' },
  too_many_smart_lists: { exit: 2, status: 409, title: 'Too many smart lists' },
  webhook_disabled: { exit: 2, status: 409, title: 'The webhook is disabled' },
  secret_changed: { exit: 4, status: 503, title: "The installation's secret is another" },
  disk_full: { exit: 4, status: 507, title: 'The disk is full' },
  server_unreachable: { exit: 4, status: 502, title: 'The server cannot be reached' },
  server_failed: { exit: 4, status: 502, title: 'The server could not do it' },
  not_muster: { exit: 4, status: 502, title: 'Not an answer of Muster' },
  halted: { exit: 4, status: 409, title: 'The work was halted' },
  taken_over: { exit: 4, status: 409, title: 'Another process has taken over' },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;

/** A failure that says in plain words what is wrong, where, and how to put it right. */
export class MusterError extends Error {
  readonly code: ErrorCode;
  /** The message, to be said in the reader's language; a text is in English whoever reads it. */
  readonly said: Said;
  /** More for programs, as it stands in a problem answer: `{ currentVersion: 3 }`. */
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    said: Said,
    options: ErrorOptions & { readonly detail?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(inEnglish(said), options);
    this.name = 'MusterError';
    this.code = code;
    this.said = said;
    this.detail = options.detail ?? {};
  }

  get exitCode(): number {
    return ERRORS[this.code].exit;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}
