import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { InquiryRow } from './inquiries.queries.ts';

type Db = Kysely<Schema>;

/** Departments that stand, and in which somebody with an open account holds one of the roles. */
export const listTaking = (db: Db, roles: readonly string[]) =>
  db
    .selectFrom('department')
    .select(['id', 'slug', 'name'])
    .where('closed_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('officer_role')
          .innerJoin('officer', 'officer.id', 'officer_role.officer_id')
          .select('officer.id')
          .whereRef('officer_role.department_id', '=', 'department.id')
          .where('officer_role.role', 'in', roles)
          .where('officer.disabled_at', 'is', null),
      ),
    )
    .orderBy('slug')
    .execute();

/** Applications of departments, those that are open first and by the day on which they are due. */
export const listApplications = (
  db: Db,
  departments: readonly string[],
  limit: number,
): Promise<InquiryRow[]> =>
  db
    .selectFrom('inquiry')
    .selectAll()
    .where('kind', '=', 'disclosure')
    .where('department_id', 'in', departments)
    .orderBy('open', 'desc')
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();

/** What the latest applications of a department ask for; not those that were taken back. */
export const listAskedFor = (db: Db, departmentId: string, limit: number) =>
  db
    .selectFrom('inquiry')
    .select(['id', 'number', 'title', 'body', 'details', 'state', 'received_at'])
    .where('department_id', '=', departmentId)
    .where('kind', '=', 'disclosure')
    .where('withdrawn_day', 'is', null)
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
