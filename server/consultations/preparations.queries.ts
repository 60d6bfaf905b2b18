import type { Insertable, Kysely, Selectable } from 'kysely';
import type { PreparationTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export type PreparationRow = Selectable<PreparationTable>;

export const insertPreparation = (db: Db, row: Insertable<PreparationTable>) =>
  db.insertInto('preparation').values(row).execute();

export const setContent = (db: Db, id: string, content: string, at: string) =>
  db.updateTable('preparation').set({ content, changed_at: at }).where('id', '=', id).execute();

export const setConsultation = (db: Db, id: string, consultationId: string) =>
  db.updateTable('preparation').set({ consultation_id: consultationId }).where('id', '=', id).execute();

export const findPreparation = (db: Db, id: string) =>
  db.selectFrom('preparation').selectAll().where('id', '=', id).executeTakeFirst();

/** An act by which the officer wrote a part of a preparation, if there is one. */
export const findWriting = (db: Db, id: string, officerId: string) =>
  db
    .selectFrom('audit_event')
    .select('at')
    .where('subject', '=', id)
    .where('officer_id', '=', officerId)
    .where('act', 'in', ['preparation.created', 'preparation.changed'])
    .executeTakeFirst();

/** The departments' preparations, the last changed first. */
export const listPreparations = (db: Db, departments: string[]): Promise<PreparationRow[]> =>
  db
    .selectFrom('preparation')
    .selectAll()
    .where('department_id', 'in', departments)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute();

/** What is in progress in any department. */
export const listUnpublished = (db: Db) =>
  db.selectFrom('preparation').select(['id', 'content']).where('consultation_id', 'is', null).execute();

export const findPublishedSlug = (db: Db, slug: string) =>
  db.selectFrom('consultation').select('id').where('slug', '=', slug).executeTakeFirst();
