// Exit code 0 when node_modules holds what package-lock.json asks for, by npm's own record of what
// it has installed. `is-installed.mjs use` leaves out what only development needs.
import { readFileSync } from 'node:fs';

const forUse = process.argv[2] === 'use';
const wanted = readPackages('package-lock.json');
const present = readPackages('node_modules/.package-lock.json');

process.exitCode = wanted !== null && present !== null && holdsAll() ? 0 : 1;

function holdsAll() {
  return Object.entries(wanted).every(([path, { version, optional, dev, devOptional, link }]) => {
    if (path === '' || link === true || !path.includes('node_modules/')) return true;
    if (forUse && (dev === true || devOptional === true)) return true;
    const found = present[path];
    // Optional packages are those of other machines, or of this one.
    return found === undefined ? optional === true : found.version === version;
  });
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    // Missing or cut short: nothing is known to be installed.
    return null;
  }
}
