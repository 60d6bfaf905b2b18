import { type Kysely, type Selectable, sql } from 'kysely';
import { repeated } from '#db/dialect.ts';
import type { Schema, TallyFeedTable, TallyHeadTable } from '#db/schema.ts';

type Db = Kysely<Schema>;

export type Head = Selectable<TallyHeadTable>;
export type Row = Pick<Selectable<TallyFeedTable>, 'seq' | 'acts' | 'ops'>;

interface Appended {
  questionnaireId: string;
  day: string;
  acts: number;
  ops: string;
}

/**
 * Adds a row to a questionnaire's feed, under the next number of its head; by one statement, for others wait for the head
 * until the commit.
 */
export const appendOps = repeated((db, { questionnaireId, day, acts, ops }: Appended) =>
  db
    .with('head', (qc) =>
      qc
        .insertInto('tally_head')
        .values({ questionnaire_id: questionnaireId, seq: sql.lit(1), acts, day, day_acts: sql.lit(0) })
        .onConflict((conflict) =>
          conflict.column('questionnaire_id').doUpdateSet((eb) => ({
            seq: eb('tally_head.seq', '+', sql.lit(1)),
            acts: eb('tally_head.acts', '+', eb.ref('excluded.acts')),
            // A clock that is behind does not bring a day back.
            day_acts: eb
              .case()
              .when('tally_head.day', '<', eb.ref('excluded.day'))
              .then(eb.ref('tally_head.acts'))
              .else(eb.ref('tally_head.day_acts'))
              .end(),
            day: eb
              .case()
              .when('tally_head.day', '<', eb.ref('excluded.day'))
              .then(eb.ref('excluded.day'))
              .else(eb.ref('tally_head.day'))
              .end(),
          })),
        )
        .returning(['questionnaire_id', 'seq', 'acts']),
    )
    .insertInto('tally_feed')
    .columns(['questionnaire_id', 'seq', 'acts', 'day', 'ops'])
    .expression((eb) =>
      eb
        .selectFrom('head')
        .select(['questionnaire_id', 'seq', 'acts'])
        .select([
          eb.cast<string>(eb.val(day), 'text').as('day'),
          eb.cast<string>(eb.val(ops), 'text').as('ops'),
        ]),
    ),
);

export const findHead = (db: Db, questionnaireId: string): Promise<Head | undefined> =>
  db.selectFrom('tally_head').selectAll().where('questionnaire_id', '=', questionnaireId).executeTakeFirst();

export const listHeads = (db: Db): Promise<Pick<Head, 'questionnaire_id' | 'seq'>[]> =>
  db.selectFrom('tally_head').select(['questionnaire_id', 'seq']).execute();

/** The first so many rows of the feed after one number, up to another. */
export const listOps = (db: Db, questionnaireId: string, after: number, to: number, most: number) =>
  db
    .selectFrom('tally_feed')
    .select(['seq', 'acts', 'ops'])
    .where('questionnaire_id', '=', questionnaireId)
    .where('seq', '>', after)
    .where('seq', '<=', to)
    .orderBy('seq')
    .limit(most)
    .execute();

/**
 * The rows of the feed with what came after so many acts, between two numbers. Each has an act, so that they are as many at
 * the most: without the lower number all rows of the feed would be looked at.
 */
export const listOpsSince = (
  db: Db,
  questionnaireId: string,
  acts: number,
  from: number,
  to: number,
): Promise<Row[]> =>
  db
    .selectFrom('tally_feed')
    .select(['seq', 'acts', 'ops'])
    .where('questionnaire_id', '=', questionnaireId)
    .where('acts', '>', acts)
    .where('seq', '>', from)
    .where('seq', '<=', to)
    .orderBy('seq')
    .execute();

/** A head; nobody adds to its feed until the commit. */
export const lockHead = (db: Db, questionnaireId: string): Promise<Head | undefined> =>
  db
    .selectFrom('tally_head')
    .selectAll()
    .where('questionnaire_id', '=', questionnaireId)
    .forUpdate()
    .executeTakeFirst();

/** Of the first so many rows of the feed after a number, the last from before a day. */
export const findLastOf = (db: Db, questionnaireId: string, after: number, most: number, day: string) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('tally_feed')
        .select(['seq', 'acts', 'day'])
        .where('questionnaire_id', '=', questionnaireId)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(most)
        .as('oldest'),
    )
    .select(['seq', 'acts'])
    .where('day', '<', day)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Deletes the rows between two numbers; tells whether there was anything in one that is kept nowhere else. */
export async function deleteOps(
  db: Db,
  questionnaireId: string,
  after: number,
  to: number,
): Promise<boolean> {
  const deleted = await db
    .deleteFrom('tally_feed')
    .where('questionnaire_id', '=', questionnaireId)
    .where('seq', '>', after)
    .where('seq', '<=', to)
    .returning(sql<0 | 1>`ops like '%"before"%'`.as('former'))
    .execute();
  return deleted.some(({ former }) => former === 1);
}

/** From now on all acts are shown: their number and that of the day's beginning are this one. */
export async function raiseHead(db: Db, { questionnaire_id, seq }: Head, acts: number): Promise<void> {
  await db
    .updateTable('tally_head')
    .set({ seq: seq + 1, acts, day_acts: acts })
    .where('questionnaire_id', '=', questionnaire_id)
    .execute();
}

export async function insertOps(
  db: Db,
  { questionnaire_id, seq }: Head,
  row: Pick<Row, 'acts' | 'ops'> & { day: string },
): Promise<void> {
  await db
    .insertInto('tally_feed')
    .values({ questionnaire_id, seq, ...row })
    .execute();
}
