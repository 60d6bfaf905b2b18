import type { Insertable, Kysely } from 'kysely';
import type { DepartmentTable, OfficerRoleTable, OfficerTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const insertDepartment = (db: Db, row: Insertable<DepartmentTable>) =>
  db.insertInto('department').values(row).execute();

export const listDepartments = (db: Db) => db.selectFrom('department').selectAll().orderBy('slug').execute();

export const findDepartment = (db: Db, id: string) =>
  db.selectFrom('department').selectAll().where('id', '=', id).executeTakeFirst();

export const findDepartmentBySlug = (db: Db, slug: string) =>
  db.selectFrom('department').selectAll().where('slug', '=', slug).executeTakeFirst();

export const insertOfficer = (db: Db, row: Insertable<OfficerTable>) =>
  db.insertInto('officer').values(row).execute();

export const insertOfficerRoles = (db: Db, rows: Insertable<OfficerRoleTable>[]) =>
  db.insertInto('officer_role').values(rows).execute();

const officers = (db: Db) =>
  db
    .selectFrom('officer')
    .innerJoin('department', 'department.id', 'officer.department_id')
    .select([
      'officer.id',
      'officer.title',
      'department.id as department_id',
      'department.slug',
      'department.name',
    ])
    .where('officer.disabled_at', 'is', null);

export const findOfficer = (db: Db, id: string) =>
  officers(db).where('officer.id', '=', id).executeTakeFirst();

export const findSignIn = (db: Db, signInName: string) =>
  db
    .selectFrom('officer')
    .select(['id', 'password_hash', 'password_temporary_until'])
    .where('sign_in_name', '=', signInName)
    .executeTakeFirst();

export const listRoles = (db: Db, officerId: string) =>
  db
    .selectFrom('officer_role')
    .select(['department_id', 'role'])
    .where('officer_id', '=', officerId)
    .orderBy('department_id')
    .orderBy('role')
    .execute();
