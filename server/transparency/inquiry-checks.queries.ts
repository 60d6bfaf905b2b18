import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

const PAGE = 200;

/** A page of the cases by their ids, with the keys by which they are found. */
export const listCases = (db: Db, after: string) =>
  db
    .selectFrom('inquiry')
    .leftJoin('inquiry_keys', 'inquiry_keys.rowid', 'inquiry.text_id')
    .selectAll('inquiry')
    .select('keys')
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE)
    .execute();

/** The cases of a page: those after an id, up to the last. */
interface Cases {
  after: string;
  last: string;
}

export const listActs = (db: Db, { after, last }: Cases) =>
  db
    .selectFrom('inquiry_act')
    .selectAll()
    .where('inquiry_id', '>', after)
    .where('inquiry_id', '<=', last)
    .orderBy('inquiry_id')
    .orderBy('seq')
    .execute();

export const listHolders = (db: Db, { after, last }: Cases) =>
  db
    .selectFrom('inquiry_holder')
    .selectAll()
    .where('inquiry_id', '>', after)
    .where('inquiry_id', '<=', last)
    .execute();

export const listClocks = (db: Db, { after, last }: Cases) =>
  db
    .selectFrom('inquiry_clock')
    .selectAll()
    .where('inquiry_id', '>', after)
    .where('inquiry_id', '<=', last)
    .execute();

export const listWords = (db: Db, { after, last }: Cases) =>
  db
    .selectFrom('inquiry_words')
    .select(['inquiry_id', 'seq'])
    .where('inquiry_id', '>', after)
    .where('inquiry_id', '<=', last)
    .execute();

export const listContacts = (db: Db, { after, last }: Cases) =>
  db
    .selectFrom('inquiry_contact')
    .selectAll()
    .where('inquiry_id', '>', after)
    .where('inquiry_id', '<=', last)
    .execute();

export const findStrayCaseKeys = (db: Db) =>
  db
    .selectFrom('inquiry_keys')
    .select('rowid')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('inquiry').select('id').whereRef('inquiry.text_id', '=', 'inquiry_keys.rowid'))),
    )
    .limit(1)
    .executeTakeFirst();
