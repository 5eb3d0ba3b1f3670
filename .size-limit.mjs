// How much JavaScript a browser loads for the first page: what the page itself names, the list of
// contacts, which people come to first, and all that those import before they run. Vite's manifest
// says which files that is.
import { readFileSync } from 'node:fs';

const DIST = 'packages/web/dist';
const manifest = JSON.parse(readFileSync(`${DIST}/.vite/manifest.json`, 'utf8'));

export default [
  {
    name: 'JavaScript of the first page',
    path: filesOf(['index.html', 'src/pages/contacts/contacts-page.tsx']),
    gzip: true,
    limit: '250 kB',
  },
];

function filesOf(entries) {
  const chunks = new Set();
  const add = (name) => {
    if (chunks.has(name)) return;
    // A page that has moved must not make the limit hold by being left out.
    if (manifest[name] === undefined) throw new Error(`The web app has no ${name}.`);
    chunks.add(name);
    for (const imported of manifest[name].imports ?? []) add(imported);
  };
  for (const entry of entries) add(entry);
  return [...chunks].map((name) => `${DIST}/${manifest[name].file}`);
}
