import type { Insertable, Kysely } from 'kysely';
import type { AnsweringTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const findAnswering = (db: Db, id: Uint8Array) =>
  db.selectFrom('answering').selectAll().where('id', '=', id).executeTakeFirst();

export const insertAnswering = (db: Db, row: Insertable<AnsweringTable>) =>
  db.insertInto('answering').values(row).execute();

/** Tells whether the half answer was there. */
export async function updateAnswering(db: Db, row: Insertable<AnsweringTable>): Promise<boolean> {
  const { id, sealed, day } = row;
  const result = await db
    .updateTable('answering')
    .set({ sealed, day })
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Deletes half answers; gives the ids, in hex, of those that were there. */
export async function deleteAnswering(db: Db, ids: readonly Uint8Array[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const deleted = await db.deleteFrom('answering').where('id', 'in', ids).returning('id').execute();
  return new Set(deleted.map(({ id }) => Buffer.from(id).toString('hex')));
}

/** Deletes half answers last touched before a day; tells how many. */
export async function deleteAnsweringBefore(db: Db, day: string): Promise<number> {
  const result = await db.deleteFrom('answering').where('day', '<', day).executeTakeFirst();
  return Number(result.numDeletedRows);
}
