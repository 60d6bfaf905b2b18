import type { Insertable, Kysely } from 'kysely';
import type { ApprovalChainTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const insertChain = (db: Db, row: Insertable<ApprovalChainTable>) =>
  db.insertInto('approval_chain').values(row).execute();

/** The one that holds. */
export const findChain = (db: Db, departmentId: string, kind: string) =>
  db
    .selectFrom('approval_chain')
    .selectAll()
    .where('department_id', '=', departmentId)
    .where('kind', '=', kind)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Every chain that was ever set, the earlier ones of a department and kind first. */
export const listChains = (db: Db) => db.selectFrom('approval_chain').selectAll().orderBy('no').execute();

/** Roles in chains that open accounts hold. */
export const listChainRoles = (db: Db) =>
  db
    .selectFrom('officer_role')
    .innerJoin('officer', 'officer.id', 'officer_role.officer_id')
    .innerJoin('department', 'department.id', 'officer.department_id')
    .select([
      'officer.id',
      'officer.title',
      'officer.department_id as home',
      'department.name',
      'officer_role.department_id',
      'officer_role.role',
    ])
    .where('officer.disabled_at', 'is', null)
    .where('officer_role.role', 'in', ['approver', 'legal'])
    .orderBy('officer.department_id')
    .orderBy('officer.sign_in_name')
    .execute();

/** Open accounts that draft in a department. */
export const listDrafters = (db: Db, departmentId: string, role: string) =>
  db
    .selectFrom('officer_role')
    .innerJoin('officer', 'officer.id', 'officer_role.officer_id')
    .select('officer.id')
    .where('officer.disabled_at', 'is', null)
    .where('officer_role.department_id', '=', departmentId)
    .where('officer_role.role', '=', role)
    .execute();

export const listTitles = (db: Db, ids: string[]) =>
  db.selectFrom('officer').select(['id', 'title']).where('id', 'in', ids).execute();

export const listNames = (db: Db, ids: string[]) =>
  db.selectFrom('department').select(['id', 'name']).where('id', 'in', ids).execute();
