import type { Insertable, Kysely, Selectable } from 'kysely';
import type { MailTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export type MailRow = Selectable<MailTable>;

/** When nobody will try a mail any more. */
export const NEVER = '9999-12-31T00:00:00.000Z';

/** Inserts unless the same has been told; tells whether it did. */
export async function insertMail(db: Db, row: Insertable<MailTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('mail')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/**
 * Takes the oldest mail that may be tried now, until a time; undefined when there is none. No pause ends after `longest`,
 * unless the clock was set back since it was given: then it is over.
 */
export async function takeMail(
  db: Db,
  { now, until, longest }: { now: string; until: string; longest: string },
): Promise<MailRow | undefined> {
  const due = await db
    .selectFrom('mail')
    .selectAll()
    .where('sent_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('lease_until', 'is', null),
        eb('lease_until', '<=', now),
        eb.and([eb('lease_until', '>', longest), eb('lease_until', '<', NEVER)]),
      ]),
    )
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!due) return undefined;
  return db
    .updateTable('mail')
    .set({ lease_until: until, tries: due.tries + 1 })
    .where('id', '=', due.id)
    .where('tries', '=', due.tries)
    .returningAll()
    .executeTakeFirst();
}

export const setSent = (db: Db, id: string, at: string) =>
  db
    .updateTable('mail')
    .set({ sent_at: at, lease_until: null, error: null })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .execute();

export const setFailed = (db: Db, id: string, { error, again }: { error: string; again: string }) =>
  db
    .updateTable('mail')
    .set({ error, lease_until: again })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .execute();

/** Deletes what was sent or given up and is older than a time, and whatever is older than another; tells how many. */
export async function deleteMailBefore(db: Db, before: string, anyBefore: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('mail')
    .where('created_at', '<', before)
    .where((eb) =>
      eb.or([eb('sent_at', 'is not', null), eb('lease_until', '=', NEVER), eb('created_at', '<', anyBefore)]),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

const unsent = (db: Db) => db.selectFrom('mail').where('sent_at', 'is', null);

export const countWaiting = async (db: Db): Promise<number> =>
  (
    await unsent(db)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', NEVER)]))
      .executeTakeFirstOrThrow()
  ).n;

/** Mail that the server did not take, the oldest first, with the post of who should have got it. */
export const listTroubled = (db: Db, limit: number) =>
  unsent(db)
    .innerJoin('officer', 'officer.id', 'mail.officer_id')
    .select(['mail.id', 'mail.subject', 'mail.tries', 'mail.error', 'mail.lease_until', 'officer.title'])
    .where('error', 'is not', null)
    .orderBy('mail.created_at')
    .limit(limit)
    .execute();
