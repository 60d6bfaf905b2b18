import type { Insertable, Kysely, Selectable } from 'kysely';
import { repeated } from '#db/dialect.ts';
import type { ResponseTable, ResponseTextTable, Schema } from '#db/schema.ts';
import { searchKeys } from '#shared/text/search-keys.ts';

type Db = Kysely<Schema>;

/** A response's place: questionnaire and id, in this order in every index. */
export interface ResponseKey {
  questionnaireId: string;
  id: Uint8Array;
}

export type StoredResponse = Selectable<ResponseTable>;

/** Inserts unless the id is taken; tells whether it did. */
export async function insertResponse(db: Db, row: Insertable<ResponseTable>): Promise<boolean> {
  return (await insertRow(db, row)).numAffectedRows === 1n;
}

const insertRow = repeated((db, row: Insertable<ResponseTable>) =>
  db
    .insertInto('response')
    .values(row)
    .onConflict((conflict) => conflict.columns(['questionnaire_id', 'id']).doNothing()),
);

/** Inserts texts with their search keys: what can be found is what is there. */
export async function insertTexts(db: Db, rows: Insertable<ResponseTextTable>[]): Promise<void> {
  for (const row of rows) await insertText(db, row);
  await insertTextKeys(db, rows);
}

const insertText = repeated((db, row: Insertable<ResponseTextTable>) =>
  db.insertInto('response_text').values(row),
);

export async function insertTextKeys(db: Db, rows: { text_id: number; text: string }[]): Promise<void> {
  for (const { text_id, text } of rows) await insertKeys(db, { rowid: text_id, keys: searchKeys(text) });
}

const insertKeys = repeated((db, row: { rowid: number; keys: string }) =>
  db.insertInto('response_text_keys').values(row),
);

export const findResponse = (db: Db, key: ResponseKey) =>
  db
    .selectFrom('response')
    .selectAll()
    .where('questionnaire_id', '=', key.questionnaireId)
    .where('id', '=', key.id)
    .executeTakeFirst();

/** Whether results of the questionnaire became public at this moment or later. */
export const isReleasedSince = async (db: Db, questionnaireId: string, since: string): Promise<boolean> =>
  (await db
    .selectFrom('release')
    .select('no')
    .where('questionnaire_id', '=', questionnaireId)
    .where('published_at', '>=', since)
    .executeTakeFirst()) !== undefined;

export const listTexts = (db: Db, key: ResponseKey) =>
  db
    .selectFrom('response_text')
    .select(['text_id', 'item', 'text'])
    .where('questionnaire_id', '=', key.questionnaireId)
    .where('response_id', '=', key.id)
    .orderBy('item')
    .execute();

/** Whose words these are, and in answer to what. */
export const findPlaceOfText = (db: Db, textId: number) =>
  db
    .selectFrom('response_text')
    .select(['response_id', 'item'])
    .where('text_id', '=', textId)
    .executeTakeFirst();

/** Deletes a response's texts and their search keys. */
export async function deleteTexts(db: Db, key: ResponseKey): Promise<void> {
  await deleteTextRows(
    db,
    (await listTexts(db, key)).map(({ text_id }) => text_id),
  );
}

/** Tells whether one of them was there. */
export async function deleteTextRows(db: Db, texts: readonly number[]): Promise<boolean> {
  if (texts.length === 0) return false;
  await db.deleteFrom('response_text_keys').where('rowid', 'in', texts).execute();
  const { numDeletedRows } = await db
    .deleteFrom('response_text')
    .where('text_id', 'in', texts)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

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

/** Puts answers in place of others without a new revision: nobody has corrected anything. */
export const setAnswers = (db: Db, key: ResponseKey, answers: string) =>
  db
    .updateTable('response')
    .set({ answers })
    .where('questionnaire_id', '=', key.questionnaireId)
    .where('id', '=', key.id)
    .execute();

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

/** Everything that was answered to a questionnaire, with the words and their search keys. */
export async function deleteAll(db: Db, questionnaireId: string): Promise<void> {
  const texts = db
    .selectFrom('response_text')
    .select('text_id')
    .where('questionnaire_id', '=', questionnaireId);
  await db.deleteFrom('response_text_keys').where('rowid', 'in', texts).execute();
  await db.deleteFrom('response_text').where('questionnaire_id', '=', questionnaireId).execute();
  await db.deleteFrom('answering').where('questionnaire_id', '=', questionnaireId).execute();
  await db.deleteFrom('response').where('questionnaire_id', '=', questionnaireId).execute();
}
