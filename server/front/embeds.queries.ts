import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** Ids of what is rehearsed or was taken back. */
export async function listUnshownIds(db: Kysely<Schema>): Promise<string[]> {
  const rehearsed = await db
    .selectFrom('questionnaire')
    .select('id')
    .where('exercise', '=', 1)
    .unionAll(db.selectFrom('consultation').select('id').where('exercise', '=', 1))
    .execute();
  const pulled = await db
    .selectFrom('retraction')
    .select('subject_id as id')
    .where('kind', 'in', ['questionnaire', 'consultation'])
    .execute();
  return [...rehearsed, ...pulled].map(({ id }) => id);
}
