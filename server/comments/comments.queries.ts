import type { Insertable, Kysely, Selectable } from 'kysely';
import type {
  CommentContactTable,
  CommentTable,
  CommentVersionTable,
  OpinionTable,
  Schema,
} from '#db/schema.ts';

type Db = Kysely<Schema>;

/** A comment's place: consultation and id, in this order in every index. */
export interface CommentKey {
  consultationId: string;
  id: Uint8Array;
}

export type CommentRow = Selectable<CommentTable>;

export type OpinionRow = Selectable<OpinionTable>;

export const findComment = (db: Db, { consultationId, id }: CommentKey) =>
  db
    .selectFrom('comment')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .where('id', '=', id)
    .executeTakeFirst();

export const findCommentByNo = (db: Db, consultationId: string, no: number) =>
  db
    .selectFrom('comment')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .where('no', '=', no)
    .executeTakeFirst();

/** Inserts unless the id is taken, under the consultation's next number; gives the number, or undefined. */
export async function insertComment(
  db: Db,
  row: Omit<Insertable<CommentTable>, 'no'>,
): Promise<number | undefined> {
  const inserted = await db
    .insertInto('comment')
    .values(({ selectFrom }) => ({
      ...row,
      no: selectFrom('comment')
        .select((eb) => eb(eb.fn.coalesce(eb.fn.max('no'), eb.lit(0)), '+', eb.lit(1)).as('next'))
        .where('consultation_id', '=', row.consultation_id),
    }))
    .onConflict((conflict) => conflict.columns(['consultation_id', 'id']).doNothing())
    .returning('no')
    .executeTakeFirst();
  return inserted?.no;
}

export const insertVersion = (db: Db, row: Insertable<CommentVersionTable>) =>
  db.insertInto('comment_version').values(row).execute();

export async function insertOpinions(db: Db, rows: Insertable<OpinionTable>[]): Promise<void> {
  for (const row of rows) await db.insertInto('opinion').values(row).execute();
}

export const insertContact = (db: Db, row: Insertable<CommentContactTable>) =>
  db.insertInto('comment_contact').values(row).execute();

/** Counts a correction of the revision that was seen; tells whether it was still there. */
export async function raiseRevision(
  db: Db,
  { consultationId, id }: CommentKey,
  seen: number,
): Promise<boolean> {
  const result = await db
    .updateTable('comment')
    .set({ revision: seen + 1 })
    .where('consultation_id', '=', consultationId)
    .where('id', '=', id)
    .where('revision', '=', seen)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Leaves a tombstone: number, channel and day. Tells whether it had not been withdrawn before. */
export async function updateToWithdrawn(
  db: Db,
  { consultationId, id }: CommentKey,
  set: { withdrawn_at: string; received_at: string },
): Promise<boolean> {
  const result = await db
    .updateTable('comment')
    .set((eb) => ({ ...set, body_mac: null, serial: null, revision: eb('revision', '+', 1) }))
    .where('consultation_id', '=', consultationId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

const isOf = ({ consultationId, id }: CommentKey) => ({ consultation_id: consultationId, comment_id: id });

/** Everything that the author wrote, in all its versions. */
export async function deleteWords(db: Db, key: CommentKey): Promise<void> {
  await db
    .deleteFrom('opinion')
    .where((eb) => eb.and(isOf(key)))
    .execute();
  await db
    .deleteFrom('comment_version')
    .where((eb) => eb.and(isOf(key)))
    .execute();
  await db
    .updateTable('appeal')
    .set({ text: null })
    .where((eb) => eb.and(isOf(key)))
    .execute();
  await deleteContacts(db, key);
}

export const deleteContacts = (db: Db, key: CommentKey) =>
  db
    .deleteFrom('comment_contact')
    .where((eb) => eb.and(isOf(key)))
    .execute();

export const deleteContact = (db: Db, key: CommentKey, purpose: string) =>
  db
    .deleteFrom('comment_contact')
    .where((eb) => eb.and({ ...isOf(key), purpose }))
    .execute();

export const findVersion = (db: Db, { consultationId, id }: CommentKey, revision: number) =>
  db
    .selectFrom('comment_version')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .where('comment_id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();

export const listOpinions = (
  db: Db,
  { consultationId, id }: CommentKey,
  revision: number,
): Promise<OpinionRow[]> =>
  db
    .selectFrom('opinion')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .where('comment_id', '=', id)
    .where('revision', '=', revision)
    .orderBy('position')
    .execute();

export const findContact = (db: Db, { consultationId, id }: CommentKey, purpose: string) =>
  db
    .selectFrom('comment_contact')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .where('comment_id', '=', id)
    .where('purpose', '=', purpose)
    .executeTakeFirst();

export const insertKeys = (db: Db, rowid: number, keys: string) =>
  db.insertInto('comment_keys').values({ rowid, keys }).execute();

export const deleteKeys = (db: Db, rowid: number) =>
  db.deleteFrom('comment_keys').where('rowid', '=', rowid).execute();

/** Whether an outcome of the consultation is public. */
export const findPublishedOutcome = (db: Db, consultationId: string) =>
  db
    .selectFrom('outcome')
    .select('no')
    .where('consultation_id', '=', consultationId)
    .where('published_at', 'is not', null)
    .executeTakeFirst();

/** Everything that was commented, with what was decided on it and the search keys. */
export async function deleteAll(db: Db, consultationId: string): Promise<void> {
  const texts = db.selectFrom('comment').select('text_id').where('consultation_id', '=', consultationId);
  await db.deleteFrom('comment_keys').where('rowid', 'in', texts).execute();
  await db.deleteFrom('appeal_decision').where('consultation_id', '=', consultationId).execute();
  await db.deleteFrom('appeal').where('consultation_id', '=', consultationId).execute();
  await db.deleteFrom('redaction').where('consultation_id', '=', consultationId).execute();
  await db.deleteFrom('moderation').where('consultation_id', '=', consultationId).execute();
  await db.deleteFrom('comment_contact').where('consultation_id', '=', consultationId).execute();
  await db.deleteFrom('opinion').where('consultation_id', '=', consultationId).execute();
  await db.deleteFrom('comment_version').where('consultation_id', '=', consultationId).execute();
  await db.deleteFrom('comment').where('consultation_id', '=', consultationId).execute();
}
