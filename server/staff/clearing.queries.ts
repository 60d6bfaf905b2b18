import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

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
