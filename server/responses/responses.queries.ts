import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import { isPostgres, repeated, unnested } from '#db/dialect.ts';
import type { ResponseTable, ResponseTextTable, Schema } from '#db/schema.ts';
import { searchKeys } from '#shared/text/search-keys.ts';

type Db = Kysely<Schema>;

/** A response's place: questionnaire and id, in this order in every index. */
export interface ResponseKey {
  questionnaireId: string;
  id: Uint8Array;
}

export type StoredResponse = Selectable<ResponseTable>;

/** A response with its words. */
export interface NewResponse {
  row: Insertable<ResponseTable>;
  texts: Insertable<ResponseTextTable>[];
}

/**
 * Inserts those whose ids are not taken, each id once, and the words of these; tells of each whether it did. In the order
 * of their ids, so that no two transactions wait for each other.
 */
export async function insertResponses(db: Db, all: readonly NewResponse[]): Promise<boolean[]> {
  if (all.length === 0) return [];
  if (!isPostgres(db)) return insertInTurn(db, all);
  const first = new Map(all.map((each) => [placeOf(each.row), each] as const).reverse());
  const sorted = [...first].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
  const places = new Set((await insertAtOnce(db, sorted)).map(placeOf));
  return all.map((each) => first.get(placeOf(each.row)) === each && places.has(placeOf(each.row)));
}

async function insertInTurn(db: Db, all: readonly NewResponse[]): Promise<boolean[]> {
  const inserted: boolean[] = [];
  for (const { row, texts } of all) {
    const isNew = (await insertRow(db, row)).numAffectedRows === 1n;
    if (isNew) await insertTexts(db, texts);
    inserted.push(isNew);
  }
  return inserted;
}

/** One statement, one way to the server and back: words are those of the rows that it inserts. */
function insertAtOnce(db: Db, all: readonly NewResponse[]): Promise<Place[]> {
  const texts = all.flatMap((each) => each.texts);
  const rows = all.map(({ row }) => row);
  const responses = db
    .insertInto('response')
    .columns(columnsOf(responseTypes))
    .expression(sql`select * from ${unnested(responseTypes, rows)}`)
    .onConflict((conflict) => conflict.doNothing())
    .returning(['questionnaire_id', 'id']);
  if (texts.length === 0) return responses.execute();
  return db
    .with('stored', () => responses)
    .with('worded', (qc) =>
      qc
        .insertInto('response_text')
        .columns(columnsOf(textTypes))
        .expression(
          sql`select words.* from ${unnested(textTypes, texts)} as words (${sql.join(columnsOf(textTypes).map((column) => sql.ref(column)))})
            join stored on stored.questionnaire_id = words.questionnaire_id and stored.id = words.response_id`,
        )
        .returning('text_id'),
    )
    .with('indexed', (qc) =>
      qc
        .insertInto('response_text_keys')
        .columns(['rowid', 'keys'])
        .expression(
          sql`select found.* from ${unnested(keysTypes, keysOf(texts))} as found (rowid, keys)
            join worded on worded.text_id = found.rowid`,
        ),
    )
    .selectFrom('stored')
    .selectAll()
    .execute();
}

const columnsOf = <T extends object>(types: T) => Object.keys(types) as (keyof T)[];

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

const keysTypes = { rowid: 'bigint', keys: 'text' } as const;

/** Inserts texts with their search keys: what can be found is what is there. */
export async function insertTexts(db: Db, rows: Insertable<ResponseTextTable>[]): Promise<void> {
  for (const row of rows) await insertText(db, row);
  await insertTextKeys(db, rows);
}

const insertText = repeated((db, row: Insertable<ResponseTextTable>) =>
  db.insertInto('response_text').values(row),
);

export async function insertTextKeys(db: Db, texts: { text_id: number; text: string }[]): Promise<void> {
  const rows = keysOf(texts);
  if (isPostgres(db) && rows.length > 1)
    await db
      .insertInto('response_text_keys')
      .columns(columnsOf(keysTypes))
      .expression(sql`select * from ${unnested(keysTypes, rows)}`)
      .execute();
  else for (const row of rows) await insertKeys(db, row);
}

const keysOf = (texts: { text_id: number; text: string }[]) =>
  texts.map(({ text_id, text }) => ({ rowid: text_id, keys: searchKeys(text) }));

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
