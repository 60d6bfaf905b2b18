import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const findPassword = async (db: Db, officerId: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('officer')
      .select('password_hash')
      .where('id', '=', officerId)
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
  )?.password_hash;

/** Chosen by the officer: no longer temporary. */
export const setOwnPassword = (db: Db, officerId: string, hash: string) =>
  db
    .updateTable('officer')
    .set({ password_hash: hash, password_temporary_until: null })
    .where('id', '=', officerId)
    .execute();
