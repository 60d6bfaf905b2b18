import type { Kysely } from 'kysely';
import { hexOf } from '#db/dialect.ts';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** Few enough that a page's rows are garbage before they would be moved to where what stays lies. */
const PAGE = 400;

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
): AsyncGenerator<StoredResponse[]> {
  let after: string | undefined;
  for (;;) {
    const rows = await storedPage(db, questionnaireId, page, after);
    yield rows.filter((row): row is StoredResponse & { key: string } => row.answers !== null);
    after = rows.at(-1)?.key;
    if (rows.length < page) return;
  }
}

/** A key is read as text: a buffer for each of a hundred thousand rows takes longer than its row. */
function storedPage(db: Db, questionnaireId: string, page: number, after: string | undefined) {
  const query = db
    .selectFrom('response')
    .select(['version_no', 'channel', 'day', 'entrance', 'site', 'answers'])
    .select(hexOf(db, 'id').as('key'))
    .where('questionnaire_id', '=', questionnaireId)
    .orderBy('id')
    .limit(page);
  return (after === undefined ? query : query.where('id', '>', Buffer.from(after, 'hex'))).execute();
}
