import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** Leave of one officer, or of everybody; the latest first. */
export const listLeave = (db: Db, officerId: string | undefined, limit: number) =>
  db
    .selectFrom('stand_in')
    .innerJoin('officer as away', 'away.id', 'stand_in.officer_id')
    .innerJoin('officer as deputy', 'deputy.id', 'stand_in.deputy_id')
    .selectAll('stand_in')
    .select(['away.title as officer_title', 'deputy.title as deputy_title'])
    .where('stand_in.kind', '=', 'leave')
    .$if(officerId !== undefined, (query) => query.where('stand_in.officer_id', '=', officerId ?? ''))
    .orderBy('stand_in.from_day', 'desc')
    .orderBy('stand_in.id')
    .limit(limit)
    .execute();

/** Whether an officer is on leave on some of these days. */
export const findLeaveWithin = (db: Db, officerId: string, fromDay: string, untilDay: string) =>
  db
    .selectFrom('stand_in')
    .select('id')
    .where('kind', '=', 'leave')
    .where('officer_id', '=', officerId)
    .where('ended_at', 'is', null)
    .where('from_day', '<=', untilDay)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', fromDay)]))
    .executeTakeFirst();
