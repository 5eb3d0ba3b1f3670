import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes in 43 letters and digits. */
export function newToken(): string {
  let rest = BigInt(`0x${randomBytes(32).toString('hex')}`);
  let text = '';
  for (let at = 0; at < TOKEN_LENGTH; at += 1) {
    text += ALPHABET[Number(rest % BASE)];
    rest /= BASE;
  }
  return text;
}

/** What is kept of a token: it is random enough that a fast hash cannot be undone. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export const TOKEN_LENGTH = 43;

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = BigInt(ALPHABET.length);
