import type { Insertable, Kysely } from 'kysely';
import type { Schema, SessionTable } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const insertSession = (db: Db, row: Insertable<SessionTable>) =>
  db.insertInto('session').values(row).execute();

export const findSession = (db: Db, id: string) =>
  db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst();

export const touchSession = (db: Db, id: string, seenAt: string) =>
  db.updateTable('session').set({ seen_at: seenAt }).where('id', '=', id).execute();

export const deleteSession = (db: Db, id: string) =>
  db.deleteFrom('session').where('id', '=', id).returning('officer_id').executeTakeFirst();

export const deleteSessionsBefore = (db: Db, seenAt: string, createdAt: string) =>
  db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('seen_at', '<=', seenAt), eb('created_at', '<=', createdAt)]))
    .execute();

export const deleteSessionsOf = (db: Db, officerId: string, except: string | null) =>
  db
    .deleteFrom('session')
    .where('officer_id', '=', officerId)
    .$if(except !== null, (query) => query.where('id', '!=', except))
    .execute();
