import type { Insertable, Kysely, Selectable } from 'kysely';
import type { ClauseVersionTable, DocumentTable, DocumentVersionTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export type ClauseRow = Selectable<ClauseVersionTable>;

export const insertDocument = (db: Db, row: Insertable<DocumentTable>) =>
  db.insertInto('document').values(row).execute();

export const insertVersion = (db: Db, row: Insertable<DocumentVersionTable>) =>
  db.insertInto('document_version').values(row).execute();

/** One at a time: a long document has more columns than a statement has places. */
export async function insertClauses(db: Db, rows: Insertable<ClauseVersionTable>[]): Promise<void> {
  for (const row of rows) await db.insertInto('clause_version').values(row).execute();
}

export const findVersion = (db: Db, documentId: string, no: number) =>
  db
    .selectFrom('document_version')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('no', '=', no)
    .executeTakeFirst();

/** The clauses of a version, depth first. */
export const listClauses = (db: Db, documentId: string, versionNo: number): Promise<ClauseRow[]> =>
  db
    .selectFrom('clause_version')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('version_no', '=', versionNo)
    .orderBy('position')
    .execute();

export async function deleteDocument(db: Db, id: string): Promise<void> {
  await db.deleteFrom('clause_version').where('document_id', '=', id).execute();
  await db.deleteFrom('document_version').where('document_id', '=', id).execute();
  await db.deleteFrom('document').where('id', '=', id).execute();
}
