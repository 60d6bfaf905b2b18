import type { Insertable, Kysely, Selectable } from 'kysely';
import type { ResponseTable, ResponseTextTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** A response's place: questionnaire and id, in this order in every index. */
export interface ResponseKey {
  questionnaireId: string;
  id: Uint8Array;
}

export type StoredResponse = Selectable<ResponseTable>;

/** Inserts unless the id is taken; tells whether it did. */
export async function insertResponse(db: Db, row: Insertable<ResponseTable>): Promise<boolean> {
  const result = await db
    .insertInto('response')
    .values(row)
    .onConflict((conflict) => conflict.columns(['questionnaire_id', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export const insertTexts = (db: Db, rows: Insertable<ResponseTextTable>[]) =>
  rows.length === 0 ? undefined : db.insertInto('response_text').values(rows).execute();

export const findResponse = (db: Db, key: ResponseKey) =>
  db
    .selectFrom('response')
    .selectAll()
    .where('questionnaire_id', '=', key.questionnaireId)
    .where('id', '=', key.id)
    .executeTakeFirst();

export const listTexts = (db: Db, key: ResponseKey) =>
  db
    .selectFrom('response_text')
    .select(['item', 'text'])
    .where('questionnaire_id', '=', key.questionnaireId)
    .where('response_id', '=', key.id)
    .orderBy('item')
    .execute();

export const deleteTexts = (db: Db, key: ResponseKey) =>
  db
    .deleteFrom('response_text')
    .where('questionnaire_id', '=', key.questionnaireId)
    .where('response_id', '=', key.id)
    .execute();

/** Puts corrected answers in place of the revision that was seen; tells whether it was still there. */
export async function updateAnswers(
  db: Db,
  key: ResponseKey,
  seen: number,
  set: { answers: string; language: string },
): Promise<boolean> {
  const result = await db
    .updateTable('response')
    .set({ ...set, revision: seen + 1 })
    .where('questionnaire_id', '=', key.questionnaireId)
    .where('id', '=', key.id)
    .where('revision', '=', seen)
    .where('withdrawn_day', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Leaves a tombstone: the row without its content. */
export async function updateToWithdrawn(db: Db, key: ResponseKey, day: string): Promise<boolean> {
  const result = await db
    .updateTable('response')
    .set((set) => ({ answers: null, body_mac: null, withdrawn_day: day, revision: set('revision', '+', 1) }))
    .where('questionnaire_id', '=', key.questionnaireId)
    .where('id', '=', key.id)
    .where('withdrawn_day', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
