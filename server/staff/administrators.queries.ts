import type { Insertable, Kysely } from 'kysely';
import type { OfficerTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const findAnyOfficer = (db: Db) => db.selectFrom('officer').select('id').limit(1).executeTakeFirst();

export const findSignInName = (db: Db, signInName: string) =>
  db.selectFrom('officer').select('id').where('sign_in_name', '=', signInName).executeTakeFirst();

/** Accounts that hold one of these roles, and whether anybody ever signed in with them. */
export const listHolders = (db: Db, roles: string[]) =>
  db
    .selectFrom('officer')
    .innerJoin('officer_role', 'officer_role.officer_id', 'officer.id')
    .innerJoin('department', 'department.id', 'officer.department_id')
    .select((eb) => [
      'officer.id',
      'officer.title',
      'officer.sign_in_name',
      'officer.disabled_at',
      'officer_role.role',
      'department.id as department_id',
      'department.name as department_name',
      eb
        .exists(
          eb
            .selectFrom('audit_event')
            .select('audit_event.seq')
            .whereRef('audit_event.subject', '=', 'officer.id')
            .where('audit_event.act', '=', 'session.begun'),
        )
        .as('signed_in'),
    ])
    .where('officer_role.role', 'in', roles)
    .orderBy('officer.created_at')
    .execute();

export const insertAccount = async (db: Db, row: Insertable<OfficerTable>, role: string) => {
  await db.insertInto('officer').values(row).execute();
  const { id, department_id } = row;
  await db.insertInto('officer_role').values({ officer_id: id, department_id, role }).execute();
};

export const setTemporaryPassword = (db: Db, id: string, { hash, until }: { hash: string; until: string }) =>
  db
    .updateTable('officer')
    .set({ password_hash: hash, password_temporary_until: until })
    .where('id', '=', id)
    .execute();
