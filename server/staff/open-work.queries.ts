import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** Approvals that nobody has signed off, returned or taken back, with who drafted them and when. */
export const listWaiting = (db: Db) =>
  db
    .selectFrom('approval')
    .innerJoin('approval_act as draft', 'draft.approval_id', 'approval.id')
    .innerJoin('department', 'department.id', 'approval.department_id')
    .select(['approval.id', 'approval.kind', 'approval.department_id', 'approval.steps'])
    .select(['draft.officer_id', 'draft.at', 'department.name as department_name'])
    .where('draft.act', '=', 'draft')
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
    .orderBy('draft.at')
    .execute();

/** Consultations that an officer began to write and that are not public yet. */
export const listConsultationsBegunBy = (db: Db, officerId: string) =>
  db
    .selectFrom('preparation')
    .innerJoin('department', 'department.id', 'preparation.department_id')
    .select(['preparation.id', 'preparation.created_at', 'department.name as department_name'])
    .where('officer_id', '=', officerId)
    .where('consultation_id', 'is', null)
    .orderBy('preparation.created_at')
    .execute();

export const listQuestionnairesBegunBy = (db: Db, officerId: string) =>
  db
    .selectFrom('questionnaire_preparation as preparation')
    .innerJoin('department', 'department.id', 'preparation.department_id')
    .select(['preparation.id', 'preparation.created_at', 'department.name as department_name'])
    .where('officer_id', '=', officerId)
    .where('published_no', 'is', null)
    .orderBy('preparation.created_at')
    .execute();

/** Every chain that was set, the last of a department and kind being the one that holds. */
export const listChains = (db: Db) =>
  db
    .selectFrom('approval_chain')
    .innerJoin('department', 'department.id', 'approval_chain.department_id')
    .select([
      'approval_chain.department_id',
      'kind',
      'no',
      'steps',
      'at',
      'department.name as department_name',
    ])
    .orderBy('no')
    .execute();
