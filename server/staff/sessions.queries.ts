import type { Insertable, Kysely } from 'kysely';
import type { Schema, SessionTable } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const insertSession = (db: Db, row: Insertable<SessionTable>) =>
  db.insertInto('session').values(row).execute();

/** With what decides whether anything is still to be done before it opens the workspace. */
export const findSession = (db: Db, id: string) =>
  db
    .selectFrom('session')
    .innerJoin('officer', 'officer.id', 'session.officer_id')
    .select([
      'session.id',
      'officer_id',
      'session.created_at',
      'seen_at',
      'verified_at',
      'sign_in_name',
      'password_temporary_until',
      'totp_confirmed_at',
    ])
    .where('session.id', '=', id)
    .executeTakeFirst();

export const listSessionsOf = (db: Db, officerId: string) =>
  db
    .selectFrom('session')
    .selectAll()
    .where('officer_id', '=', officerId)
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .execute();

export const touchSession = (db: Db, id: string, seenAt: string) =>
  db.updateTable('session').set({ seen_at: seenAt }).where('id', '=', id).execute();

/** Gives the row that is gone. */
export const deleteSession = (db: Db, id: string) =>
  db.deleteFrom('session').where('id', '=', id).returningAll().executeTakeFirst();

export interface StandingTimes {
  seenAfter: string;
  createdAfter: string;
  ahead: string;
}

/** Deletes sessions that ended by themselves, and those of a time that has not come yet; tells how many. */
export async function deleteSessionsBeyond(
  db: Db,
  { seenAfter, createdAfter, ahead }: StandingTimes,
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where((eb) =>
      eb.or([
        eb('seen_at', '<=', seenAfter),
        eb('created_at', '<=', createdAfter),
        eb('seen_at', '>', ahead),
        eb('created_at', '>', ahead),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

export const deleteSessionsOf = (db: Db, officerId: string, except: string | null) =>
  db
    .deleteFrom('session')
    .where('officer_id', '=', officerId)
    .$if(except !== null, (query) => query.where('id', '!=', except))
    .execute();
