import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

export const findLastBackup = (db: Kysely<Schema>) =>
  db
    .selectFrom('backup')
    .selectAll()
    .where('ended_at', 'is not', null)
    .where('error', 'is', null)
    .orderBy('ended_at', 'desc')
    .executeTakeFirst();
