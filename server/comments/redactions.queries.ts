import type { Insertable, Kysely } from 'kysely';
import type { RedactionTable, Schema } from '#db/schema.ts';
import type { CommentKey } from './comments.queries.ts';

type Db = Kysely<Schema>;

export async function insertRedactions(db: Db, rows: Insertable<RedactionTable>[]): Promise<void> {
  for (const row of rows) await db.insertInto('redaction').values(row).execute();
}

/** Those that hold, in the order of the text. */
export const listRedactions = (db: Db, { consultationId, id }: CommentKey, revision: number) =>
  db
    .selectFrom('redaction')
    .select(['field', 'start', 'end', 'kind'])
    .where('consultation_id', '=', consultationId)
    .where('comment_id', '=', id)
    .where('revision', '=', revision)
    .where('revoked_at', 'is', null)
    .orderBy('field')
    .orderBy('start')
    .execute();

export const revokeRedactions = (
  db: Db,
  { consultationId, id }: CommentKey,
  revision: number,
  revokedAt: string,
) =>
  db
    .updateTable('redaction')
    .set({ revoked_at: revokedAt })
    .where('consultation_id', '=', consultationId)
    .where('comment_id', '=', id)
    .where('revision', '=', revision)
    .where('revoked_at', 'is', null)
    .execute();
