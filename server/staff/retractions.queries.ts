import type { Insertable, Kysely } from 'kysely';
import type { RetractionTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const insertRetraction = (db: Db, row: Insertable<RetractionTable>) =>
  db.insertInto('retraction').values(row).execute();

export const listSubjects = (db: Db, kind: string) =>
  db.selectFrom('retraction').select('subject_id').where('kind', '=', kind).execute();

const rows = (db: Db) =>
  db
    .selectFrom('retraction')
    .innerJoin('department', 'department.id', 'retraction.department_id')
    .selectAll('retraction')
    .select('department.name as department_name');

export const findRetraction = (db: Db, kind: string, subjectId: string) =>
  rows(db).where('kind', '=', kind).where('subject_id', '=', subjectId).executeTakeFirst();

/** The newest first. */
export const listRetractions = (db: Db) => rows(db).orderBy('at', 'desc').orderBy('retraction.id').execute();

export type RetractionRow = Awaited<ReturnType<typeof listRetractions>>[number];
