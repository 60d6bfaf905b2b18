import type { Insertable, Kysely } from 'kysely';
import type { AppealTable, Schema } from '#db/schema.ts';
import type { CommentKey } from './comments.queries.ts';

type Db = Kysely<Schema>;

const isOf = ({ consultationId, id }: CommentKey) => ({ consultation_id: consultationId, comment_id: id });

export const insertAppeal = (db: Db, row: Insertable<AppealTable>) =>
  db.insertInto('appeal').values(row).execute();

export const findAppeal = (db: Db, key: CommentKey) =>
  db
    .selectFrom('appeal')
    .selectAll()
    .where((eb) => eb.and(isOf(key)))
    .executeTakeFirst();

export const findAppealDecision = (db: Db, key: CommentKey) =>
  db
    .selectFrom('appeal_decision')
    .selectAll()
    .where((eb) => eb.and(isOf(key)))
    .executeTakeFirst();

/** Where a comment stands now. */
export const findState = (db: Db, key: CommentKey) =>
  db
    .selectFrom('comment_state')
    .selectAll()
    .where((eb) => eb.and(isOf(key)))
    .executeTakeFirst();
