import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export interface Asked {
  departments: readonly string[];
  kind?: string;
  id?: string;
}

/** Pieces on departments' desks without what they say, each with its last version; the last changed first. */
export const listHeads = (db: Db, { departments, kind, id }: Asked) =>
  db
    .selectFrom('piece')
    .leftJoin(
      ({ selectFrom }) =>
        selectFrom('piece_version')
          .select(({ fn }) => ['piece_id', fn.max('no').as('no')])
          .groupBy('piece_id')
          .as('newest'),
      (join) => join.onRef('newest.piece_id', '=', 'piece.id'),
    )
    .leftJoin('piece_version as last', (join) =>
      join.onRef('last.piece_id', '=', 'piece.id').onRef('last.no', '=', 'newest.no'),
    )
    .select(['piece.id', 'piece.kind', 'piece.slug', 'piece.published_no', 'piece.changed_at'])
    .select(['last.id as version_id', 'last.proposed_at', 'last.published_at'])
    .where('piece.department_id', 'in', departments)
    .$if(kind !== undefined, (query) => query.where('piece.kind', '=', kind ?? ''))
    .$if(id !== undefined, (query) => query.where('piece.id', '=', id ?? ''))
    .orderBy('piece.changed_at', 'desc')
    .orderBy('piece.id')
    .execute();

export type Head = Awaited<ReturnType<typeof listHeads>>[number];

/** What pieces say as they are being written: those of a kind, or those named. */
export const listContents = (db: Db, { departments, kind }: Asked, ids?: readonly string[]) =>
  db
    .selectFrom('piece')
    .select(['id', 'content'])
    .where('department_id', 'in', departments)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
    .execute();

/** Every act of writing on these pieces, the oldest first, with the office of who did it. */
export const listWriters = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('audit_event')
    .innerJoin('officer', 'officer.id', 'audit_event.officer_id')
    .select(['audit_event.subject', 'officer.title'])
    .where('audit_event.subject', 'in', ids)
    .where('audit_event.act', 'in', ['piece.created', 'piece.changed'])
    .orderBy('audit_event.seq')
    .execute();
