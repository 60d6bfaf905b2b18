import type { Kysely } from 'kysely';
import { mergeKeys, secureKeys } from '#db/dialect.ts';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** Responses of a version that still hold answers, in key order from after an id on. */
export const listKept = (
  db: Db,
  { questionnaireId, versionNo }: { questionnaireId: string; versionNo: number },
  after: Uint8Array,
  limit: number,
) =>
  db
    .selectFrom('response')
    .select(['id', 'version_no', 'channel', 'day', 'entrance', 'site', 'answers'])
    .where('questionnaire_id', '=', questionnaireId)
    .where('id', '>', after)
    .where('version_no', '=', versionNo)
    .where('answers', 'is not', null)
    .orderBy('id')
    .limit(limit)
    .execute();

type Ids = readonly { id: Uint8Array }[];

const idsOf = (rows: Ids) => rows.map(({ id }) => id);

/** Deletes the words of responses; tells how many. Their search keys leave the index with `mergeTextKeys`. */
export async function deleteTextsOf(db: Db, questionnaireId: string, responses: Ids): Promise<number> {
  if (responses.length === 0) return 0;
  const rows = await db
    .selectFrom('response_text')
    .select('text_id')
    .where('questionnaire_id', '=', questionnaireId)
    .where('response_id', 'in', idsOf(responses))
    .execute();
  if (rows.length === 0) return 0;
  const texts = rows.map(({ text_id }) => text_id);
  await secureKeys(db, 'response_text_keys', false);
  await db.deleteFrom('response_text_keys').where('rowid', 'in', texts).execute();
  await secureKeys(db, 'response_text_keys', true);
  await db.deleteFrom('response_text').where('text_id', 'in', texts).execute();
  return texts.length;
}

/** Takes a part of what was deleted out of the index; tells whether more is left. */
export const mergeTextKeys = (db: Db, pages: number): Promise<boolean> =>
  mergeKeys(db, 'response_text_keys', pages);

/** Leaves tombstones that were not withdrawn. */
export async function setErased(db: Db, questionnaireId: string, responses: Ids): Promise<void> {
  if (responses.length === 0) return;
  await db
    .updateTable('response')
    .set((set) => ({ answers: null, body_mac: null, revision: set('revision', '+', 1) }))
    .where('questionnaire_id', '=', questionnaireId)
    .where('id', 'in', idsOf(responses))
    .execute();
}

/** Deletes the half answers to a version; tells how many. */
export async function deleteHalfAnswers(db: Db, questionnaireId: string, versionNo: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('answering')
    .where('questionnaire_id', '=', questionnaireId)
    .where('version_no', '=', versionNo)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Whether the figures have been computed, or nobody will ask for them. */
export async function isSettled(db: Db, questionnaireId: string): Promise<boolean> {
  const release = await db
    .selectFrom('release')
    .select('id')
    .where('questionnaire_id', '=', questionnaireId)
    .executeTakeFirst();
  const retraction = await db
    .selectFrom('retraction')
    .select('id')
    .where('kind', '=', 'questionnaire')
    .where('subject_id', '=', questionnaireId)
    .executeTakeFirst();
  return release !== undefined || retraction !== undefined;
}

export async function countTexts(db: Db): Promise<number> {
  const row = await db
    .selectFrom('response_text')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}
