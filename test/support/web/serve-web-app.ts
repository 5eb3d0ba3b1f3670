import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { removeDataFolder } from '../remove-data-folder.ts';
import { ROOT } from '../run-muster.ts';
import { type MusterProcess, startMuster } from '../serve-muster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product is served, and the Chromium to open it with. */
    webApp: { url: string; chromium: string };
  }
}

/**
 * Serves the product to the end-to-end tests of one run: installs a Chromium where there is none,
 * and starts `muster serve`, which builds the web app, on an embedded database of its own.
 */
export default async function serveWebApp(project: TestProject): Promise<() => Promise<void>> {
  const chromium = await findChromium();
  const product = await startProduct();
  project.provide('webApp', { url: product.url, chromium });
  return product.stop;
}

/** The path of a Chromium, which is installed where there is none. */
export async function findChromium(): Promise<string> {
  const { stdout } = await promisify(execFile)(join(ROOT, 'scripts/install-browser'));
  return stdout.trim();
}

/** `muster serve` on a folder and an embedded database of its own. */
export interface Product {
  readonly url: string;
  /** What it printed so far; the link for the first owner among it. */
  readonly output: () => string;
  /** Stops it and its database, and removes the folder. */
  readonly stop: () => Promise<void>;
}

export async function startProduct(env: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'muster-web-'));
  const remove = (): Promise<void> => removeDataFolder(dataFolder);
  const muster = await startMuster('serve', {
    dataFolder,
    // None: the embedded one.
    databaseUrl: '',
    env: { ...SETTINGS, ...env },
  }).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  return {
    url: String(muster.url),
    output: muster.output,
    stop: async () => {
      try {
        await stopProduct(muster);
      } finally {
        await remove();
      }
    },
  };
}

/**
 * Tests make accounts for themselves, each from an address of its own, so that limits by address do
 * not count them together; photos may be fetched from a server of a test.
 */
const SETTINGS = {
  MUSTER_OPEN_SIGNUP: '1',
  MUSTER_TRUST_PROXY: '127.0.0.1',
  MUSTER_FETCH_ALLOW: '127.0.0.1',
};

async function stopProduct(muster: MusterProcess): Promise<void> {
  const code = await muster.stop();
  if (code !== 0) throw new Error(`muster serve ended with ${code}: ${muster.output()}`);
}
