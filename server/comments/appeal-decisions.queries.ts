import type { Insertable, Kysely } from 'kysely';
import type { AppealDecisionTable, Schema } from '#db/schema.ts';
import type { CommentKey } from './comments.queries.ts';

type Db = Kysely<Schema>;

/** An author's appeal, the act that it objects to, and what was decided. */
export const findAppeal = (db: Db, { consultationId, id }: CommentKey) =>
  db
    .selectFrom('appeal as a')
    .innerJoin('moderation as m', (join) =>
      join
        .onRef('m.consultation_id', '=', 'a.consultation_id')
        .onRef('m.comment_id', '=', 'a.comment_id')
        .onRef('m.seq', '=', 'a.moderation_seq'),
    )
    .leftJoin('appeal_decision as d', (join) =>
      join.onRef('d.consultation_id', '=', 'a.consultation_id').onRef('d.comment_id', '=', 'a.comment_id'),
    )
    .leftJoin('officer as o', 'o.id', 'd.officer_id')
    .select([
      'a.moderation_seq',
      'a.text',
      'a.at',
      'm.revision',
      'm.officer_id',
      'd.decision',
      'd.reason',
      'd.at as decided_at',
      'o.title',
    ])
    .where('a.consultation_id', '=', consultationId)
    .where('a.comment_id', '=', id)
    .executeTakeFirst();

export const insertAppealDecision = (db: Db, row: Insertable<AppealDecisionTable>) =>
  db.insertInto('appeal_decision').values(row).execute();
