import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { FAR } from './projection.ts';

const PAGE = 200;

/** A page of the cases whose time was not known when they were last kept. */
export const listWithoutTime = (db: Kysely<Schema>, after: string) =>
  db
    .selectFrom('inquiry')
    .selectAll()
    .where('due_at', '=', FAR)
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE)
    .execute();
