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

export const listErasures = (db: Kysely<Schema>) => db.selectFrom('erasure').selectAll().execute();

export async function deleteErasuresBefore(db: Kysely<Schema>, day: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('erasure').where('day', '<', day).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
