import type { Insertable, Kysely } from 'kysely';
import type { Schema, SearchEntryTable } from '#db/schema.ts';

type Db = Kysely<Schema>;

export async function insertEntry(db: Db, row: Insertable<SearchEntryTable>, keys: string): Promise<void> {
  await db.insertInto('search_entry').values(row).execute();
  await db.insertInto('search_keys').values({ rowid: row.id, keys }).execute();
}

/** Deletes a consultation's entries of a kind, with their keys. */
export async function deleteEntries(db: Db, consultationId: string, kind: string): Promise<void> {
  const ids = db
    .selectFrom('search_entry')
    .select('id')
    .where('consultation_id', '=', consultationId)
    .where('kind', '=', kind);
  await db.deleteFrom('search_keys').where('rowid', 'in', ids).execute();
  await db
    .deleteFrom('search_entry')
    .where('consultation_id', '=', consultationId)
    .where('kind', '=', kind)
    .execute();
}
