import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const SERVER = 'packages/server/src';
const WEB = 'packages/web/src';

/** One planted file each: where, what it imports, and the rule that must refuse it. */
const FORBIDDEN: readonly [file: string, line: string, rule: string][] = [
  ['packages/core/src/read/planted.ts', "import 'node:fs';", 'no-restricted-imports'],
  [
    'packages/core/src/read/planted-2.ts',
    "import '@muster/server/config';",
    'no-restricted-imports',
  ],
  [
    'packages/core/src/read/planted-3.ts',
    "import '../../../server/src/config.ts';",
    'no-restricted-imports',
  ],
  ['packages/core/src/read/planted-4.ts', "import 'pg';", 'no-restricted-imports'],
  [`${SERVER}/database/planted.ts`, "import '../store/x.ts';", 'no-restricted-imports'],
  [`${SERVER}/database/embedded/planted.ts`, "import '../../store/x.ts';", 'no-restricted-imports'],
  [`${SERVER}/formats/planted.ts`, "import '../imports/x.ts';", 'no-restricted-imports'],
  [`${SERVER}/files/planted.ts`, "import '../crm/x.ts';", 'no-restricted-imports'],
  [`${SERVER}/store/planted.ts`, "import '../imports/x.ts';", 'no-restricted-imports'],
  [`${SERVER}/store/planted-2.ts`, "import '../main.ts';", 'no-restricted-imports'],
  [`${SERVER}/imports/planted.ts`, "import '../cli/x.ts';", 'no-restricted-imports'],
  [`${SERVER}/crm/planted.ts`, "import '../api/x.ts';", 'no-restricted-imports'],
  [`${SERVER}/people/planted.ts`, "import '../api/x.ts';", 'no-restricted-imports'],
  [`${SERVER}/store/planted-3.ts`, "import '../people/x.ts';", 'no-restricted-imports'],
  [`${SERVER}/jobs/planted.ts`, "import '../main.ts';", 'no-restricted-imports'],
  [`${SERVER}/api/planted.ts`, "import '../store/x.ts';", 'no-restricted-imports'],
  [`${SERVER}/cli/planted.ts`, "import '../store/x.ts';", 'no-restricted-imports'],
  [`${WEB}/api/planted.ts`, "import '../pages/x.ts';", 'no-restricted-imports'],
  [`${WEB}/parts/planted.tsx`, "import '../app/x.ts';", 'no-restricted-imports'],
  [`${WEB}/pages/contact/planted.tsx`, "import '../../app/x.ts';", 'no-restricted-imports'],
  [`${WEB}/pages/planted.ts`, "import '@muster/server/config';", 'no-restricted-imports'],
  [`${WEB}/app/planted.ts`, "import '@muster/server/config';", 'no-restricted-imports'],
  [`${SERVER}/imports/planted-2.ts`, 'export const home = process.env.HOME;', 'no-process-env'],
  [
    `${SERVER}/store/ring-a.ts`,
    "import { b } from './ring-b.ts';\nexport const a = () => b;",
    'no-cycle',
  ],
  [
    `${SERVER}/store/ring-b.ts`,
    "import { a } from './ring-a.ts';\nexport const b = () => a;",
    'no-cycle',
  ],
];

/** Imports that run the right way, in the same folders. */
const ALLOWED: readonly [file: string, line: string][] = [
  ['packages/core/src/read/fine.ts', "import './other.ts';\nimport '../map/mapping.ts';"],
  [`${SERVER}/store/fine.ts`, "import '../database/x.ts';\nimport '@muster/core/json';"],
  [`${SERVER}/imports/fine.ts`, "import '../store/x.ts';\nimport '../crm/x.ts';"],
  [`${SERVER}/cli/fine.ts`, "import '../imports/x.ts';\nimport '../errors.ts';"],
  [`${SERVER}/main.ts`, "import './cli/x.ts';"],
  [`${WEB}/pages/contact/fine.tsx`, "import '../../parts/x.ts';\nimport '../contacts/x.ts';"],
  [`${WEB}/app/fine.ts`, "import '../pages/x.ts';\nimport '@muster/core/contract/permissions';"],
];

describe('npm run check', () => {
  let folder: string;
  let found: readonly { filename: string; code: string }[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-lint-'));
    await cp(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    for (const [file, text] of [...FORBIDDEN, ...ALLOWED]) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), `${text}\n`);
    }
    found = await lint(folder);
  });
  afterAll(async () => await rm(folder, { recursive: true }));

  test.each(FORBIDDEN)('refuses in %s: %s', (file, _line, rule) => {
    const codes = found.filter((one) => one.filename === file).map((one) => one.code);
    expect(codes.join(' ')).toContain(rule);
  });

  test.each(ALLOWED)('accepts in %s: %s', (file) => {
    const codes = found.filter((one) => one.filename === file).map((one) => one.code);
    expect(
      codes.filter((code) => /no-restricted-imports|no-cycle|no-process-env/.test(code)),
    ).toEqual([]);
  });
});

async function lint(folder: string): Promise<readonly { filename: string; code: string }[]> {
  const output = await new Promise<string>((resolve) => {
    // The exit code says no more than what was found.
    execFile(
      join(ROOT, 'node_modules/.bin/oxlint'),
      ['--format=json', '.'],
      { cwd: folder, maxBuffer: 1 << 24 },
      (_error, stdout) => resolve(stdout),
    );
  });
  return (JSON.parse(output) as { diagnostics: { filename: string; code: string }[] }).diagnostics;
}
