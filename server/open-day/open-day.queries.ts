import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** An edition as versions before 0007 kept it; nobody writes there any more. */
export const findEdition = async (db: Kysely<Schema>, year: number): Promise<string | undefined> =>
  (await db.selectFrom('open_day').select('content').where('year', '=', year).executeTakeFirst())?.content;

export const listEditionYears = async (db: Kysely<Schema>): Promise<number[]> =>
  (await db.selectFrom('open_day').select('year').execute()).map(({ year }) => year);
