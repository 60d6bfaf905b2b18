import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

export const findMeta = async (db: Kysely<Schema>, key: string): Promise<string | undefined> =>
  (await db.selectFrom('store_meta').select('value').where('key', '=', key).executeTakeFirst())?.value;

export const upsertMeta = (db: Kysely<Schema>, key: string, value: string) =>
  db
    .insertInto('store_meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();

/** Adds one to a number. */
export const countMeta = async (db: Kysely<Schema>, key: string): Promise<void> =>
  upsertMeta(db, key, String(Number((await findMeta(db, key)) ?? 0) + 1)).then(() => {});

export const deleteMeta = (db: Kysely<Schema>, key: string) =>
  db.deleteFrom('store_meta').where('key', '=', key).execute();
