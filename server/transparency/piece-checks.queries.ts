import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

const PAGE = 200;

/** A page of the pieces by their ids. */
export const listPieces = (db: Db, after: string) =>
  db
    .selectFrom('piece')
    .select(['id', 'kind', 'published_no', 'listed_on'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE)
    .execute();

export const listVersions = (db: Db, pieceId: string) =>
  db
    .selectFrom('piece_version')
    .select(['id', 'no', 'content', 'hash', 'published_at'])
    .where('piece_id', '=', pieceId)
    .orderBy('no')
    .execute();

export const listFacets = (db: Db, pieceId: string) =>
  db.selectFrom('piece_facet').select(['name', 'value']).where('piece_id', '=', pieceId).execute();

export const listEntries = (db: Db, pieceId: string) =>
  db
    .selectFrom('piece_entry')
    .leftJoin('piece_keys', 'piece_keys.rowid', 'piece_entry.id')
    .select(['language', 'title', 'text', 'keys'])
    .where('piece_id', '=', pieceId)
    .execute();

export const findStrayKeys = (db: Db) =>
  db
    .selectFrom('piece_keys')
    .select('rowid')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('piece_entry').select('id').whereRef('piece_entry.id', '=', 'piece_keys.rowid'))),
    )
    .limit(1)
    .executeTakeFirst();

export const listFileIds = async (db: Db): Promise<string[]> =>
  (await db.selectFrom('piece_file').select('id').orderBy('id').execute()).map(({ id }) => id);

export const findFile = (db: Db, id: string) =>
  db
    .selectFrom('piece_file')
    .select(['piece_id', 'bytes', 'size', 'hash'])
    .where('id', '=', id)
    .executeTakeFirst();
