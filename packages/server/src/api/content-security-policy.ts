/**
 * What a page of ours may load, by directive: nothing from elsewhere, and no script or style that
 * stands in the page itself, but for style elements with the nonce of the answer.
 */
export function contentSecurityPolicy(nonce: string | null = null): Record<string, string[]> {
  return {
    'default-src': ["'self'"],
    'style-src': ["'self'", ...(nonce === null ? [] : [`'nonce-${nonce}'`])],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
    'frame-ancestors': ["'none'"],
    'form-action': ["'self'"],
  };
}

/** The same as the text of a header. */
export function contentSecurityHeader(nonce: string): string {
  return Object.entries(contentSecurityPolicy(nonce))
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join(';');
}
