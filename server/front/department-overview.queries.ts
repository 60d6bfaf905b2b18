import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** What a department has put forward and nobody has signed, returned or recalled. */
export const listUndecided = (db: Db, departmentId: string) =>
  db
    .selectFrom('approval')
    .select(['id', 'kind', 'subject_id'])
    .where('department_id', '=', departmentId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('approval_act')
            .select('step')
            .whereRef('approval_act.approval_id', '=', 'approval.id')
            .where('act', 'in', ['sign', 'return', 'recall']),
        ),
      ),
    )
    .orderBy('id')
    .execute();
