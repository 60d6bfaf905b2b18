import type { Insertable, Kysely, Selectable } from 'kysely';
import type { ConsultationTable, PeriodEventTable, RoundTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export type RoundRow = Selectable<RoundTable>;
export type PeriodEventRow = Selectable<PeriodEventTable>;

export const insertConsultation = (db: Db, row: Insertable<ConsultationTable>) =>
  db.insertInto('consultation').values(row).execute();

export const insertRound = (db: Db, row: Insertable<RoundTable>) =>
  db.insertInto('round').values(row).execute();

export const insertPeriodEvent = (db: Db, row: Insertable<PeriodEventTable>) =>
  db.insertInto('period_event').values(row).execute();

export const listConsultations = (db: Db) =>
  db.selectFrom('consultation').selectAll().orderBy('published_at', 'desc').orderBy('slug').execute();

export const listRounds = (db: Db): Promise<RoundRow[]> =>
  db.selectFrom('round').selectAll().orderBy('consultation_id').orderBy('no').execute();

export const listPeriodEvents = (db: Db): Promise<PeriodEventRow[]> =>
  db
    .selectFrom('period_event')
    .selectAll()
    .orderBy('consultation_id')
    .orderBy('round_no')
    .orderBy('seq')
    .execute();

export const findSlug = (db: Db, slug: string) =>
  db.selectFrom('consultation').select('id').where('slug', '=', slug).executeTakeFirst();

/** The last outcome that was made public. */
export const findLastOutcome = (db: Db, consultationId: string) =>
  db
    .selectFrom('outcome')
    .select('id')
    .where('consultation_id', '=', consultationId)
    .where('published_at', 'is not', null)
    .orderBy('no', 'desc')
    .executeTakeFirst();

export const findActOn = (db: Db, act: string, subject: string) =>
  db
    .selectFrom('audit_event')
    .select('seq')
    .where('subject', '=', subject)
    .where('act', '=', act)
    .executeTakeFirst();

/** Outcomes that are public, the oldest first. */
export const listPublishedOutcomes = (db: Db) =>
  db
    .selectFrom('outcome')
    .select(['id', 'consultation_id', 'no', 'published_at'])
    .where('published_at', 'is not', null)
    .$narrowType<{ published_at: string }>()
    .orderBy('published_at')
    .orderBy('no')
    .execute();

/** Gives the id of the document that the consultation put out. */
export async function deleteConsultation(db: Db, id: string): Promise<string> {
  const { document_id } = await db
    .selectFrom('consultation')
    .select('document_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const entries = db.selectFrom('search_entry').select('id').where('consultation_id', '=', id);
  await db.deleteFrom('search_keys').where('rowid', 'in', entries).execute();
  await db.deleteFrom('search_entry').where('consultation_id', '=', id).execute();
  await db.deleteFrom('preparation').where('consultation_id', '=', id).execute();
  await db.deleteFrom('period_event').where('consultation_id', '=', id).execute();
  await db.deleteFrom('round').where('consultation_id', '=', id).execute();
  await db.deleteFrom('consultation').where('id', '=', id).execute();
  return document_id;
}
