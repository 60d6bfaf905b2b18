import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** Deletes sessions that were last used or begun before these times; tells how many. */
export async function deleteSessions(db: Db, seenAt: string, createdAt: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('seen_at', '<=', seenAt), eb('created_at', '<=', createdAt)]))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

export async function deleteTries(db: Db, at: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('sign_in_try')
    .where('at', '<=', at)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

export const deleteEverySession = async (db: Db): Promise<void> => {
  await db.deleteFrom('session').execute();
};
