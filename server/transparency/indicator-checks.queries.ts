import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { pieceChains } from '../staff/publications.ts';

export type Db = Kysely<Schema>;

const PAGE = 1000;

/** A page of the pieces that the public reads, by their ids. */
export const listPublicPieces = (db: Db, after: string) =>
  db
    .selectFrom('piece')
    .innerJoin('piece_version', (join) =>
      join
        .onRef('piece_version.piece_id', '=', 'piece.id')
        .onRef('piece_version.no', '=', 'piece.published_no'),
    )
    .leftJoin('retraction', (join) =>
      join.onRef('retraction.subject_id', '=', 'piece.id').on('retraction.kind', 'in', pieceChains),
    )
    .select(['piece.id', 'piece.kind', 'piece.slug', 'piece.listed_on', 'piece_version.content'])
    .where('retraction.subject_id', 'is', null)
    .where('piece.id', '>', after)
    .orderBy('piece.id')
    .limit(PAGE)
    .execute();

/** The codes by which some pieces are listed. */
export const listFacets = (db: Db, first: string, last: string) =>
  db
    .selectFrom('piece_facet')
    .select(['piece_id', 'name', 'value'])
    .where('piece_id', '>=', first)
    .where('piece_id', '<=', last)
    .execute();
