import type { Kysely, Selectable } from 'kysely';
import type { Schema, TallyHeadTable } from '#db/schema.ts';

type Db = Kysely<Schema>;

export type Head = Selectable<TallyHeadTable>;

interface Appended {
  questionnaireId: string;
  day: string;
  acts: number;
  ops: string;
}

/** Adds a row to a questionnaire's feed, under the next number of its head. */
export async function appendOps(db: Db, { questionnaireId, day, acts, ops }: Appended): Promise<void> {
  const { seq } = await db
    .insertInto('tally_head')
    .values({ questionnaire_id: questionnaireId, seq: 1, acts, day, day_acts: 0 })
    .onConflict((conflict) =>
      conflict.column('questionnaire_id').doUpdateSet((eb) => ({
        seq: eb('tally_head.seq', '+', 1),
        acts: eb('tally_head.acts', '+', acts),
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
    .returning('seq')
    .executeTakeFirstOrThrow();
  await db.insertInto('tally_feed').values({ questionnaire_id: questionnaireId, seq, day, ops }).execute();
}

export const findHead = (db: Db, questionnaireId: string): Promise<Head | undefined> =>
  db.selectFrom('tally_head').selectAll().where('questionnaire_id', '=', questionnaireId).executeTakeFirst();

/** Rows of the feed after one number, up to another. */
export const listOps = (db: Db, questionnaireId: string, after: number, to: number) =>
  db
    .selectFrom('tally_feed')
    .select(['seq', 'ops'])
    .where('questionnaire_id', '=', questionnaireId)
    .where('seq', '>', after)
    .where('seq', '<=', to)
    .orderBy('seq')
    .execute();
