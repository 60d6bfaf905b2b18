import type { Insertable, Kysely } from 'kysely';
import type { DispositionTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** Appends under the group's next number and gives it. */
export async function insertDisposition(
  db: Db,
  row: Omit<Insertable<DispositionTable>, 'no'>,
): Promise<number> {
  const { no } = await db
    .insertInto('disposition')
    .values(({ selectFrom }) => ({
      ...row,
      no: selectFrom('disposition')
        .select((eb) => eb(eb.fn.coalesce(eb.fn.max('no'), eb.lit(0)), '+', eb.lit(1)).as('next'))
        .where('group_id', '=', row.group_id),
    }))
    .returning('no')
    .executeTakeFirstOrThrow();
  return no;
}

/** Every disposition of a consultation's groups with its officer's post, in the order of writing. */
export const listDispositions = (db: Db, consultationId: string) =>
  db
    .selectFrom('disposition')
    .innerJoin('opinion_group', 'opinion_group.id', 'disposition.group_id')
    .innerJoin('officer', 'officer.id', 'disposition.officer_id')
    .selectAll('disposition')
    .select('officer.title as officer_title')
    .where('opinion_group.consultation_id', '=', consultationId)
    .orderBy('disposition.group_id')
    .orderBy('disposition.no')
    .execute();

export type DispositionRow = Awaited<ReturnType<typeof listDispositions>>[number];

/** Groups, answers and outcomes of a consultation. */
export async function deleteAll(db: Kysely<Schema>, consultationId: string): Promise<void> {
  const groups = db.selectFrom('opinion_group').select('id').where('consultation_id', '=', consultationId);
  await db.deleteFrom('disposition').where('group_id', 'in', groups).execute();
  await db.deleteFrom('group_member').where('consultation_id', '=', consultationId).execute();
  await db.deleteFrom('opinion_group').where('consultation_id', '=', consultationId).execute();
  await db.deleteFrom('outcome').where('consultation_id', '=', consultationId).execute();
}
