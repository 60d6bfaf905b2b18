import type { Insertable, Kysely } from 'kysely';
import type { Schema, SectionTable } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const listDepartments = (db: Db) => db.selectFrom('department').selectAll().orderBy('slug').execute();

export const setDepartmentName = (db: Db, id: string, name: string) =>
  db.updateTable('department').set({ name }).where('id', '=', id).execute();

export const setDepartmentClosed = (db: Db, id: string, at: string) =>
  db.updateTable('department').set({ closed_at: at }).where('id', '=', id).execute();

export const insertSection = (db: Db, row: Insertable<SectionTable>) =>
  db.insertInto('section').values(row).execute();

export const listSections = (db: Db) => db.selectFrom('section').selectAll().orderBy('created_at').execute();

export const setSectionName = (db: Db, id: string, name: string) =>
  db.updateTable('section').set({ name }).where('id', '=', id).execute();

export const setSectionClosed = (db: Db, id: string, at: string) =>
  db.updateTable('section').set({ closed_at: at }).where('id', '=', id).execute();

/** Officers whose accounts are open, by department and section. */
export const countOfficers = (db: Db) =>
  db
    .selectFrom('officer')
    .select(({ fn }) => ['department_id', 'section_id', fn.countAll<number>().as('count')])
    .where('disabled_at', 'is', null)
    .groupBy(['department_id', 'section_id'])
    .execute();

const counted = async (query: { executeTakeFirst(): Promise<{ count: number } | undefined> }) =>
  Number((await query.executeTakeFirst())?.count ?? 0);

/** Officers of other departments, with open accounts, who hold a role in this one. */
export const countGuests = (db: Db, departmentId: string) =>
  counted(
    db
      .selectFrom('officer_role')
      .innerJoin('officer', 'officer.id', 'officer_role.officer_id')
      .select(({ fn }) => fn.count<number>('officer.id').distinct().as('count'))
      .where('officer_role.department_id', '=', departmentId)
      .where('officer.department_id', '!=', departmentId)
      .where('officer.disabled_at', 'is', null),
  );

/** Questionnaires that are still open, or whose results are not out yet. */
export const countQuestionnaires = (db: Db, departmentId: string) =>
  counted(
    db
      .selectFrom('questionnaire')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('department_id', '=', departmentId)
      .where('exercise', '=', 0)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('release')
              .select('release.id')
              .whereRef('release.questionnaire_id', '=', 'questionnaire.id')
              .where('published_at', 'is not', null),
          ),
        ),
      ),
  );

/** Consultations whose outcome is not public yet. */
export const countConsultations = (db: Db, departmentId: string) =>
  counted(
    db
      .selectFrom('consultation')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('department_id', '=', departmentId)
      .where('exercise', '=', 0)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('outcome')
              .select('outcome.id')
              .whereRef('outcome.consultation_id', '=', 'consultation.id')
              .where('outcome.published_at', 'is not', null),
          ),
        ),
      ),
  );

/** Consultations and questionnaires that are being written. */
export async function countPreparations(db: Db, departmentId: string): Promise<number> {
  const consultations = await counted(
    db
      .selectFrom('preparation')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('department_id', '=', departmentId)
      .where('consultation_id', 'is', null),
  );
  const questionnaires = await counted(
    db
      .selectFrom('questionnaire_preparation')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('department_id', '=', departmentId)
      .where('published_no', 'is', null),
  );
  return consultations + questionnaires;
}
