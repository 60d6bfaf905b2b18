import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** Every version of a piece that was public, the newest first. */
export const listPublicVersions = (db: Db, pieceId: string) =>
  db
    .selectFrom('piece_version')
    .select(['no', 'content', 'note', 'published_at'])
    .where('piece_id', '=', pieceId)
    .where('published_at', 'is not', null)
    .orderBy('no', 'desc')
    .execute();

/** What of a kind a department has begun and the public has never read. */
export const listUnpublished = (db: Db, kind: string, departmentId: string) =>
  db
    .selectFrom('piece')
    .select(['id', 'slug', 'content'])
    .where('kind', '=', kind)
    .where('department_id', '=', departmentId)
    .where('published_no', 'is', null)
    .orderBy('id')
    .execute();
