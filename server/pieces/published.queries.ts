import type { Kysely } from 'kysely';
import { matching } from '#db/dialect.ts';
import type { Schema } from '#db/schema.ts';
import type { SearchTerm } from '#shared/text/search-keys.ts';
import { pieceChains } from '../staff/publications.ts';

type Db = Kysely<Schema>;

/** Published, each with the version that holds. */
const published = (db: Db) =>
  db
    .selectFrom('piece')
    .innerJoin('piece_version', (join) =>
      join
        .onRef('piece_version.piece_id', '=', 'piece.id')
        .onRef('piece_version.no', '=', 'piece.published_no'),
    );

/** Published and not taken back. */
const standing = (db: Db) =>
  published(db).where('piece.id', 'not in', (where) =>
    where.selectFrom('retraction').select('subject_id').where('kind', 'in', pieceChains),
  );

const columns = [
  'piece.id',
  'piece.kind',
  'piece.slug',
  'piece.department_id',
  'piece.listed_on',
  'piece_version.no',
  'piece_version.hash',
  'piece_version.note',
  'piece_version.content',
  'piece_version.published_at',
] as const;

export interface Filter {
  kinds: readonly string[];
  /** Each a pair of a facet's name and its code; a piece has all of them. */
  facets: readonly (readonly [name: string, value: string])[];
  /** The piece after which the page begins. */
  after: { listedOn: string; id: string } | undefined;
  limit: number;
  departments?: readonly string[] | undefined;
  terms?: readonly SearchTerm[] | undefined;
}

/** Without what they say: a long register is counted and put in order without being read. */
const filtered = (db: Db, { kinds, facets, departments, terms }: Omit<Filter, 'after' | 'limit'>) => {
  let query = db
    .selectFrom('piece')
    .where('piece.published_no', 'is not', null)
    .where('piece.id', 'not in', (where) =>
      where.selectFrom('retraction').select('subject_id').where('kind', 'in', pieceChains),
    )
    .where('piece.kind', 'in', kinds);
  for (const [name, value] of facets)
    query = query.where('piece.id', 'in', (where) =>
      where.selectFrom('piece_facet').select('piece_id').where('name', '=', name).where('value', '=', value),
    );
  if (departments) query = query.where('piece.department_id', 'in', departments);
  if (terms)
    query = query.where('piece.id', 'in', (where) =>
      where
        .selectFrom('piece_entry')
        .select('piece_id')
        .where('id', 'in', matching(db, 'piece_keys', terms)),
    );
  return query;
};

/** The newest first. */
export const listStanding = (db: Db, { after, limit, ...filter }: Filter) => {
  let query = filtered(db, filter).select([
    'piece.id',
    'piece.kind',
    'piece.slug',
    'piece.department_id',
    'piece.listed_on',
    'piece.published_no',
  ]);
  if (after)
    query = query.where((eb) =>
      eb.or([
        eb('piece.listed_on', '<', after.listedOn),
        eb.and([eb('piece.listed_on', '=', after.listedOn), eb('piece.id', '>', after.id)]),
      ]),
    );
  const page = query.orderBy('piece.listed_on', 'desc').orderBy('piece.id').limit(limit).as('piece');
  return db
    .selectFrom(page)
    .innerJoin('piece_version', (join) =>
      join
        .onRef('piece_version.piece_id', '=', 'piece.id')
        .onRef('piece_version.no', '=', 'piece.published_no'),
    )
    .select(columns)
    .orderBy('piece.listed_on', 'desc')
    .orderBy('piece.id')
    .execute();
};

export const countStanding = async (db: Db, filter: Omit<Filter, 'after' | 'limit'>): Promise<number> =>
  (
    await filtered(db, filter)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** How many there are of each code of a facet. */
export const countByFacet = (db: Db, name: string, filter: Omit<Filter, 'after' | 'limit'>) =>
  filtered(db, filter)
    .innerJoin('piece_facet', 'piece_facet.piece_id', 'piece.id')
    .where('piece_facet.name', '=', name)
    .groupBy('piece_facet.value')
    .orderBy('piece_facet.value')
    .select('piece_facet.value')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .execute();

export const findStanding = (db: Db, kind: string, slug: string) =>
  standing(db)
    .select(columns)
    .where('piece.kind', '=', kind)
    .where('piece.slug', '=', slug)
    .executeTakeFirst();

export const findStandingById = (db: Db, id: string) =>
  standing(db).select(columns).where('piece.id', '=', id).executeTakeFirst();

/** What was ever published, what was taken back included, with the time of the first version. */
export const listEverPublished = (db: Db, ids?: readonly string[]) =>
  published(db)
    .select(columns)
    .select(({ selectFrom }) =>
      selectFrom('piece_version as first')
        .select(({ fn }) => fn.min('first.published_at').as('at'))
        .whereRef('first.piece_id', '=', 'piece.id')
        .as('since'),
    )
    .$if(ids !== undefined, (query) => query.where('piece.id', 'in', ids ?? []))
    .orderBy('piece.listed_on', 'desc')
    .orderBy('piece.id')
    .execute();

export interface EntryRow {
  id: number;
  language: string;
  title: string;
  text: string;
  keys: string;
}

/** Puts published words where the search finds them, in the place of those that stood there. */
export async function replaceEntries(db: Db, pieceId: string, entries: readonly EntryRow[]): Promise<void> {
  const ids = db.selectFrom('piece_entry').select('id').where('piece_id', '=', pieceId);
  await db.deleteFrom('piece_keys').where('rowid', 'in', ids).execute();
  await db.deleteFrom('piece_entry').where('piece_id', '=', pieceId).execute();
  for (const { keys, ...entry } of entries) {
    await db
      .insertInto('piece_entry')
      .values({ ...entry, piece_id: pieceId })
      .execute();
    await db.insertInto('piece_keys').values({ rowid: entry.id, keys }).execute();
  }
}
