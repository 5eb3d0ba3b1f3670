import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface Migration {
  readonly number: number;
  readonly slug: string;
  readonly sql: string;
  /** SHA-256 of the text, in hexadecimal, line ends counted as LF. */
  readonly checksum: string;
}

/**
 * The migrations of a folder in order: files named `NNNN-slug.sql`, numbered 1, 2, 3 without gaps.
 *
 * @throws Error when a file is named otherwise or a number is missing or given twice: our own bug.
 */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)));
  for (const [index, migration] of migrations.entries()) {
    if (migration.number !== index + 1) {
      throw new Error(`Migration ${index + 1} is missing or given twice in ${folder}`);
    }
  }
  return migrations;
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const parts = /^(?<number>\d{4})-(?<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.sql$/.exec(name)?.groups;
  if (parts === undefined) throw new Error(`${name} in ${folder} is not named NNNN-slug.sql`);
  const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
  return {
    number: Number(parts['number']),
    slug: parts['slug'] ?? '',
    sql,
    checksum: createHash('sha256').update(sql).digest('hex'),
  };
}
