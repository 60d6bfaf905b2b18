import { type Insertable, type Kysely, sql } from 'kysely';
import { matching } from '#db/dialect.ts';
import type { Schema, SearchEntryTable } from '#db/schema.ts';
import type { SearchTerm } from '#shared/text/search-keys.ts';

type Db = Kysely<Schema>;

export async function insertEntry(db: Db, row: Insertable<SearchEntryTable>, keys: string): Promise<void> {
  await db.insertInto('search_entry').values(row).execute();
  await db.insertInto('search_keys').values({ rowid: row.id, keys }).execute();
}

/** Deletes a consultation's entries of a kind, with their keys. */
export async function deleteEntries(db: Db, consultationId: string, kind: string): Promise<void> {
  const ids = db
    .selectFrom('search_entry')
    .select('id')
    .where('consultation_id', '=', consultationId)
    .where('kind', '=', kind);
  await db.deleteFrom('search_keys').where('rowid', 'in', ids).execute();
  await db
    .deleteFrom('search_entry')
    .where('consultation_id', '=', consultationId)
    .where('kind', '=', kind)
    .execute();
}

export interface Found {
  terms: readonly SearchTerm[];
  language: string;
  /** The entry after which the page begins; 0 for the first page. */
  after: number;
  limit: number;
}

/** What holds every term: the newest consultation first, in it the notice, the clauses in their order, the outcome. */
export const findEntries = (db: Db, { terms, language, after, limit }: Found) =>
  db
    .with('hit', (with_) =>
      with_
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
        .select([
          'search_entry.id',
          'search_entry.kind',
          'search_entry.clause_key',
          'search_entry.title',
          'search_entry.text',
          'consultation.slug',
          sql<number>`row_number() over (order by consultation.published_at desc, consultation.slug,
            case search_entry.kind when 'notice' then 1 when 'clause' then 2 else 3 end,
            coalesce(clause_version.position, 0), search_entry.title, search_entry.id)`.as('place'),
        ])
        .where('search_entry.language', '=', language)
        .where('consultation.exercise', '=', 0)
        .where('consultation.id', 'not in', (where) =>
          where.selectFrom('retraction').select('subject_id').where('kind', '=', 'consultation'),
        )
        .where('search_entry.id', 'in', matching(db, 'search_keys', terms)),
    )
    .selectFrom('hit')
    .select(['id', 'kind', 'clause_key', 'title', 'text', 'slug'])
    .where('place', '>', ({ selectFrom, fn, lit }) =>
      fn.coalesce(selectFrom('hit').select('place').where('id', '=', after), lit(0)),
    )
    .orderBy('place')
    .limit(limit)
    .execute();
