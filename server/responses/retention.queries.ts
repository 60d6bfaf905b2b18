import type { Kysely } from 'kysely';
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
    .select(['id', 'channel', 'day', 'answers'])
    .where('questionnaire_id', '=', questionnaireId)
    .where('id', '>', after)
    .where('version_no', '=', versionNo)
    .where('answers', 'is not', null)
    .orderBy('id')
    .limit(limit)
    .execute();

type Ids = readonly { id: Uint8Array }[];

const idsOf = (rows: Ids) => rows.map(({ id }) => id);

export async function listTextIds(db: Db, questionnaireId: string, responses: Ids): Promise<number[]> {
  if (responses.length === 0) return [];
  const rows = await db
    .selectFrom('response_text')
    .select('text_id')
    .where('questionnaire_id', '=', questionnaireId)
    .where('response_id', 'in', idsOf(responses))
    .execute();
  return rows.map(({ text_id }) => text_id);
}

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
