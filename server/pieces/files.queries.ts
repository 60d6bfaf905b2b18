import { type Insertable, type Kysely, sql } from 'kysely';
import type { PieceFileTable, Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

const told = ['id', 'piece_id', 'name', 'media_type', 'size', 'hash', 'at'] as const;

export const insertFile = (db: Db, row: Insertable<PieceFileTable>) =>
  db.insertInto('piece_file').values(row).execute();

export const deleteFile = (db: Db, id: string) => db.deleteFrom('piece_file').where('id', '=', id).execute();

export const deleteFilesOf = (db: Db, pieceId: string) =>
  db.deleteFrom('piece_file').where('piece_id', '=', pieceId).execute();

export const listFiles = (db: Db, pieceId: string) =>
  db
    .selectFrom('piece_file')
    .select(told)
    .where('piece_id', '=', pieceId)
    .orderBy('at')
    .orderBy('id')
    .execute();

export const findFile = (db: Db, id: string) =>
  db.selectFrom('piece_file').select(told).where('id', '=', id).executeTakeFirst();

/** The same with everything in it. */
export const findWholeFile = (db: Db, id: string) =>
  db.selectFrom('piece_file').selectAll().where('id', '=', id).executeTakeFirst();

/** So many bytes of a file from one on, counted from 0. */
export const findBytes = async (
  db: Db,
  id: string,
  [start, length]: readonly [start: number, length: number],
): Promise<Uint8Array | undefined> =>
  (
    await db
      .selectFrom('piece_file')
      .select(sql<Uint8Array>`substr(bytes, ${sql.lit(start + 1)}, ${sql.lit(length)})`.as('part'))
      .where('id', '=', id)
      .executeTakeFirst()
  )?.part;

/** What was ever put before approvers of a piece. */
export const listContents = async (db: Db, pieceId: string): Promise<string[]> =>
  (await db.selectFrom('piece_version').select('content').where('piece_id', '=', pieceId).execute()).map(
    ({ content }) => content,
  );
