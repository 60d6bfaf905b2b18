import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

export const findSetting = async (db: Kysely<Schema>, key: string): Promise<string | undefined> =>
  (await db.selectFrom('site_setting').select('value').where('key', '=', key).executeTakeFirst())?.value;

export const upsertSetting = (db: Kysely<Schema>, key: string, value: string) =>
  db
    .insertInto('site_setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
