import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { say } from '@muster/core/language/sentence';
import type { Config } from '../config.ts';
import { MusterError } from '../errors.ts';
import { readSecret } from '../people/read-secret.ts';

/** Keeps secrets that have to be readable again: a copy of the database alone does not give them away. */
export interface SecretSeal {
  readonly seal: (text: string) => Buffer;
  /** @throws MusterError `secret_changed` */
  readonly open: (sealed: Buffer) => string;
}

/** An installation, as far as its secret goes. */
export interface SecretHolder {
  readonly config: Pick<Config, 'secret'>;
  readonly dataFolder: string;
}

/** AES-256-GCM with a key of its own, derived from the installation's secret. */
export async function openSeal({ config, dataFolder }: SecretHolder): Promise<SecretSeal> {
  const secret = await readSecret(config.secret, dataFolder);
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'muster webhook secrets', KEY_BYTES));
  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed) {
      const body = NONCE_BYTES + TAG_BYTES;
      const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
      cipher.setAuthTag(sealed.subarray(NONCE_BYTES, body));
      try {
        return cipher.update(sealed.subarray(body), undefined, 'utf8') + cipher.final('utf8');
      } catch (error) {
        throw new MusterError(
          'secret_changed',
          say(
            "The webhook's secret was stored with another secret of this installation. Whoever runs Muster can put that one back as it was; otherwise rotate the webhook's secret.",
          ),
          { cause: error },
        );
      }
    },
  };
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
