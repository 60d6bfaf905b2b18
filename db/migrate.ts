import { type Kysely, type Migration, Migrator } from 'kysely';
import type { Schema } from './schema.ts';

const files = import.meta.glob<Migration>('./migrations/*.ts', { eager: true });

const migrations = Object.fromEntries(
  Object.entries(files).map(([path, migration]) => [path.replace(/^.*\/|\.ts$/g, ''), migration]),
);

/** Brings the store to the newest schema; throws the first migration's error, and then nothing of it is kept. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
