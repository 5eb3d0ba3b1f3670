import type { FastifyInstance } from 'fastify';

/**
 * What a browser shows at the addresses that links of Muster lead to, as long as no web app is
 * served there: what the link is for, and how to use it over the API.
 */
export function linkPages(app: FastifyInstance): void {
  for (const [path, text] of PAGES) {
    app.get(path, (_request, reply) =>
      reply
        .type('text/plain; charset=utf-8')
        .header('Cache-Control', 'no-store')
        // The address holds a token.
        .header('Referrer-Policy', 'no-referrer')
        .send(`${text}\n`),
    );
  }
}

const TOKEN = 'The token is what stands behind "token=" in the address of this page.';

const PAGES: readonly (readonly [path: string, text: string])[] = [
  [
    '/',
    'Muster runs here. This version has no pages for browsers: its API is at /api/v1, described at /api/v1/openapi.json',
  ],
  [
    '/welcome',
    `This link makes the first owner of Muster. Send the token to POST /api/v1/sign-up/first-owner as JSON, with a name, an email, a password and the name of the account: docs/guide/api.md shows how. ${TOKEN}`,
  ],
  [
    '/invitation',
    `This link invites you to an account. New here, send the token to POST /api/v1/sign-up/invited with your name and a password; with an account already, sign in and send it to POST /api/v1/invitations/accept. ${TOKEN}`,
  ],
  [
    '/reset-password',
    `With this link you choose a new password. Send the token to POST /api/auth/reset-password with newPassword. ${TOKEN}`,
  ],
];
