import type { Kysely } from 'kysely';
import { jsonIs, matching } from '#db/dialect.ts';
import type { Schema } from '#db/schema.ts';
import type { SearchTerm } from '#shared/text/search-keys.ts';

type Db = Kysely<Schema>;

/** Which texts: those of one field, which hold every term, of respondents with one answer. */
export interface Selection {
  questionnaireId: string;
  field: string;
  terms: readonly SearchTerm[];
  group: { item: string; value: string } | undefined;
}

const selected = (db: Db, { questionnaireId, field, terms, group }: Selection) =>
  db
    .selectFrom('response_text')
    .where('response_text.questionnaire_id', '=', questionnaireId)
    .where('response_text.item', '=', field)
    .$if(terms.length > 0, (query) =>
      query.where('response_text.text_id', 'in', matching(db, 'response_text_keys', terms)),
    )
    .$if(group !== undefined, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('response')
            .select('response.id')
            .whereRef('response.questionnaire_id', '=', 'response_text.questionnaire_id')
            .whereRef('response.id', '=', 'response_text.response_id')
            .where(jsonIs(db, 'response.answers', group?.item ?? '', group?.value ?? '')),
        ),
      ),
    );

/** Texts in the order of their random numbers, from after a number on. */
export const listSelected = (db: Db, selection: Selection, after: number, limit: number) =>
  selected(db, selection)
    .select(['response_text.text_id', 'response_text.text'])
    .where('response_text.text_id', '>', after)
    .orderBy('response_text.text_id')
    .limit(limit)
    .execute();

export async function countSelected(db: Db, selection: Selection): Promise<number> {
  const row = await selected(db, selection)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}
