import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** What was erased once stays so. */
export const insertErasures = async (db: Kysely<Schema>, rows: Schema['erasure'][]): Promise<void> => {
  await db
    .insertInto('erasure')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
