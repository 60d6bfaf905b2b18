import type { Insertable, Kysely } from 'kysely';
import type { PeriodChangeTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const insertChange = (db: Db, row: Insertable<PeriodChangeTable>) =>
  db.insertInto('period_change').values(row).execute();

export const findChange = (db: Db, id: string) =>
  db.selectFrom('period_change').selectAll().where('id', '=', id).executeTakeFirst();

/** Those proposed for a consultation, the oldest first. */
export const listChanges = (db: Db, consultationId: string) =>
  db
    .selectFrom('period_change')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .orderBy('at')
    .orderBy('id')
    .execute();

export type ChangeRow = Awaited<ReturnType<typeof listChanges>>[number];
