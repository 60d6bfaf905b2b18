import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, type Migration, Migrator } from 'kysely';
import { kyselyOver } from '#db/sqlite/kysely.ts';
import { openReader, openWriter, type SqliteFile } from '#db/sqlite/open.ts';

const migrations = import.meta.glob<Migration>('/db/migrations/*.ts', { eager: true });
const named = Object.entries(migrations).map(
  ([path, migration]) => [path.replace(/^.*\/|\.ts$/g, ''), migration] as const,
);

/** The newest schema’s number. */
export const NEWEST = named.length;

/** What a running server writes by itself, and what is derived. */
const own = /^(kysely|sqlite)|_keys|^(job|store_meta|site_setting|session|mail)$/;

const tablesOf = (file: SqliteFile) =>
  (file.prepare(`select name from sqlite_schema where type = 'table'`).all() as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => !own.test(name));

const columnsOf = (file: SqliteFile, table: string) =>
  (file.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name);

const quoted = (names: string[]) => names.map((name) => `"${name}"`).join(', ');

async function migrateTo(file: SqliteFile, count: number): Promise<Kysely<never>> {
  const db = kyselyOver(file) as unknown as Kysely<never>;
  const provider = { getMigrations: async () => Object.fromEntries(named.slice(0, count)) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
  return db;
}

/** A store as the first so many migrations made it, with the rows of another one as far as they had a place then. */
export async function makeOlder(folder: string, count: number, from: string): Promise<void> {
  mkdirSync(folder);
  copyFileSync(join(from, 'secret.key'), join(folder, 'secret.key'));
  const file = openWriter(join(folder, 'wenji.db'));
  const db = await migrateTo(file, count);
  file.pragma('foreign_keys = OFF');
  file.prepare('attach ? as source').run(join(from, 'wenji.db'));
  for (const table of [...tablesOf(file), 'store_meta']) {
    const known = (file.pragma(`source.table_info("${table}")`) as { name: string }[]).map(
      ({ name }) => name,
    );
    const columns = quoted(columnsOf(file, table).filter((column) => known.includes(column)));
    file.exec(`insert into main."${table}" (${columns}) select ${columns} from source."${table}"`);
  }
  file.exec('detach source');
  await db.destroy();
  file.close();
}

/** What stands in the tables and columns that a schema has: what a migration must keep. */
export interface Contents {
  columns: Map<string, string[]>;
  digest: string;
}

export function contentsOf(file: SqliteFile, like?: Contents): Contents {
  const columns =
    like?.columns ?? new Map(tablesOf(file).map((table) => [table, columnsOf(file, table)] as const));
  const hash = createHash('sha256');
  for (const [table, names] of columns) {
    const rows = file.prepare(`select ${quoted(names)} from "${table}"`).all();
    const lines = rows.map((row) => JSON.stringify(row)).sort();
    hash.update(`${table} ${lines.length}\n${lines.join('\n')}\n`);
  }
  return { columns: new Map(columns), digest: hash.digest('hex') };
}

/** Every table, view, index and trigger, in words. */
export const schemaOf = (file: SqliteFile): string =>
  JSON.stringify(
    file.prepare(`select name, sql from sqlite_schema where name not like 'sqlite_%' order by name`).all(),
  );

/** How many migrations the store knows of. */
export function schemaNumber(file: SqliteFile): number {
  const known = file.prepare(`select count(*) n from sqlite_schema where name = 'kysely_migration'`).get();
  if ((known as { n: number }).n === 0) return 0;
  return (file.prepare('select count(*) n from kysely_migration').get() as { n: number }).n;
}

/** The schema of an empty store after so many migrations. */
export async function schemaAfter(folder: string, count: number): Promise<string> {
  const file = openWriter(join(folder, `schema-${count}.db`));
  const db = await migrateTo(file, count);
  const schema = schemaOf(file);
  await db.destroy();
  file.close();
  return schema;
}

/** Looks at the store of a folder for a moment. */
export function glance<T>(folder: string, look: (file: SqliteFile) => T): T {
  const file = openReader(join(folder, 'wenji.db'));
  try {
    return look(file);
  } finally {
    file.close();
  }
}
