import type { Insertable, Kysely } from 'kysely';
import type { OutcomeTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const insertOutcome = (db: Db, row: Insertable<OutcomeTable>) =>
  db.insertInto('outcome').values(row).execute();

export const findOutcome = (db: Db, id: string) =>
  db.selectFrom('outcome').selectAll().where('id', '=', id).executeTakeFirst();

const heads = (db: Db) =>
  db
    .selectFrom('outcome')
    .select(['id', 'consultation_id', 'no', 'hash', 'proposed_at', 'published_at', 'note']);

/** A consultation's outcomes without their snapshots, proposed ones among them, the first one first. */
export const listOutcomes = (db: Db, consultationId: string) =>
  heads(db).where('consultation_id', '=', consultationId).orderBy('no').execute();

export type OutcomeHead = Awaited<ReturnType<typeof listOutcomes>>[number];

/** The one that is public. */
export const findPublishedOutcome = (db: Db, consultationId: string) =>
  heads(db)
    .where('consultation_id', '=', consultationId)
    .where('published_at', 'is not', null)
    .orderBy('no', 'desc')
    .executeTakeFirst();

export const setPublished = (db: Db, id: string, at: string) =>
  db
    .updateTable('outcome')
    .set({ published_at: at })
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .execute();

/**
 * Appeals that nobody has decided, against the act that still holds: one whose comment was reopened or corrected since has
 * nothing left to be decided.
 */
export const countOpenAppeals = async (db: Db, consultationId: string): Promise<number> => {
  const { n } = await db
    .selectFrom('appeal')
    .innerJoin('comment_state', (join) =>
      join
        .onRef('comment_state.consultation_id', '=', 'appeal.consultation_id')
        .onRef('comment_state.comment_id', '=', 'appeal.comment_id')
        .onRef('comment_state.moderation_seq', '=', 'appeal.moderation_seq'),
    )
    .leftJoin('appeal_decision', (join) =>
      join
        .onRef('appeal_decision.consultation_id', '=', 'appeal.consultation_id')
        .onRef('appeal_decision.comment_id', '=', 'appeal.comment_id'),
    )
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('appeal.consultation_id', '=', consultationId)
    .where('appeal_decision.at', 'is', null)
    .executeTakeFirstOrThrow();
  return n;
};
