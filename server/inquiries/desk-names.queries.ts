import { type Kysely, sql } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** The departments that lead the cases of a page. */
export const listLeads = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('inquiry_holder as h')
    .innerJoin('department as d', 'd.id', 'h.department_id')
    .select(['h.inquiry_id', 'd.name'])
    .where('h.inquiry_id', 'in', [...ids])
    .where('h.part', '=', 'lead')
    .execute();

/** Cases that were merged into one and still are. */
export const listMergedInto = (db: Db, content: string) =>
  db
    .selectFrom('inquiry_act as a')
    .innerJoin('inquiry as i', 'i.id', 'a.inquiry_id')
    .select(['i.number', 'i.title'])
    .distinct()
    .where('a.act', '=', sql.lit('merge'))
    .where('a.content', '=', content)
    .where('i.state', '=', 'merged')
    .orderBy('i.number')
    .execute();

/** The titles of the officers who acted. */
export const listTitles = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('officer')
    .select(['id', 'title'])
    .where('id', 'in', [...ids])
    .execute();

/** What a requester added, by the number of the act. */
export const listAdditions = (db: Db, id: string) =>
  db.selectFrom('inquiry_words').select(['seq', 'words']).where('inquiry_id', '=', id).execute();
