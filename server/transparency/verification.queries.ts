import type { Kysely, Selectable } from 'kysely';
import type { ResponseTable, Schema } from '#db/schema.ts';
import { NEVER } from '../jobs/outbox.ts';

export { countSize, failingApart, integrityFaults, strayReferences } from '#db/dialect.ts';

export type Db = Kysely<Schema>;

const PAGE = 1000;

export const listApprovalSteps = (db: Db) =>
  db
    .selectFrom('approval_act')
    .select(['approval_id', 'step'])
    .orderBy('approval_id')
    .orderBy('step')
    .execute();

export const listAttachmentIds = async (db: Db): Promise<string[]> =>
  (await db.selectFrom('attachment').select('id').orderBy('id').execute()).map(({ id }) => id);

export const findAttachment = (db: Db, id: string) =>
  db.selectFrom('attachment').select(['bytes', 'hash']).where('id', '=', id).executeTakeFirst();

export const listVersions = (db: Db) =>
  db
    .selectFrom('questionnaire_version')
    .select(['questionnaire_id', 'no', 'hash', 'definition'])
    .orderBy('questionnaire_id')
    .orderBy('no')
    .execute();

export const listReleaseIds = async (db: Db): Promise<string[]> =>
  (await db.selectFrom('release').select('id').orderBy('questionnaire_id').orderBy('no').execute()).map(
    ({ id }) => id,
  );

export const findRelease = (db: Db, id: string) =>
  db.selectFrom('release').selectAll().where('id', '=', id).executeTakeFirst();

export type ResponseRow = Selectable<ResponseTable>;

/** A page of the responses to a questionnaire, in key order. */
export const listResponses = (
  db: Db,
  questionnaireId: string,
  after: Uint8Array | undefined,
): Promise<ResponseRow[]> =>
  db
    .selectFrom('response')
    .selectAll()
    .where('questionnaire_id', '=', questionnaireId)
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? new Uint8Array()))
    .orderBy('id')
    .limit(PAGE)
    .execute();

/** The texts of the responses from one id to another, both included. */
export const listTextsBetween = (db: Db, questionnaireId: string, first: Uint8Array, last: Uint8Array) =>
  db
    .selectFrom('response_text')
    .select(['response_id', 'item', 'text'])
    .where('questionnaire_id', '=', questionnaireId)
    .where('response_id', '>=', first)
    .where('response_id', '<=', last)
    .execute();

export const findStrayResponse = (db: Db) =>
  db
    .selectFrom('response')
    .select('id')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('questionnaire')
            .select('questionnaire.id')
            .whereRef('questionnaire.id', '=', 'response.questionnaire_id'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();

/** A page of texts with their keys, which are missing where they are null. */
export const listTextsWithKeys = (db: Db, after: number) =>
  db
    .selectFrom('response_text')
    .leftJoin('response_text_keys', 'response_text_keys.rowid', 'response_text.text_id')
    .select(['text_id', 'text', 'keys'])
    .where('text_id', '>', after)
    .orderBy('text_id')
    .limit(PAGE)
    .execute();

export const findTextWithoutResponse = (db: Db) =>
  db
    .selectFrom('response_text')
    .select('text_id')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('response')
            .select('response.id')
            .whereRef('response.questionnaire_id', '=', 'response_text.questionnaire_id')
            .whereRef('response.id', '=', 'response_text.response_id'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();

export const findKeysWithoutText = (db: Db) =>
  db
    .selectFrom('response_text_keys')
    .leftJoin('response_text', 'response_text.text_id', 'response_text_keys.rowid')
    .select('response_text_keys.rowid')
    .where('response_text.text_id', 'is', null)
    .limit(1)
    .executeTakeFirst();

/** Answers that are kept, by channel and day. */
export const countReceived = (db: Db, questionnaireId: string) =>
  db
    .selectFrom('response')
    .select(({ fn }) => ['channel', 'day', fn.countAll<number>().as('n')])
    .where('questionnaire_id', '=', questionnaireId)
    .where('answers', 'is not', null)
    .groupBy(['channel', 'day'])
    .execute();

export const listJobs = (db: Db) => db.selectFrom('job').select(['name', 'holder', 'lease_until']).execute();

/** Of mail that may still be sent: what was given up bears a lease without an end. */
export const listMailLeases = (db: Db) =>
  db
    .selectFrom('mail')
    .select(['id', 'lease_until'])
    .where('lease_until', 'is not', null)
    .where('lease_until', '<', NEVER)
    .execute();

export const listErasures = (db: Db) => db.selectFrom('erasure').selectAll().execute();

export const holdsAnswers = async (db: Db, questionnaireId: string, id: Uint8Array): Promise<boolean> =>
  (await db
    .selectFrom('response')
    .select('id')
    .where('questionnaire_id', '=', questionnaireId)
    .where('id', '=', id)
    .where('answers', 'is not', null)
    .executeTakeFirst()) !== undefined;

export const holdsComment = async (db: Db, consultationId: string, id: Uint8Array): Promise<boolean> =>
  (await db
    .selectFrom('comment')
    .select('id')
    .where('consultation_id', '=', consultationId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()) !== undefined;

export const isQuestionnaire = async (db: Db, id: string): Promise<boolean> =>
  (await db.selectFrom('questionnaire').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

export const isConsultation = async (db: Db, id: string): Promise<boolean> =>
  (await db.selectFrom('consultation').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

export const isText = async (db: Db, textId: number): Promise<boolean> =>
  (await db
    .selectFrom('response_text')
    .select('text_id')
    .where('text_id', '=', textId)
    .executeTakeFirst()) !== undefined;

/** Sealed contacts that an author left with a comment. */
export const listContacts = (db: Db, consultationId: string, commentId: Uint8Array) =>
  db
    .selectFrom('comment_contact')
    .select('sealed')
    .where('consultation_id', '=', consultationId)
    .where('comment_id', '=', commentId)
    .execute();

export const listOfficerContacts = (db: Db, officerId: string) =>
  db.selectFrom('officer_contact').select('sealed').where('officer_id', '=', officerId).execute();
