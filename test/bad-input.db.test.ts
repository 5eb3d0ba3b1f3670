import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMusterCommand, type MusterCommand } from './support/run-muster.ts';
import { createTestDatabase, type TestDatabase } from './support/create-test-database.ts';

let db: TestDatabase;
let muster: MusterCommand;
beforeAll(async () => {
  db = await createTestDatabase();
  muster = await createMusterCommand(db.url);
});
afterAll(async () => {
  await muster.close();
  await db.close();
});

const PEOPLE = 'First Name,Email\nAnn,ann@example.com\n';
/** A SQLite file begins so: text first, then bytes that no text has. */
const BINARY = Buffer.concat([Buffer.from('SQLite format 3\0'), randomBytes(50_000)]);

interface Bad {
  readonly note: string;
  /** null: there is no file. */
  readonly file: string | Buffer | null;
  readonly args?: readonly string[];
  readonly code: number;
  readonly sentence: RegExp;
}

const BAD: readonly Bad[] = [
  { note: 'a missing file', file: null, code: 3, sentence: /does not exist|There is no file/ },
  { note: 'an empty file', file: '', code: 3, sentence: /is empty/ },
  {
    note: 'a file of blank lines',
    file: '\n\n  \n',
    code: 3,
    sentence: /has no rows/,
  },
  { note: 'a binary file named .csv', file: BINARY, code: 3, sentence: /not (?:a )?text|binary/i },
  {
    note: 'an unknown column',
    file: PEOPLE,
    args: ['--map', 'Foo=email'],
    code: 2,
    sentence: /no column "Foo"/,
  },
  {
    note: 'an unknown target',
    file: PEOPLE,
    args: ['--map', 'Email=emial'],
    code: 2,
    sentence: /no field "emial".*"email"/,
  },
  {
    note: 'a column ignored that is not there',
    file: PEOPLE,
    args: ['--ignore', 'Foo'],
    code: 2,
    sentence: /no column "Foo"/,
  },
  {
    note: 'two columns for one field',
    file: 'A,B\nAnn,Bob\n',
    args: ['--map', 'A=first_name', '--map', 'B=first_name'],
    code: 2,
    sentence: /holds one value/,
  },
  {
    note: 'a mapping without =',
    file: PEOPLE,
    args: ['--map', 'Email'],
    code: 2,
    sentence: /does not say which column/,
  },
  {
    note: 'no column that names anybody',
    file: 'Foo,Bar\n1,2\n',
    code: 2,
    sentence: /No column|none is mapped/,
  },
  {
    note: 'an unknown mode',
    file: PEOPLE,
    args: ['--mode', 'merge'],
    code: 2,
    sentence: /create, update, upsert/,
  },
  {
    note: 'an unknown type',
    file: PEOPLE,
    args: ['--type', 'Robot'],
    code: 2,
    sentence: /not a type of contact/,
  },
  { note: 'an empty tag', file: PEOPLE, args: ['--tag', ' '], code: 2, sentence: /name of a tag/ },
  {
    note: 'an unknown encoding',
    file: PEOPLE,
    args: ['--encoding', 'klingon'],
    code: 2,
    sentence: /encoding "klingon"/,
  },
  {
    note: 'a header row that is no number',
    file: PEOPLE,
    args: ['--header', 'first'],
    code: 2,
    sentence: /number of a row/,
  },
  {
    note: 'an unknown option',
    file: PEOPLE,
    args: ['--frobnicate'],
    code: 2,
    sentence: /unknown option/,
  },
];

describe('bad input is refused in a plain sentence, and nothing is imported', () => {
  test.each(BAD)('$note', async ({ file, args = [], code, sentence }) => {
    const path = join(muster.dataFolder, 'bad.csv');
    rmSync(path, { force: true });
    if (file !== null) writeFileSync(path, file);
    const ran = await muster.run(['import', path, ...args, '--json']);
    expect(ran).toMatchObject({ code, stdout: '', stderr: sentence });
    expectPlain(ran.stderr);
    await expectNothing();
  });

  test('an unreadable folder', async () => {
    const folder = join(muster.dataFolder, 'folder.csv');
    mkdirSync(folder);
    const ran = await muster.run(['import', folder]);
    expect(ran).toMatchObject({ code: 3, stderr: /is a folder/ });
    expectPlain(ran.stderr);
  });

  test.skipIf(process.getuid?.() === 0)('a file that this user may not read', async () => {
    const path = join(muster.dataFolder, 'secret.csv');
    writeFileSync(path, PEOPLE);
    chmodSync(path, 0);
    const ran = await muster.run(['import', path]);
    expect(ran).toMatchObject({ code: 3, stderr: /permission|may not/ });
    expectPlain(ran.stderr);
  });

  test('no database', async () => {
    const path = join(muster.dataFolder, 'good.csv');
    writeFileSync(path, PEOPLE);
    // Port 1 is reserved, and nothing listens there.
    const env = { DATABASE_URL: 'postgresql://muster@127.0.0.1:1/muster' };
    const ran = await muster.run(['import', path], { env });
    expect(ran).toMatchObject({
      code: 4,
      stderr: /Nothing answers at the address of the database/,
    });
    expectPlain(ran.stderr);
  });

  test('a full disk', async (context) => {
    const small = join(muster.dataFolder, 'small');
    if (!mountSmall(small)) context.skip('mounting a small disk takes root');
    try {
      const path = join(muster.dataFolder, 'large.csv');
      writeFileSync(path, PEOPLE + 'Ann,ann@example.com\n'.repeat(100_000));
      const ran = await muster.run(['import', path], { env: { MUSTER_DATA: small } });
      expect(ran).toMatchObject({ code: 4, stderr: /disk .*is full/ });
      expectPlain(ran.stderr);
      await expectNothing();
    } finally {
      execFileSync('umount', [small]);
    }
  });
});

test('a file with a header and no rows is an import of no rows', async () => {
  const path = join(muster.dataFolder, 'header.csv');
  writeFileSync(path, 'First Name,Email\n');
  const summary = await muster.json(['import', path, '--create-account', '--account', 'header']);
  expect(summary).toMatchObject({ state: 'applied', rows: 0, created: 0, failed: 0, issues: [] });
});

/** Lines that begin with `muster: `, or one of JSON: no trace of a stack. */
function expectPlain(stderr: string): void {
  for (const line of stderr.trimEnd().split('\n')) {
    expect(line).toMatch(/^(?:muster: |\(Did you mean|\{"code":"\w+","message":".*"\}$)/);
    expect(line).not.toMatch(/Error:|\bat .*:\d+:\d+|ENOENT|undefined|\[object/);
  }
}

async function expectNothing(): Promise<void> {
  const { rows } = await db.pool.query<{ contacts: number; begun: number }>(
    `SELECT (SELECT count(*) FROM contact) AS contacts,
            (SELECT count(*) FROM import WHERE state <> 'applied' OR row_count > 0) AS begun`,
  );
  expect(rows).toEqual([{ contacts: 0, begun: 0 }]);
}

function mountSmall(folder: string): boolean {
  if (process.getuid?.() !== 0) return false;
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k,mode=0700', 'tmpfs', folder], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}
