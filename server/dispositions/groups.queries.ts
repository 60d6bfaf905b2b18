import type { Insertable, Kysely } from 'kysely';
import type { OpinionGroupTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** Inserts under the consultation's next number and gives it. */
export async function insertGroup(db: Db, row: Omit<Insertable<OpinionGroupTable>, 'no'>): Promise<number> {
  const { no } = await db
    .insertInto('opinion_group')
    .values(({ selectFrom }) => ({
      ...row,
      no: selectFrom('opinion_group')
        .select((eb) => eb(eb.fn.coalesce(eb.fn.max('no'), eb.lit(0)), '+', eb.lit(1)).as('next'))
        .where('consultation_id', '=', row.consultation_id),
    }))
    .returning('no')
    .executeTakeFirstOrThrow();
  return no;
}

export const updateTitle = (db: Db, id: string, title: string) =>
  db.updateTable('opinion_group').set({ title }).where('id', '=', id).execute();

export const listGroups = (db: Db, consultationId: string) =>
  db
    .selectFrom('opinion_group')
    .select(['id', 'no', 'title'])
    .where('consultation_id', '=', consultationId)
    .orderBy('no')
    .execute();

export const findGroup = (db: Db, consultationId: string, id: string) =>
  db
    .selectFrom('opinion_group')
    .select(['id', 'no'])
    .where('consultation_id', '=', consultationId)
    .where('id', '=', id)
    .executeTakeFirst();

/** Opinions that count and are in a group: one pass over everything, counted by its reader. */
export const listMembers = (db: Db, consultationId: string) =>
  db
    .selectFrom('group_member')
    .innerJoin('counted_opinion', 'counted_opinion.id', 'group_member.opinion_id')
    .select(['group_id', 'lineage', 'stance', 'comment_no'])
    .where('group_member.consultation_id', '=', consultationId)
    .execute();

/** Opinions that count and are in no group. Where most are in one, few of them are looked at. */
export const countUngrouped = async (db: Db, consultationId: string): Promise<number> => {
  const { n } = await db
    .selectFrom('counted_opinion')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('consultation_id', '=', consultationId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('group_member')
            .select('group_member.group_id')
            .whereRef('group_member.opinion_id', '=', 'counted_opinion.id'),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return n;
};

/** How many of the opinions count. */
export const countCounted = async (db: Db, consultationId: string, ids: number[]): Promise<number> => {
  const { n } = await db
    .selectFrom('counted_opinion')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('consultation_id', '=', consultationId)
    .where('id', 'in', ids)
    .executeTakeFirstOrThrow();
  return n;
};

interface Placement {
  consultationId: string;
  groupId: string;
  officerId: string;
  at: string;
}

/** Puts opinions into the group, out of any other. */
export const upsertMembers = (
  db: Db,
  { consultationId, groupId, officerId, at }: Placement,
  ids: readonly number[],
) =>
  db
    .insertInto('group_member')
    .values(
      ids.map((opinion_id) => ({
        opinion_id,
        consultation_id: consultationId,
        group_id: groupId,
        officer_id: officerId,
        at,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('opinion_id').doUpdateSet({ group_id: groupId, officer_id: officerId, at }),
    )
    .execute();

/** Gives how many were in a group. */
export const deleteMembers = async (db: Db, consultationId: string, ids: number[]): Promise<number> => {
  const { numDeletedRows } = await db
    .deleteFrom('group_member')
    .where('consultation_id', '=', consultationId)
    .where('opinion_id', 'in', ids)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
};

/** Moves everything in a group into another one. */
export const moveMembers = (
  db: Db,
  { groupId, officerId, at }: Omit<Placement, 'consultationId'>,
  from: string,
) =>
  db
    .updateTable('group_member')
    .set({ group_id: groupId, officer_id: officerId, at })
    .where('group_id', '=', from)
    .execute();
