import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const deleteTriesUntil = (db: Db, at: string) =>
  db.deleteFrom('sign_in_try').where('at', '<=', at).execute();

/** A try cannot have been made later than now: the clock was set back, and it counts from this moment. */
export const bringBackTries = (db: Db, now: string) =>
  db.updateTable('sign_in_try').set({ at: now }).where('at', '>', now).execute();

/** Times of tries, the earliest first. */
export const listTries = async (db: Db, key: string): Promise<string[]> =>
  (await db.selectFrom('sign_in_try').select('at').where('key', '=', key).orderBy('at').execute()).map(
    ({ at }) => at,
  );

export const insertTry = (db: Db, key: string, at: string) =>
  db.insertInto('sign_in_try').values({ key, at }).execute();

export const deleteTries = (db: Db, key: string) =>
  db.deleteFrom('sign_in_try').where('key', '=', key).execute();
