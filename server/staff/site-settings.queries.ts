import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const findSetting = async (db: Db, key: string): Promise<string | undefined> =>
  (await db.selectFrom('site_setting').select('value').where('key', '=', key).executeTakeFirst())?.value;

/** Settings whose keys begin alike, in the order of their keys. */
export const listSettings = (db: Db, prefix: string) =>
  db.selectFrom('site_setting').selectAll().where('key', 'like', `${prefix}%`).orderBy('key').execute();

export const upsertSetting = (db: Db, key: string, value: string) =>
  db
    .insertInto('site_setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();

export const deleteSetting = (db: Db, key: string) =>
  db.deleteFrom('site_setting').where('key', '=', key).returning('value').executeTakeFirst();

/** The year of the newest Open Day that is public: an edition, or what versions before 0007 kept. */
export async function findOpenDay(db: Db): Promise<number | undefined> {
  const kept = await db
    .selectFrom('open_day')
    .select('year')
    .orderBy('year', 'desc')
    .limit(1)
    .executeTakeFirst();
  const edition = await db
    .selectFrom('piece')
    .select('slug')
    .where('kind', '=', 'edition')
    .where('published_no', 'is not', null)
    .where('id', 'not in', (where) =>
      where.selectFrom('retraction').select('subject_id').where('kind', '=', 'open_day'),
    )
    .orderBy('slug', 'desc')
    .limit(1)
    .executeTakeFirst();
  const years = [kept?.year, edition && Number(edition.slug)].filter((year) => year !== undefined);
  return years.length > 0 ? Math.max(...years) : undefined;
}

/** Whether a piece of the kind is public. */
export const isAnyPublic = async (db: Db, kind: 'policy' | 'interview'): Promise<boolean> =>
  (await db
    .selectFrom('piece')
    .select('id')
    .where('kind', '=', kind)
    .where('published_no', 'is not', null)
    .where('id', 'not in', (where) =>
      where.selectFrom('retraction').select('subject_id').where('kind', '=', kind),
    )
    .limit(1)
    .executeTakeFirst()) !== undefined;
