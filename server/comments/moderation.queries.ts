import type { Insertable, Kysely } from 'kysely';
import type { ModerationTable, Schema } from '#db/schema.ts';
import type { CommentKey } from './comments.queries.ts';

type Db = Kysely<Schema>;

export const insertAct = (db: Db, row: Insertable<ModerationTable>) =>
  db.insertInto('moderation').values(row).execute();

export const findLastAct = (db: Db, { consultationId, id }: CommentKey) =>
  db
    .selectFrom('moderation')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .where('comment_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Every act on a comment with its officer's title, in order. */
export const listActs = (db: Db, { consultationId, id }: CommentKey) =>
  db
    .selectFrom('moderation')
    .innerJoin('officer', 'officer.id', 'moderation.officer_id')
    .selectAll('moderation')
    .select('officer.title')
    .where('consultation_id', '=', consultationId)
    .where('comment_id', '=', id)
    .orderBy('seq')
    .execute();
