import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** Responses that are kept, by the entrance or the site where they came in; null where none is known. */
export async function countBy(
  db: Db,
  questionnaireId: string,
  place: 'entrance' | 'site',
): Promise<{ code: string | null; n: number }[]> {
  const rows = await db
    .selectFrom('response')
    .select(({ fn }) => [`${place} as code`, fn.countAll<number>().as('n')] as const)
    .where('questionnaire_id', '=', questionnaireId)
    .where('answers', 'is not', null)
    .groupBy(place)
    .execute();
  return rows.map(({ code, n }) => ({ code, n: Number(n) }));
}
