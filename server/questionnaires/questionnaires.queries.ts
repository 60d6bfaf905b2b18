import type { Insertable, Kysely, Updateable } from 'kysely';
import type { QuestionnaireTable, QuestionnaireVersionTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export interface VersionKey {
  questionnaire_id: string;
  no: number;
  hash: string;
}

export const insertQuestionnaire = (db: Db, row: Insertable<QuestionnaireTable>) =>
  db.insertInto('questionnaire').values(row).execute();

export const insertVersion = (db: Db, row: Insertable<QuestionnaireVersionTable>) =>
  db.insertInto('questionnaire_version').values(row).execute();

export const setPeriod = (
  db: Db,
  id: string,
  period: Pick<Updateable<QuestionnaireTable>, 'closes_at' | 'results_due_on' | 'channels'>,
) => db.updateTable('questionnaire').set(period).where('id', '=', id).execute();

export const listQuestionnaires = (db: Db) =>
  db.selectFrom('questionnaire').selectAll().orderBy('closes_at', 'desc').orderBy('slug').execute();

export const listVersionKeys = (db: Db): Promise<VersionKey[]> =>
  db
    .selectFrom('questionnaire_version')
    .select(['questionnaire_id', 'no', 'hash'])
    .orderBy('questionnaire_id')
    .orderBy('no')
    .execute();

export const getVersion = (db: Db, key: VersionKey) =>
  db
    .selectFrom('questionnaire_version')
    .selectAll()
    .where('questionnaire_id', '=', key.questionnaire_id)
    .where('no', '=', key.no)
    .executeTakeFirstOrThrow();

export async function deleteQuestionnaire(db: Db, id: string): Promise<void> {
  await db.deleteFrom('questionnaire_preparation').where('questionnaire_id', '=', id).execute();
  await db.deleteFrom('questionnaire_version').where('questionnaire_id', '=', id).execute();
  await db.deleteFrom('questionnaire').where('id', '=', id).execute();
}
