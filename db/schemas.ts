import type { Migration } from 'kysely';
import { DamagedStoreError, NewerStoreError } from './refusals.ts';
import type { SqliteFile } from './sqlite/open.ts';

const files = import.meta.glob<Migration>('./migrations/*.ts', { eager: true });

/** Every schema that was ever released, oldest first, by the name of the migration that makes it. */
export const migrations: Readonly<Record<string, Migration>> = Object.fromEntries(
  Object.entries(files)
    .map(([path, migration]) => [path.replace(/^.*\/|\.ts$/g, ''), migration] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1)),
);

/** The schemas that a store went through, oldest first; none where it has no list of them. */
export function schemasIn(database: SqliteFile): string[] {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  if (!tables.includes('kysely_migration')) return [];
  return database.prepare('SELECT name FROM kysely_migration ORDER BY name').pluck().all() as string[];
}

/** Throws NewerStoreError where a schema is unknown, and DamagedStoreError where one is missing between others. */
export function requireKnown(file: string, went: readonly string[]): void {
  const known = Object.keys(migrations);
  const strange = went.filter((name) => !known.includes(name)).at(-1);
  if (strange !== undefined)
    throw new NewerStoreError(
      `The store ${file} was made by a newer Wenji: its schema is ${strange}, and this program knows none after ${known.at(-1)}; use the newer program, or restore a backup from before the upgrade`,
    );
  const missing = known.slice(0, went.length).find((name, at) => went[at] !== name);
  if (missing !== undefined)
    throw new DamagedStoreError(`The store ${file} is damaged: its list of schemas lacks ${missing}`);
}
