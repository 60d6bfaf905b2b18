import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** Deletes sealed contacts of a consultation, so many; tells how many there were. */
export async function deleteContactsOf(
  db: Kysely<Schema>,
  consultationId: string,
  limit: number,
): Promise<number> {
  const rows = await db
    .selectFrom('comment_contact')
    .select(['comment_id', 'purpose'])
    .where('consultation_id', '=', consultationId)
    .limit(limit)
    .execute();
  for (const { comment_id, purpose } of rows)
    await db
      .deleteFrom('comment_contact')
      .where('consultation_id', '=', consultationId)
      .where('comment_id', '=', comment_id)
      .where('purpose', '=', purpose)
      .execute();
  return rows.length;
}
