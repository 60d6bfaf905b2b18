import { type Kysely, sql } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** After these nothing that was asked for waits for a decision any more. */
const deciding = [
  'grant-extension',
  'refuse-extension',
  'transfer',
  'return',
  'reply',
  'answer',
  'not-accept',
  'merge',
  'hand-over',
  'withdraw',
];

/** Cases with an extension that was asked for and not decided. The act is a literal, so that the partial index serves. */
export const extensionsAsked = (db: Db) =>
  db
    .selectFrom('inquiry_act as a')
    .select('a.inquiry_id')
    .where('a.act', '=', sql.lit('ask-extension'))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('inquiry_act as b')
            .select(sql.lit(1).as('one'))
            .whereRef('b.inquiry_id', '=', 'a.inquiry_id')
            .whereRef('b.seq', '>', 'a.seq')
            .where('b.act', 'in', deciding),
        ),
      ),
    );
