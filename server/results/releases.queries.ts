import type { Insertable, Kysely } from 'kysely';
import type { EntryClosureTable, ReleaseTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** Gives false when the entry of paper and assisted responses had been declared finished before. */
export const insertEntryClosure = async (db: Db, row: Insertable<EntryClosureTable>): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('entry_closure')
    .values(row)
    .onConflict((conflict) => conflict.column('questionnaire_id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
};

export const findEntryClosure = (db: Db, questionnaireId: string) =>
  db
    .selectFrom('entry_closure')
    .selectAll()
    .where('questionnaire_id', '=', questionnaireId)
    .executeTakeFirst();

export const insertRelease = (db: Db, row: Insertable<ReleaseTable>) =>
  db.insertInto('release').values(row).execute();

export const findRelease = (db: Db, id: string) =>
  db.selectFrom('release').selectAll().where('id', '=', id).executeTakeFirst();

const heads = (db: Db) =>
  db
    .selectFrom('release')
    .select(['id', 'questionnaire_id', 'no', 'hash', 'proposed_at', 'published_at', 'note']);

/** Releases of a questionnaire without their snapshots, proposed ones among them, the first one first. */
export const listReleases = (db: Db, questionnaireId: string) =>
  heads(db).where('questionnaire_id', '=', questionnaireId).orderBy('no').execute();

export type ReleaseHead = Awaited<ReturnType<typeof listReleases>>[number];

export const setPublished = (db: Db, id: string, at: string) =>
  db
    .updateTable('release')
    .set({ published_at: at })
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .execute();

export async function deleteAll(db: Db, questionnaireId: string): Promise<void> {
  await db.deleteFrom('release').where('questionnaire_id', '=', questionnaireId).execute();
  await db.deleteFrom('figure_view').where('questionnaire_id', '=', questionnaireId).execute();
  await db.deleteFrom('entry_closure').where('questionnaire_id', '=', questionnaireId).execute();
}
