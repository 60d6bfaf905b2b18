import { Migrator } from 'kysely';
import { migrations, requireKnown, schemasIn } from '../schemas.ts';
import { kyselyOver } from './kysely.ts';
import type { SqliteFile } from './open.ts';

/**
 * Brings the store to the newest schema in one transaction: whatever goes wrong, and whenever the process ends, the store
 * is as it was before. Throws the first migration's error, and NewerStoreError.
 */
export async function migrate(writer: SqliteFile, known = migrations): Promise<void> {
  writer.exec('BEGIN IMMEDIATE');
  try {
    requireKnown(writer.name, schemasIn(writer));
    // Kysely takes no transaction of its own here: it believes that SQLite cannot undo a change of the schema.
    const migrator = new Migrator({
      db: kyselyOver(writer),
      provider: { getMigrations: async () => ({ ...known }) },
    });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
    const [stray] = writer.pragma('foreign_key_check') as { table: string; parent: string }[];
    if (stray)
      throw new Error(`A row of ${stray.table} refers to a row of ${stray.parent} that is not there`);
    writer.exec('COMMIT');
  } catch (error) {
    if (writer.inTransaction) writer.exec('ROLLBACK');
    throw error;
  }
}
