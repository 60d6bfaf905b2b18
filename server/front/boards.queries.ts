import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** When the comments came that wait for review. */
export const listHeldTimes = (db: Kysely<Schema>, consultationId: string) =>
  db
    .selectFrom('comment_state')
    .select('received_at')
    .where('consultation_id', '=', consultationId)
    .where('state', '=', 'held')
    .execute();
