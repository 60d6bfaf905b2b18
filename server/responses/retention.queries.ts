import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** Responses of a version that still hold answers, in key order. */
export const listKept = (db: Db, questionnaireId: string, versionNo: number, limit: number) =>
  db
    .selectFrom('response')
    .select(['id', 'channel', 'day', 'answers'])
    .where('questionnaire_id', '=', questionnaireId)
    .where('version_no', '=', versionNo)
    .where('answers', 'is not', null)
    .orderBy('id')
    .limit(limit)
    .execute();

/** Leaves a tombstone that was not withdrawn. */
export const setErased = (db: Db, questionnaireId: string, id: Uint8Array) =>
  db
    .updateTable('response')
    .set((set) => ({ answers: null, body_mac: null, revision: set('revision', '+', 1) }))
    .where('questionnaire_id', '=', questionnaireId)
    .where('id', '=', id)
    .execute();

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
