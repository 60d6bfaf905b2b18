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

/** Tells whether the half answer was there. */
export async function deleteAnswering(db: Db, id: Uint8Array): Promise<boolean> {
  const result = await db.deleteFrom('answering').where('id', '=', id).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Deletes half answers last touched before a day; tells how many. */
export async function deleteAnsweringBefore(db: Db, day: string): Promise<number> {
  const result = await db.deleteFrom('answering').where('day', '<', day).executeTakeFirst();
  return Number(result.numDeletedRows);
}
