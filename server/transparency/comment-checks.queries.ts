import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

export type Db = Kysely<Schema>;

const PAGE = 1000;

export const listDocumentVersions = (db: Db) =>
  db
    .selectFrom('document_version')
    .select(['document_id', 'no', 'title', 'hash'])
    .orderBy('document_id')
    .orderBy('no')
    .execute();

/** Depth first. */
export const listClauses = (db: Db, documentId: string, versionNo: number) =>
  db
    .selectFrom('clause_version')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('version_no', '=', versionNo)
    .orderBy('position')
    .execute();

export const listConsultations = (db: Db) =>
  db.selectFrom('consultation').select(['id', 'document_id']).orderBy('id').execute();

/** A page of comments by their numbers, with their search keys. */
export const listComments = (db: Db, consultationId: string, after: number) =>
  db
    .selectFrom('comment')
    .leftJoin('comment_keys', 'comment_keys.rowid', 'comment.text_id')
    .select(['comment.id', 'no', 'revision', 'body_mac', 'withdrawn_at', 'keys'])
    .where('consultation_id', '=', consultationId)
    .where('no', '>', after)
    .orderBy('no')
    .limit(PAGE)
    .execute();

export type CommentRow = Awaited<ReturnType<typeof listComments>>[number];

/** Ids of the comments after one number up to another. */
const ids = (db: Db, consultationId: string, after: number, last: number) =>
  db
    .selectFrom('comment')
    .select('comment.id')
    .where('comment.consultation_id', '=', consultationId)
    .where('comment.no', '>', after)
    .where('comment.no', '<=', last);

export const listCommentVersions = (db: Db, id: string, after: number, last: number) =>
  db
    .selectFrom('comment_version')
    .select(['comment_id', 'revision', 'shown', 'statement', 'party_name'])
    .where('consultation_id', '=', id)
    .where('comment_id', 'in', ids(db, id, after, last))
    .execute();

export const listOpinions = (db: Db, id: string, after: number, last: number) =>
  db
    .selectFrom('opinion')
    .select(['comment_id', 'revision', 'position', 'text', 'proposed'])
    .where('consultation_id', '=', id)
    .where('comment_id', 'in', ids(db, id, after, last))
    .execute();

/** In the order of the acts. */
export const listModerations = (db: Db, id: string, after: number, last: number) =>
  db
    .selectFrom('moderation')
    .select(['comment_id', 'seq', 'revision', 'act'])
    .where('consultation_id', '=', id)
    .where('comment_id', 'in', ids(db, id, after, last))
    .orderBy('seq')
    .execute();

export const listRedactions = (db: Db, id: string, after: number, last: number) =>
  db
    .selectFrom('redaction')
    .select(['comment_id', 'revision', 'revoked_at'])
    .where('consultation_id', '=', id)
    .where('comment_id', 'in', ids(db, id, after, last))
    .execute();

export const listContacts = (db: Db, id: string, after: number, last: number) =>
  db
    .selectFrom('comment_contact')
    .select(['comment_id', 'purpose', 'sealed'])
    .where('consultation_id', '=', id)
    .where('comment_id', 'in', ids(db, id, after, last))
    .execute();

export const listAppeals = (db: Db, id: string, after: number, last: number) =>
  db
    .selectFrom('appeal')
    .select(['comment_id', 'text'])
    .where('consultation_id', '=', id)
    .where('comment_id', 'in', ids(db, id, after, last))
    .execute();

/** An opinion on a clause that no version of the document has. */
export const findStrayLineage = (db: Db, consultationId: string, documentId: string) =>
  db
    .selectFrom('opinion')
    .select('id')
    .where('consultation_id', '=', consultationId)
    .where('lineage', 'is not', null)
    .where('lineage', 'not in', (eb) =>
      eb.selectFrom('clause_version').select('clause_version.lineage').where('document_id', '=', documentId),
    )
    .limit(1)
    .executeTakeFirst();

export const findKeysWithoutComment = (db: Db) =>
  db
    .selectFrom('comment_keys')
    .leftJoin('comment', 'comment.text_id', 'comment_keys.rowid')
    .select('comment_keys.rowid')
    .where('comment.text_id', 'is', null)
    .limit(1)
    .executeTakeFirst();

export const listOutcomeIds = async (db: Db): Promise<string[]> =>
  (await db.selectFrom('outcome').select('id').orderBy('consultation_id').orderBy('no').execute()).map(
    ({ id }) => id,
  );

export const findOutcome = (db: Db, id: string) =>
  db.selectFrom('outcome').selectAll().where('id', '=', id).executeTakeFirst();

/** An opinion that counts and is in no group, or in one that has no answer. */
export const findUnanswered = (db: Db, consultationId: string) =>
  db
    .selectFrom('counted_opinion')
    .leftJoin('group_member', 'group_member.opinion_id', 'counted_opinion.id')
    .select('counted_opinion.id')
    .where('counted_opinion.consultation_id', '=', consultationId)
    .where(({ or, eb, not, exists, selectFrom }) =>
      or([
        eb('group_member.group_id', 'is', null),
        not(
          exists(
            selectFrom('disposition')
              .select('disposition.no')
              .whereRef('disposition.group_id', '=', 'group_member.group_id'),
          ),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
