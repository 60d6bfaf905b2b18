import type { Insertable, Kysely } from 'kysely';
import type { ApprovalActTable, ApprovalTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const insertApproval = (db: Db, row: Insertable<ApprovalTable>) =>
  db.insertInto('approval').values(row).execute();

export const insertAct = (db: Db, row: Insertable<ApprovalActTable>) =>
  db.insertInto('approval_act').values(row).execute();

const approvals = (db: Db) =>
  db
    .selectFrom('approval')
    .innerJoin('department', 'department.id', 'approval.department_id')
    .selectAll('approval')
    .select('department.name as department_name');

export const findApproval = (db: Db, id: string) =>
  approvals(db).where('approval.id', '=', id).executeTakeFirst();

export type ApprovalRow = NonNullable<Awaited<ReturnType<typeof findApproval>>>;

/** Those of a subject, in no order. */
export const listOfSubject = (db: Db, kind: string, subjectId: string) =>
  approvals(db).where('kind', '=', kind).where('subject_id', '=', subjectId).execute();

const ends = ['sign', 'return', 'recall'];

/** Those that nobody has signed, returned or recalled. */
export const listUndecided = (db: Db) =>
  approvals(db)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('approval_act')
            .select('step')
            .whereRef('approval_act.approval_id', '=', 'approval.id')
            .where('act', 'in', ends),
        ),
      ),
    )
    .orderBy('approval.id')
    .execute();

/** Those of departments that were decided, the latest first. */
export const listDecidedIn = (db: Db, departmentIds: string[], limit: number) =>
  approvals(db)
    .innerJoin('approval_act', 'approval_act.approval_id', 'approval.id')
    .where('approval_act.act', 'in', ends)
    .where('approval.department_id', 'in', departmentIds)
    .orderBy('approval_act.at', 'desc')
    .orderBy('approval.id')
    .limit(limit)
    .execute();

export const listDraftedBy = (db: Db, officerId: string, limit: number) =>
  approvals(db)
    .innerJoin('approval_act', 'approval_act.approval_id', 'approval.id')
    .where('approval_act.act', '=', 'draft')
    .where('approval_act.officer_id', '=', officerId)
    .orderBy('approval_act.at', 'desc')
    .orderBy('approval.id')
    .limit(limit)
    .execute();

/** The acts of approvals in their order, with the office of each officer. */
export const listActs = (db: Db, approvalIds: string[]) =>
  db
    .selectFrom('approval_act')
    .leftJoin('officer', 'officer.id', 'approval_act.officer_id')
    .leftJoin('officer as absent', 'absent.id', 'approval_act.on_behalf_of')
    .selectAll('approval_act')
    .select(['officer.title', 'absent.title as absent_title'])
    .where('approval_id', 'in', approvalIds)
    .orderBy('approval_id')
    .orderBy('step')
    .execute();
