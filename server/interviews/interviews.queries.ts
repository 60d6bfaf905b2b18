import type { Insertable, Kysely, Selectable } from 'kysely';
import type { InterviewActTable, InterviewQuestionTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export type QuestionRow = Selectable<InterviewQuestionTable>;
export type ActRow = Selectable<InterviewActTable>;

/** A question’s place: interview and id. */
export interface QuestionKey {
  pieceId: string;
  id: Uint8Array;
}

export const findIntake = (db: Db, pieceId: string) =>
  db.selectFrom('interview_intake').selectAll().where('piece_id', '=', pieceId).executeTakeFirst();

/** The first salt stays. */
export const insertIntake = (db: Db, row: Insertable<Schema['interview_intake']>) =>
  db
    .insertInto('interview_intake')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();

/** Every intake with the interview as it is public. */
export const listIntakes = (db: Db) =>
  db
    .selectFrom('interview_intake as i')
    .innerJoin('piece as p', 'p.id', 'i.piece_id')
    .innerJoin('piece_version as v', (join) =>
      join.onRef('v.piece_id', '=', 'p.id').onRef('v.no', '=', 'p.published_no'),
    )
    .select(['i.piece_id', 'i.salt', 'p.slug', 'p.department_id', 'v.content'])
    .orderBy('i.piece_id')
    .execute();

export const findQuestion = (db: Db, { pieceId, id }: QuestionKey) =>
  db
    .selectFrom('interview_question')
    .selectAll()
    .where('piece_id', '=', pieceId)
    .where('id', '=', id)
    .executeTakeFirst();

/** Inserts unless the id is taken, under the interview’s next number; gives the number, or undefined. */
export async function insertQuestion(
  db: Db,
  row: Omit<Insertable<InterviewQuestionTable>, 'no'>,
): Promise<number | undefined> {
  const inserted = await db
    .insertInto('interview_question')
    .values(({ selectFrom }) => ({
      ...row,
      no: selectFrom('interview_question')
        .select((eb) => eb(eb.fn.coalesce(eb.fn.max('no'), eb.lit(0)), '+', eb.lit(1)).as('next'))
        .where('piece_id', '=', row.piece_id),
    }))
    .onConflict((conflict) => conflict.columns(['piece_id', 'id']).doNothing())
    .returning('no')
    .executeTakeFirst();
  return inserted?.no;
}

/** Leaves number, channel and day. */
export const setWithdrawn = (
  db: Db,
  { pieceId, id }: QuestionKey,
  set: { withdrawn_day: string; received_at: string },
) =>
  db
    .updateTable('interview_question')
    .set({ ...set, asker: null, text: null, body_mac: null })
    .where('piece_id', '=', pieceId)
    .where('id', '=', id)
    .execute();

export const listQuestions = (db: Db, pieceId: string): Promise<QuestionRow[]> =>
  db.selectFrom('interview_question').selectAll().where('piece_id', '=', pieceId).orderBy('no').execute();

/** How many questions came in, whatever became of them. */
export async function countQuestions(db: Db, pieceId: string): Promise<number> {
  const { n } = await db
    .selectFrom('interview_question')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('piece_id', '=', pieceId)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Every act on the questions of an interview with the title of its officer, each question’s in order. */
export const listActs = (db: Db, pieceId: string) =>
  db
    .selectFrom('interview_act as a')
    .innerJoin('officer as o', 'o.id', 'a.officer_id')
    .selectAll('a')
    .select('o.title')
    .where('piece_id', '=', pieceId)
    .orderBy('question_no')
    .orderBy('seq')
    .execute();

/** Inserts unless another act came first; tells whether it did. An act that publishes gets the next number. */
export async function insertAct(
  db: Db,
  { publishes, ...row }: Omit<ActRow, 'publication'> & { publishes: boolean },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('interview_act')
    .values(({ selectFrom }) => ({
      ...row,
      publication: publishes
        ? selectFrom('interview_act')
            .select((eb) =>
              eb(eb.fn.coalesce(eb.fn.max('publication'), eb.lit(0)), '+', eb.lit(1)).as('next'),
            )
            .where('piece_id', '=', row.piece_id)
        : null,
    }))
    .onConflict((conflict) => conflict.columns(['piece_id', 'question_no', 'seq']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
