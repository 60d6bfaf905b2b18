import type { Insertable, Kysely } from 'kysely';
import type { Schema, StandInTable } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const insertStandIn = (db: Db, row: Insertable<StandInTable>) =>
  db.insertInto('stand_in').values(row).execute();

export const findStandIn = (db: Db, id: string) =>
  db.selectFrom('stand_in').selectAll().where('id', '=', id).executeTakeFirst();

export const setStandInEnd = (db: Db, id: string, endedAt: string) =>
  db.updateTable('stand_in').set({ ended_at: endedAt }).where('id', '=', id).execute();

/** Those of an officer, on either side, the latest first. */
export const listStandIns = (db: Db, officerId: string) =>
  db
    .selectFrom('stand_in')
    .innerJoin('officer as away', 'away.id', 'stand_in.officer_id')
    .innerJoin('officer as deputy', 'deputy.id', 'stand_in.deputy_id')
    .selectAll('stand_in')
    .select(['away.title as officer_title', 'deputy.title as deputy_title'])
    .where((eb) => eb.or([eb('stand_in.officer_id', '=', officerId), eb('deputy_id', '=', officerId)]))
    .orderBy('stand_in.from_day', 'desc')
    .orderBy('stand_in.at', 'desc')
    .orderBy('stand_in.id')
    .execute();

/** Those that nobody ended and that count on some day of a stretch; without a last day, on any day from the first. */
export const listCounting = (db: Db, fromDay: string, untilDay: string | null) =>
  db
    .selectFrom('stand_in')
    .select(['officer_id', 'deputy_id', 'kind'])
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', fromDay)]))
    .$if(untilDay !== null, (query) => query.where('from_day', '<=', untilDay ?? ''))
    .orderBy('from_day')
    .execute();

export const findPost = (db: Db, officerId: string) =>
  db
    .selectFrom('officer')
    .select(['id', 'department_id', 'disabled_at'])
    .where('id', '=', officerId)
    .executeTakeFirst();
