import type { BrowserContext, Response } from 'playwright-core';

/** What went wrong on the pages of a browser's context, which no test should overlook. */
export interface PageWatch {
  /** From here on, and looking back, problems that match are expected. */
  readonly allow: (...expected: readonly RegExp[]) => void;
  /**
   * What was not expected: `page error: …`, `console error: …` (a violation of the
   * Content-Security-Policy is one), `dialog: …`, `request failed: GET /path net::…`, and
   * `answer 409: POST /path`.
   */
  readonly problems: () => readonly string[];
}

/** Writes down what goes wrong on all pages of a context. */
export function watchPages(context: BrowserContext): PageWatch {
  const found: string[] = [];
  const allowed: RegExp[] = [];
  context.on('weberror', (one) => found.push(`page error: ${messageOf(one.error())}`));
  context.on('console', (message) => {
    // Answers that are errors are written down with their address below.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    found.push(`console error: ${message.text()}`);
  });
  context.on('dialog', (dialog) => {
    found.push(`dialog: ${dialog.type()} ${dialog.message()}`);
    // The page may have gone in the meantime.
    dialog.dismiss().catch(() => undefined);
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'no reason given';
    // A page that is left, or that no longer wants an answer, gives its requests up.
    if (reason === 'net::ERR_ABORTED') return;
    found.push(`request failed: ${request.method()} ${pathOf(request.url())} ${reason}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) found.push(answerOf(response));
  });
  return {
    allow: (...expected) => {
      allowed.push(...expected);
    },
    problems: () => found.filter((one) => !allowed.some((expected) => expected.test(one))),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function answerOf(response: Response): string {
  return `answer ${response.status()}: ${response.request().method()} ${pathOf(response.url())}`;
}

function pathOf(url: string): string {
  const { pathname, search, protocol } = new URL(url);
  return protocol.startsWith('http') ? `${pathname}${search}` : url;
}
