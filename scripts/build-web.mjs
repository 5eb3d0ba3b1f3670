// Builds the web app into packages/web/dist, unless what is there was built from the same sources.
// Prints nothing when nothing is to be done, and nothing on standard output ever.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const web = join(root, 'packages/web');
const dist = join(web, 'dist');
const marker = join(dist, '.built');

// Less fits into one packet anyway.
const LEAST_BYTES = 1_400;

const wanted = hashSources();
if (!existsSync(marker) || readFileSync(marker, 'utf8') !== wanted) await build();

async function build() {
  console.error('muster: Building the web app (the first time, and when it has changed) ...');
  const fresh = join(web, `dist-${randomUUID()}`);
  try {
    const { build: bundle } = await import('vite');
    await bundle({
      root: web,
      configFile: join(web, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: fresh },
    });
    compress(fresh);
    writeFileSync(join(fresh, '.built'), wanted);
    replace(fresh);
  } catch (error) {
    console.error(error);
    console.error(
      'muster: The web app could not be built: see above. Is the disk full, or the folder packages/web not writable? The owner of the folder can run: node scripts/build-web.mjs',
    );
    process.exitCode = 1;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Whoever builds at the same time builds the same: the last one to be done stays. */
function replace(fresh) {
  const old = join(web, `dist-${randomUUID()}`);
  try {
    renameSync(dist, old);
  } catch (error) {
    // There is none, or no longer.
    if (error.code !== 'ENOENT') throw error;
  }
  try {
    renameSync(fresh, dist);
  } catch (error) {
    if (!existsSync(marker)) throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

/** Beside each file that gains by it, the same as .br and .gz, for browsers to be sent. */
function compress(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:js|css|svg)$/.test(name)) continue;
    const content = readFileSync(join(folder, name));
    if (content.length < LEAST_BYTES) continue;
    const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content, brotli));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
  }
}

/** What the web app is built from, as one number. */
function hashSources() {
  const hash = createHash('sha256');
  const names = [
    'package-lock.json',
    'scripts/build-web.mjs',
    ...filesOf('packages/web'),
    ...filesOf('packages/core'),
  ];
  for (const name of names)
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(root, name)))
      .update('\0');
  return hash.digest('hex');
}

function filesOf(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .filter((name) => !/\/(?:dist[^/]*|node_modules)\/|\.test\.tsx?$/.test(name))
    .sort();
}
