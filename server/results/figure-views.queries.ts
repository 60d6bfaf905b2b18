import type { Insertable, Kysely } from 'kysely';
import type { FigureViewTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

const titled = (db: Db) =>
  db
    .selectFrom('figure_view')
    .innerJoin('officer', 'officer.id', 'figure_view.officer_id')
    .selectAll('figure_view')
    .select('officer.title as officer_title');

/** Those of a department, the latest first. */
export const listViews = (db: Db, questionnaireId: string, departmentId: string) =>
  titled(db)
    .where('questionnaire_id', '=', questionnaireId)
    .where('figure_view.department_id', '=', departmentId)
    .orderBy('created_at', 'desc')
    .orderBy('figure_view.id')
    .execute();

export type FigureViewRow = Awaited<ReturnType<typeof listViews>>[number];

export const findView = (db: Db, id: string) =>
  titled(db).where('figure_view.id', '=', id).executeTakeFirst();

export const insertView = (db: Db, row: Insertable<FigureViewTable>) =>
  db.insertInto('figure_view').values(row).execute();

export const setViewName = (db: Db, id: string, name: string) =>
  db.updateTable('figure_view').set({ name }).where('id', '=', id).execute();

export const deleteView = (db: Db, id: string) => db.deleteFrom('figure_view').where('id', '=', id).execute();
