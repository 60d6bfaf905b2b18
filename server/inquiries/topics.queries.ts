import { type Kysely, sql } from 'kysely';
import { matching } from '#db/dialect.ts';
import type { Schema } from '#db/schema.ts';
import type { SearchTerm } from '#shared/text/search-keys.ts';
import { pieceChains } from '../staff/publications.ts';

type Db = Kysely<Schema>;

/** How many cases came under a special topic, however they ended. */
export const countCases = async (db: Db, topic: string): Promise<number> =>
  (
    await db
      .selectFrom('inquiry')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('topic', '=', topic)
      .executeTakeFirstOrThrow()
  ).n;

/** A term that stands in so many answers tells them apart no more. */
const MOST = 200;

/** Which published answers hold which of the terms, by the number of the term; what was taken back holds none. */
export async function findHolding(
  db: Db,
  terms: readonly SearchTerm[],
  language: string,
): Promise<{ piece_id: string; term: number }[]> {
  const holding = terms.map((term, at) =>
    db
      .selectFrom(
        db
          .selectFrom('piece_entry')
          .innerJoin('piece', 'piece.id', 'piece_entry.piece_id')
          .select(['piece_entry.piece_id', sql<number>`${sql.lit(at)}`.as('term')])
          .where('piece_entry.id', 'in', matching(db, 'piece_keys', [term]))
          .where('piece_entry.language', '=', language)
          .where('piece.kind', '=', 'known_answer')
          .where('piece.published_no', 'is not', null)
          .where('piece.id', 'not in', (where) =>
            where.selectFrom('retraction').select('subject_id').where('kind', 'in', pieceChains),
          )
          .limit(MOST)
          .as('holding'),
      )
      .selectAll(),
  );
  const [first, ...others] = holding;
  return first ? others.reduce((all, each) => all.unionAll(each), first).execute() : [];
}
