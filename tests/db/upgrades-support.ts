import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { type Env, readEnv } from '#server/env.ts';

const fixtures = 'tests/fixtures/stores';

/** What must be seen of a store after every upgrade; what its stage did not have is not there. */
export interface Fixture {
  schema: string;
  /** When it was last used. */
  at: string;
  answer: { key: string; receipt: string; answers: { [field: string]: string | string[] } };
  corrected: string;
  withdrawn: string;
  /** The cookie of a half answer. */
  half: string;
  comment?: { key: string; receipt: string; no: number };
  contact?: { no: number; words: string };
  commentWithdrawn?: string;
  commentCorrected?: string;
  appealed?: string;
  officer?: { name: string; password: string };
  retracted?: string;
  analyst?: { name: string; password: string };
  /** Of an interview. */
  question?: string;
  questionWithdrawn?: string;
}

export const fixtureNames: string[] = readdirSync(fixtures)
  .filter((name) => name.endsWith('.db.gz'))
  .map((name) => name.replace('.db.gz', ''));

export const readFixture = (name: string): Fixture =>
  JSON.parse(readFileSync(`${fixtures}/${name}.json`, 'utf8'));

export const storeBytes = (name: string): Buffer => gunzipSync(readFileSync(`${fixtures}/${name}.db.gz`));

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-upgrade-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Puts the store of a fixture into a folder of its own, gone after the test. */
export const unpack = (name: string) => unpackInto(newFolder(), name);

export function unpackInto(folder: string, name: string): { folder: string; file: string; env: Env } {
  const file = join(folder, 'wenji.db');
  writeFileSync(file, storeBytes(name));
  return { folder, file, env: envOf(folder) };
}

export const envOf = (folder: string): Env =>
  readEnv({
    DATA_DIR: folder,
    PUBLIC_URL: 'http://127.0.0.1:3000',
    SECRET_KEY: 'a secret of thirty-two characters',
    LOG_LEVEL: 'silent',
  });

type Row = Record<string, unknown>;
export type Rows = Map<string, Row[]>;

/** Every row of every table, of the columns named or of all; what the program keeps for itself is left out. */
export function rowsIn(file: string, like?: Rows): Rows {
  const database = new Database(file, { readonly: true });
  try {
    const names = like
      ? [...like.keys()]
      : (database
          .prepare(
            `SELECT name FROM sqlite_schema WHERE type = 'table'
             AND name NOT LIKE 'kysely%' AND name NOT LIKE '%\\_keys\\_%' ESCAPE '\\'`,
          )
          .pluck()
          .all() as string[]);
    return new Map(
      names.map((name) => {
        const columns = Object.keys(like?.get(name)?.[0] ?? {});
        const wanted = columns.length > 0 ? columns.map((column) => `"${column}"`).join() : '*';
        const key = name.endsWith('_keys') ? 'rowid, ' : '';
        const rows = database
          .prepare(`SELECT ${columns.includes('rowid') ? '' : key}${wanted} FROM "${name}" ORDER BY 1, 2`)
          .all() as Row[];
        return [name, rows];
      }),
    );
  } finally {
    database.close();
  }
}
