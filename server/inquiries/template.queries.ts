import type { Insertable, Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const listTemplates = (db: Db, departmentIds: readonly string[]) =>
  db
    .selectFrom('inquiry_template as m')
    .innerJoin('department as d', 'd.id', 'm.department_id')
    .innerJoin('officer as o', 'o.id', 'm.officer_id')
    .select(['m.id', 'm.department_id', 'm.title', 'm.text', 'm.changed_at', 'd.name', 'o.title as officer'])
    .where('m.department_id', 'in', [...departmentIds])
    .orderBy('m.title')
    .orderBy('m.id')
    .execute();

export const findTemplate = (db: Db, id: string) =>
  db.selectFrom('inquiry_template').selectAll().where('id', '=', id).executeTakeFirst();

export const insertTemplate = (db: Db, row: Insertable<Schema['inquiry_template']>) =>
  db.insertInto('inquiry_template').values(row).execute();

export const updateTemplate = (
  db: Db,
  id: string,
  set: { title: string; text: string; officer_id: string; changed_at: string },
) => db.updateTable('inquiry_template').set(set).where('id', '=', id).execute();

export const deleteTemplate = (db: Db, id: string) =>
  db.deleteFrom('inquiry_template').where('id', '=', id).execute();
