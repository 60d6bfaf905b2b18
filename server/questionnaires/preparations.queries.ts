import type { Insertable, Kysely, Selectable } from 'kysely';
import type { QuestionnairePreparationTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export type PreparationRow = Selectable<QuestionnairePreparationTable>;

export const insertPreparation = (db: Db, row: Insertable<QuestionnairePreparationTable>) =>
  db.insertInto('questionnaire_preparation').values(row).execute();

export const setContent = (db: Db, id: string, content: string, at: string) =>
  db.updateTable('questionnaire_preparation').set({ content, changed_at: at }).where('id', '=', id).execute();

export const setPublished = (db: Db, id: string, questionnaireId: string, no: number) =>
  db
    .updateTable('questionnaire_preparation')
    .set({ questionnaire_id: questionnaireId, published_no: no })
    .where('id', '=', id)
    .execute();

export const findPreparation = (db: Db, id: string) =>
  db.selectFrom('questionnaire_preparation').selectAll().where('id', '=', id).executeTakeFirst();

/** An act by which the officer wrote a part of a preparation, if there is one. */
export const findWriting = (db: Db, id: string, officerId: string) =>
  db
    .selectFrom('audit_event')
    .select('at')
    .where('subject', '=', id)
    .where('officer_id', '=', officerId)
    .where('act', 'in', ['questionnaire_preparation.created', 'questionnaire_preparation.changed'])
    .executeTakeFirst();

/** The departments' preparations, the last changed first. */
export const listPreparations = (db: Db, departments: string[]): Promise<PreparationRow[]> =>
  db
    .selectFrom('questionnaire_preparation')
    .selectAll()
    .where('department_id', 'in', departments)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute();

/** First versions in progress in any department. */
export const listUnpublished = (db: Db) =>
  db
    .selectFrom('questionnaire_preparation')
    .select(['id', 'content'])
    .where('published_no', 'is', null)
    .where('questionnaire_id', 'is', null)
    .execute();

export const findPublishedSlug = (db: Db, slug: string) =>
  db.selectFrom('questionnaire').select('id').where('slug', '=', slug).executeTakeFirst();
