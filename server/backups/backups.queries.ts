import type { Kysely } from 'kysely';
import type { BackupTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const findLastBackup = (db: Db) =>
  db
    .selectFrom('backup')
    .selectAll()
    .where('ended_at', 'is not', null)
    .where('error', 'is', null)
    .orderBy('ended_at', 'desc')
    .executeTakeFirst();

export const listBackups = (db: Db, limit: number) =>
  db.selectFrom('backup').selectAll().orderBy('started_at', 'desc').limit(limit).execute();

/** Files that were made whole and are not removed. */
export const listGood = async (db: Db): Promise<string[]> =>
  (
    await db
      .selectFrom('backup')
      .select('file')
      .where('ended_at', 'is not', null)
      .where('error', 'is', null)
      .where('removed_at', 'is', null)
      .execute()
  ).map(({ file }) => file);

export const isKnown = async (db: Db, sha256: string): Promise<boolean> =>
  (await db.selectFrom('backup').select('id').where('sha256', '=', sha256).executeTakeFirst()) !== undefined;

export const insertBackup = (
  db: Db,
  row: Pick<BackupTable, 'id' | 'file' | 'origin' | 'started_at'> & Partial<BackupTable>,
) =>
  db
    .insertInto('backup')
    .values({ ended_at: null, bytes: null, sha256: null, error: null, removed_at: null, ...row })
    .execute();

export const endBackup = (db: Db, id: string, row: Partial<Omit<BackupTable, 'id'>>) =>
  db.updateTable('backup').set(row).where('id', '=', id).execute();

/** Rows whose backup ended without a word. */
export const endCut = (db: Db, error: string) =>
  db.updateTable('backup').set({ error }).where('ended_at', 'is', null).where('error', 'is', null).execute();

/** The row of the backup that a store was restored from, if the register began one. */
export const endRestored = (db: Db, file: string, row: { ended_at: string; bytes: number; sha256: string }) =>
  db.updateTable('backup').set(row).where('file', '=', file).where('ended_at', 'is', null).execute();

export const setRemoved = (db: Db, file: string, at: string) =>
  db
    .updateTable('backup')
    .set({ removed_at: at })
    .where('file', '=', file)
    .where('removed_at', 'is', null)
    .execute();
