import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

const PAGE = 2000;

export interface StoredResponse {
  version_no: number;
  channel: string;
  day: string;
  entrance: string | null;
  site: string | null;
  /** Canonical JSON. */
  answers: string;
}

/** The answers that are kept of a questionnaire, in key order, a page of rows at a time. */
export async function* storedResponses(
  db: Db,
  questionnaireId: string,
  page = PAGE,
): AsyncGenerator<StoredResponse> {
  let after: Uint8Array | undefined;
  for (;;) {
    let query = db
      .selectFrom('response')
      .select(['id', 'version_no', 'channel', 'day', 'entrance', 'site', 'answers'])
      .where('questionnaire_id', '=', questionnaireId)
      .orderBy('id')
      .limit(page);
    if (after) query = query.where('id', '>', after);
    const rows = await query.execute();
    for (const { answers, version_no, channel, day, entrance, site } of rows)
      if (answers !== null) yield { answers, version_no, channel, day, entrance, site };
    after = rows.at(-1)?.id;
    if (rows.length < page) return;
  }
}
