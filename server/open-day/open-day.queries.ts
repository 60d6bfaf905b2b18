import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

export const findEdition = async (db: Kysely<Schema>, year: number): Promise<string | undefined> =>
  (await db.selectFrom('open_day').select('content').where('year', '=', year).executeTakeFirst())?.content;

export const insertEdition = (db: Kysely<Schema>, year: number, content: string) =>
  db.insertInto('open_day').values({ year, content }).execute();
