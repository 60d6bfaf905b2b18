import type { Insertable, Kysely, Selectable } from 'kysely';
import type { PieceTable, PieceVersionTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export type PieceRow = Selectable<PieceTable>;

export const insertPiece = (db: Db, row: Insertable<PieceTable>) =>
  db.insertInto('piece').values(row).execute();

/** Gives whether the revision was still the one that was read. */
export async function setContent(
  db: Db,
  {
    id,
    revision,
    content,
    slug,
    at,
  }: { id: string; revision: number; content: string; slug: string; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('piece')
    .set({ content, slug, revision: revision + 1, changed_at: at })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const deletePiece = (db: Db, id: string) => db.deleteFrom('piece').where('id', '=', id).execute();

export const setPublished = (db: Db, id: string, no: number, listedOn: string) =>
  db.updateTable('piece').set({ published_no: no, listed_on: listedOn }).where('id', '=', id).execute();

export const findPiece = (db: Db, id: string) =>
  db.selectFrom('piece').selectAll().where('id', '=', id).executeTakeFirst();

/** What of a kind stands on the departments' desks, the last changed first. */
export const listPieces = (db: Db, kind: string, departments: readonly string[]): Promise<PieceRow[]> =>
  db
    .selectFrom('piece')
    .selectAll()
    .where('kind', '=', kind)
    .where('department_id', 'in', departments)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute();

export const findPieceAt = (db: Db, kind: string, slug: string) =>
  db.selectFrom('piece').selectAll().where('kind', '=', kind).where('slug', '=', slug).executeTakeFirst();

/** An act by which the officer wrote a part of it, if there is one. */
export const findWriting = (db: Db, id: string, officerId: string) =>
  db
    .selectFrom('audit_event')
    .select('at')
    .where('subject', '=', id)
    .where('officer_id', '=', officerId)
    .where('act', 'in', ['piece.created', 'piece.changed', 'piece.file-added'])
    .executeTakeFirst();

export const insertVersion = (db: Db, row: Insertable<PieceVersionTable>) =>
  db.insertInto('piece_version').values(row).execute();

export const setVersionPublished = (db: Db, id: string, at: string) =>
  db.updateTable('piece_version').set({ published_at: at }).where('id', '=', id).execute();

export const findVersion = (db: Db, id: string) =>
  db.selectFrom('piece_version').selectAll().where('id', '=', id).executeTakeFirst();

export const findVersionByNo = (db: Db, pieceId: string, no: number) =>
  db
    .selectFrom('piece_version')
    .selectAll()
    .where('piece_id', '=', pieceId)
    .where('no', '=', no)
    .executeTakeFirst();

/** The version that the public read before one. */
export const findVersionBefore = (db: Db, pieceId: string, no: number) =>
  db
    .selectFrom('piece_version')
    .select(['no', 'content'])
    .where('piece_id', '=', pieceId)
    .where('no', '<', no)
    .where('published_at', 'is not', null)
    .orderBy('no', 'desc')
    .executeTakeFirst();

export const listVersions = (db: Db, pieceId: string) =>
  db
    .selectFrom('piece_version')
    .select(['id', 'piece_id', 'no', 'hash', 'note', 'proposed_at', 'published_at'])
    .where('piece_id', '=', pieceId)
    .orderBy('no')
    .execute();

/** Puts codes by which it is listed in the place of those that stood there. */
export async function replaceFacets(
  db: Db,
  pieceId: string,
  facets: readonly [string, string][],
): Promise<void> {
  await db.deleteFrom('piece_facet').where('piece_id', '=', pieceId).execute();
  if (facets.length === 0) return;
  await db
    .insertInto('piece_facet')
    .values(facets.map(([name, value]) => ({ piece_id: pieceId, name, value })))
    .execute();
}
