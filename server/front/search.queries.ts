import { type Kysely, sql } from 'kysely';
import { matching } from '#db/dialect.ts';
import type { Schema } from '#db/schema.ts';
import type { SearchTerm } from '#shared/text/search-keys.ts';
import { pieceChains } from '../staff/publications.ts';

type Db = Kysely<Schema>;

export interface Sought {
  terms: readonly SearchTerm[];
  /** The words themselves, in lower case: a title that holds them all comes first. */
  words: readonly string[];
  language: string;
}

const holds = (title: string, words: readonly string[]) => {
  const all = words.map(
    (word) => sql<boolean>`lower(${sql.ref(title)}) like ${`%${word.replace(/[!%_]/g, '!$&')}%`} escape '!'`,
  );
  return sql<number>`case when ${sql.join(all, sql` and `)} then 0 else 1 end`;
};

/** Of consultations: the notice, articles of the newest draft in their order, the outcome. */
const consultationHits = (db: Db, { terms, words, language }: Sought) =>
  db
    .selectFrom('search_entry')
    .innerJoin('consultation', 'consultation.id', 'search_entry.consultation_id')
    .leftJoin('clause_version', (join) =>
      join
        .onRef('clause_version.document_id', '=', 'consultation.document_id')
        .onRef('clause_version.key', '=', 'search_entry.clause_key')
        .on('clause_version.version_no', '=', ({ selectFrom }) =>
          selectFrom('round')
            .select(({ fn }) => fn.max('round.version_no').as('newest'))
            .whereRef('round.consultation_id', '=', 'consultation.id'),
        ),
    )
    .where('search_entry.language', '=', language)
    .where('consultation.exercise', '=', 0)
    .where('consultation.id', 'not in', (where) =>
      where.selectFrom('retraction').select('subject_id').where('kind', '=', 'consultation'),
    )
    .where('search_entry.id', 'in', matching(db, 'search_keys', terms))
    .select([
      sql<string>`'consultation'`.as('kind'),
      'search_entry.id as id',
      holds('search_entry.title', words).as('far'),
      sql<string>`substr(consultation.published_at, 1, 10)`.as('day'),
      'consultation.slug as slug',
      sql<number>`case search_entry.kind when 'notice' then 1 when 'clause' then 2 else 3 end`.as('part'),
      sql<number>`coalesce(clause_version.position, 0)`.as('position'),
    ]);

const pieceHits = (db: Db, { terms, words, language }: Sought) =>
  db
    .selectFrom('piece_entry')
    .innerJoin('piece', 'piece.id', 'piece_entry.piece_id')
    .where('piece_entry.language', '=', language)
    .where('piece.published_no', 'is not', null)
    .where('piece.id', 'not in', (where) =>
      where.selectFrom('retraction').select('subject_id').where('kind', 'in', pieceChains),
    )
    .where('piece_entry.id', 'in', matching(db, 'piece_keys', terms))
    .select([
      'piece.kind as kind',
      'piece_entry.id as id',
      holds('piece_entry.title', words).as('far'),
      sql<string>`coalesce(piece.listed_on, '')`.as('day'),
      'piece.slug as slug',
      sql<number>`0`.as('part'),
      sql<number>`0`.as('position'),
    ]);

const hits = (db: Db, sought: Sought) => consultationHits(db, sought).unionAll(pieceHits(db, sought));

export interface Place {
  kind: string;
  id: number;
}

/** Titles that hold the words first, then the newest. `after`: the last hit of the page before. */
export const findPlaces = (
  db: Db,
  sought: Sought,
  { kind, after, limit }: { kind: string | undefined; after: Place | undefined; limit: number },
): Promise<Place[]> =>
  db
    .with('found', () => hits(db, sought))
    .with('placed', (with_) =>
      with_
        .selectFrom('found')
        .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
        .select([
          'kind',
          'id',
          sql<number>`row_number() over (order by far, day desc, slug, kind, part, position, id)`.as('place'),
        ]),
    )
    .selectFrom('placed')
    .select(['kind', 'id'])
    .where('place', '>', ({ selectFrom, fn, lit }) =>
      fn.coalesce(
        selectFrom('placed')
          .select('place')
          .where('kind', '=', after?.kind ?? '')
          .where('id', '=', after?.id ?? 0),
        lit(0),
      ),
    )
    .orderBy('place')
    .limit(limit)
    .execute();

/** How many there are of each kind. */
export const countPlaces = (db: Db, sought: Sought): Promise<{ kind: string; n: number }[]> =>
  db
    .with('found', () => hits(db, sought))
    .selectFrom('found')
    .groupBy('kind')
    .select('kind')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .execute();

/** What stands at these places of consultations. */
export const readEntries = (db: Db, ids: readonly number[]) =>
  db
    .selectFrom('search_entry')
    .innerJoin('consultation', 'consultation.id', 'search_entry.consultation_id')
    .select([
      'search_entry.id',
      'search_entry.kind',
      'search_entry.clause_key',
      'search_entry.title',
      'search_entry.text',
      'consultation.slug',
    ])
    .where('search_entry.id', 'in', ids)
    .execute();

/** What stands at these places of pieces. */
export const readPieceEntries = (db: Db, ids: readonly number[]) =>
  db
    .selectFrom('piece_entry')
    .innerJoin('piece', 'piece.id', 'piece_entry.piece_id')
    .innerJoin('piece_version', (join) =>
      join
        .onRef('piece_version.piece_id', '=', 'piece.id')
        .onRef('piece_version.no', '=', 'piece.published_no'),
    )
    .select([
      'piece_entry.id',
      'piece_entry.title',
      'piece_entry.text',
      'piece.kind',
      'piece.slug',
      'piece.listed_on',
      'piece_version.content',
    ])
    .where('piece_entry.id', 'in', ids)
    .execute();
