import type { Insertable, Kysely, Selectable } from 'kysely';
import { insertArrays, isPostgres, repeated } from '#db/dialect.ts';
import type { ResponseTable, ResponseTextTable, Schema } from '#db/schema.ts';
import { searchKeys } from '#shared/text/search-keys.ts';

type Db = Kysely<Schema>;

/** A response's place: questionnaire and id, in this order in every index. */
export interface ResponseKey {
  questionnaireId: string;
  id: Uint8Array;
}

export type StoredResponse = Selectable<ResponseTable>;

/**
 * Inserts those whose ids are not taken, each id once; tells of each whether it did. In the order of their ids, so that no
 * two transactions wait for each other.
 */
export async function insertResponses(
  db: Db,
  rows: readonly Insertable<ResponseTable>[],
): Promise<boolean[]> {
  const [only] = rows;
  if (!only) return [];
  if (rows.length === 1) return [(await insertRow(db, only)).numAffectedRows === 1n];
  const first = new Map(rows.map((row) => [placeOf(row), row] as const).reverse());
  const sorted = [...first].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
  const inserted = await insertArrays<Place>(db, 'response', responseTypes, sorted, [
    'questionnaire_id',
    'id',
  ]);
  const places = new Set(inserted.map(placeOf));
  return rows.map((row) => first.get(placeOf(row)) === row && places.has(placeOf(row)));
}

type Place = Pick<StoredResponse, 'questionnaire_id' | 'id'>;

const placeOf = ({ questionnaire_id, id }: Place) => `${questionnaire_id} ${Buffer.from(id).toString('hex')}`;

const responseTypes = {
  questionnaire_id: 'text',
  id: 'bytea',
  version_no: 'integer',
  channel: 'text',
  entrance: 'text',
  site: 'text',
  entry_batch: 'text',
  language: 'text',
  day: 'text',
  answers: 'text',
  body_mac: 'bytea',
  revision: 'integer',
  withdrawn_day: 'text',
  flags: 'text',
} as const;

const textTypes = {
  text_id: 'bigint',
  questionnaire_id: 'text',
  response_id: 'bytea',
  item: 'text',
  text: 'text',
} as const;

const insertRow = repeated((db, row: Insertable<ResponseTable>) =>
  db
    .insertInto('response')
    .values(row)
    .onConflict((conflict) => conflict.columns(['questionnaire_id', 'id']).doNothing()),
);

/** Inserts texts with their search keys: what can be found is what is there. */
export async function insertTexts(db: Db, rows: Insertable<ResponseTextTable>[]): Promise<void> {
  if (isPostgres(db) && rows.length > 1)
    await insertArrays(db, 'response_text', textTypes, rows, ['text_id']);
  else for (const row of rows) await insertText(db, row);
  await insertTextKeys(db, rows);
}

const insertText = repeated((db, row: Insertable<ResponseTextTable>) =>
  db.insertInto('response_text').values(row),
);

export async function insertTextKeys(db: Db, texts: { text_id: number; text: string }[]): Promise<void> {
  const rows = texts.map(({ text_id, text }) => ({ rowid: text_id, keys: searchKeys(text) }));
  const types = { rowid: 'bigint', keys: 'text' } as const;
  if (isPostgres(db) && rows.length > 1) await insertArrays(db, 'response_text_keys', types, rows, ['rowid']);
  else for (const row of rows) await insertKeys(db, row);
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
