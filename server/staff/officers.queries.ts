import type { Insertable, Kysely, Updateable } from 'kysely';
import type { OfficerRoleTable, OfficerTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

const officers = (db: Db) =>
  db
    .selectFrom('officer')
    .innerJoin('department', 'department.id', 'officer.department_id')
    .leftJoin('section', 'section.id', 'officer.section_id')
    .select([
      'officer.id',
      'officer.title',
      'officer.sign_in_name',
      'officer.created_at',
      'officer.disabled_at',
    ])
    .select(['officer.password_temporary_until', 'officer.password_hash', 'officer.totp_confirmed_at'])
    .select(['officer.department_id', 'department.slug', 'department.name as department_name'])
    .select(['officer.section_id', 'section.name as section_name']);

export type OfficerRow = Awaited<ReturnType<typeof listOfficers>>[number];

export const listOfficers = (db: Db) => officers(db).orderBy('officer.sign_in_name').execute();

export const findOfficer = (db: Db, id: string) =>
  officers(db).where('officer.id', '=', id).executeTakeFirst();

/** Of one officer, or of all. */
export const listRoles = (db: Db, officerId?: string) =>
  db
    .selectFrom('officer_role')
    .innerJoin('department', 'department.id', 'officer_role.department_id')
    .select(['officer_role.officer_id', 'officer_role.role', 'officer_role.department_id'])
    .select(['department.slug', 'department.name'])
    .$if(officerId !== undefined, (query) => query.where('officer_id', '=', officerId ?? ''))
    .orderBy('department.slug')
    .orderBy('officer_role.role')
    .execute();

/** When officers last signed in, as the audit trail has it. */
export const listLastSignIns = (db: Db, officerId?: string) =>
  db
    .selectFrom('officer')
    .innerJoin('audit_event', 'audit_event.subject', 'officer.id')
    .select(({ fn }) => ['officer.id', fn.max('audit_event.at').as('at')])
    .where('audit_event.act', '=', 'session.begun')
    .$if(officerId !== undefined, (query) => query.where('officer.id', '=', officerId ?? ''))
    .groupBy('officer.id')
    .execute();

export const setOfficer = (db: Db, id: string, changes: Updateable<OfficerTable>) =>
  db.updateTable('officer').set(changes).where('id', '=', id).execute();

export const replaceRoles = async (db: Db, id: string, rows: Insertable<OfficerRoleTable>[]) => {
  await db.deleteFrom('officer_role').where('officer_id', '=', id).execute();
  if (rows.length > 0) await db.insertInto('officer_role').values(rows).execute();
};

export const deleteRecoveryCodes = (db: Db, id: string) =>
  db.deleteFrom('recovery_code').where('officer_id', '=', id).execute();

/** Officers with open accounts who hold a role anywhere. */
export const listHolders = (db: Db, role: string) =>
  db
    .selectFrom('officer_role')
    .innerJoin('officer', 'officer.id', 'officer_role.officer_id')
    .select('officer.id')
    .where('role', '=', role)
    .where('disabled_at', 'is', null)
    .execute();

export const deleteSessionsOf = (db: Db, officerId: string) =>
  db.deleteFrom('session').where('officer_id', '=', officerId).returning('id').execute();

export const deleteSessionsOfOthers = (db: Db, officerId: string) =>
  db.deleteFrom('session').where('officer_id', '!=', officerId).returning('id').execute();

export const listSessions = (db: Db) =>
  db
    .selectFrom('session')
    .innerJoin('officer', 'officer.id', 'session.officer_id')
    .innerJoin('department', 'department.id', 'officer.department_id')
    .select(['session.officer_id', 'session.created_at', 'session.seen_at', 'session.verified_at'])
    .select(['officer.title', 'department.name as department_name'])
    .orderBy('session.seen_at', 'desc')
    .execute();
