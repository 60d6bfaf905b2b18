import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** The number of the last of so many texts after a number; undefined when there are fewer. */
export async function findPortionEnd(db: Db, after: number, size: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('response_text')
    .select('text_id')
    .where('text_id', '>', after)
    .orderBy('text_id')
    .offset(size - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.text_id;
}

/** Texts of a portion that no search finds yet. */
export const listUnindexed = (db: Db, after: number, end: number | undefined) =>
  db
    .selectFrom('response_text')
    .select(['text_id', 'text'])
    .where('text_id', '>', after)
    .$if(end !== undefined, (query) => query.where('text_id', '<=', end ?? after))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('response_text_keys')
            .select('response_text_keys.rowid')
            .whereRef('response_text_keys.rowid', '=', 'response_text.text_id'),
        ),
      ),
    )
    .execute();
