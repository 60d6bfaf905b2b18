import type { Insertable, Kysely } from 'kysely';
import { hexOf } from '#db/dialect.ts';
import type { MicrodataRequestTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

const PAGE = 200;

const requests = (db: Db) =>
  db
    .selectFrom('microdata_request')
    .innerJoin('officer as asker', 'asker.id', 'microdata_request.officer_id')
    .leftJoin('officer as decider', 'decider.id', 'microdata_request.decided_by')
    .selectAll('microdata_request')
    .select(['asker.title as asker_title', 'decider.title as decider_title']);

export type RequestRow = Awaited<ReturnType<typeof listRequests>>[number];

export const listRequests = (db: Db, questionnaireId: string) =>
  requests(db).where('questionnaire_id', '=', questionnaireId).orderBy('asked_at', 'desc').execute();

export const findRequest = (db: Db, id: string) =>
  requests(db).where('microdata_request.id', '=', id).executeTakeFirst();

export const insertRequest = (db: Db, row: Insertable<MicrodataRequestTable>) =>
  db.insertInto('microdata_request').values(row).execute();

/** Gives false where somebody has decided before. */
export async function setDecision(
  db: Db,
  id: string,
  decision: Pick<MicrodataRequestTable, 'decided_by' | 'decided_at' | 'agreed' | 'note'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('microdata_request')
    .set(decision)
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Of the first time only. */
export const setTaken = (db: Db, id: string, taken: Pick<MicrodataRequestTable, 'taken_at' | 'sha256'>) =>
  db.updateTable('microdata_request').set(taken).where('id', '=', id).where('taken_at', 'is', null).execute();

const kept = (db: Db, questionnaireId: string) =>
  db.selectFrom('response').where('questionnaire_id', '=', questionnaireId).where('answers', 'is not', null);

/** How many responses share a channel, a language, a day. */
export const countAbout = (db: Db, questionnaireId: string) =>
  kept(db, questionnaireId)
    .select(({ fn }) => ['channel', 'language', 'day', fn.countAll<number>().as('n')])
    .groupBy(['channel', 'language', 'day'])
    .execute();

export interface KeptResponse {
  version_no: number;
  channel: string;
  language: string;
  day: string;
  answers: string;
}

/** What is kept of each response that may leave the house, in key order, which tells nothing of when it came. */
export async function* keptResponses(db: Db, questionnaireId: string): AsyncGenerator<KeptResponse[]> {
  let after: string | undefined;
  for (;;) {
    let query = kept(db, questionnaireId)
      .select(['version_no', 'channel', 'language', 'day', 'answers'])
      .select(hexOf(db, 'id').as('key'))
      .orderBy('id')
      .limit(PAGE);
    if (after !== undefined) query = query.where('id', '>', Buffer.from(after, 'hex'));
    const rows = await query.execute();
    if (rows.length === 0) return;
    yield rows.flatMap(({ key: _, answers, ...row }) => (answers === null ? [] : [{ ...row, answers }]));
    after = rows.at(-1)?.key;
    if (rows.length < PAGE) return;
  }
}
