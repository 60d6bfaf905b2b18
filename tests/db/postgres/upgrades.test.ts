import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrate } from '#db/postgres/migrate.ts';
import { PostgresStore } from '#db/postgres/store.ts';
import { migrations } from '#db/schemas.ts';
import { urlOf } from '../../support/postgres.ts';
import { newPlace, run, schemaOf } from './support.ts';

const names = Object.keys(migrations);
const upTo = (count: number) => Object.fromEntries(Object.entries(migrations).slice(0, count));

const schemasIn = async (url: string) =>
  (await run(url, 'SELECT name FROM kysely_migration ORDER BY name')).map(({ name }) => name);

test('a database goes through every schema, one after the other, and is then as a new one', async () => {
  const url = await newPlace();
  for (let count = 1; count <= names.length; count++) {
    await migrate(url, upTo(count));
    expect(await schemasIn(url)).toEqual(names.slice(0, count));
    await run(url, `INSERT INTO store_meta (key, value) VALUES ('kept ${count}', '1')`);
  }
  expect(await run(url, 'SELECT key FROM store_meta ORDER BY key')).toEqual(
    names.map((_, at) => ({ key: `kept ${at + 1}` })),
  );
  const schema = await schemaOf(url);
  expect(schema.columns.length).toBeGreaterThan(300);
  expect(schema).toEqual(await schemaOf(urlOf('wenji_template')));
});

test('every text is compared by its bytes, whatever the database’s own order is', async () => {
  const texts = await run(
    urlOf('wenji_template'),
    `SELECT table_name, column_name, collation_name FROM information_schema.columns
     JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type = 'text'
       AND table_name NOT LIKE 'kysely%'`,
  );
  expect(texts.length).toBeGreaterThan(200);
  expect(texts.filter(({ collation_name }) => collation_name !== 'C')).toEqual([]);
});

test('one that fails leaves the database as it was, and the next one takes it', async () => {
  const url = await newPlace();
  await migrate(url, upTo(2));
  const before = await schemaOf(url);
  const fails = {
    up: async (db: Parameters<(typeof migrations)[string]['up']>[0]) => {
      await sql`CREATE TABLE more (a text)`.execute(db);
      await sql`INSERT INTO store_meta (key, value) VALUES ('half', '1')`.execute(db);
      throw new Error('no room left');
    },
  };
  await expect(migrate(url, { ...migrations, '9999_fails': fails })).rejects.toThrow('no room left');
  expect(await schemaOf(url)).toEqual(before);
  expect(await run(url, 'SELECT * FROM store_meta')).toEqual([]);
  expect(await schemasIn(url)).toEqual(names.slice(0, 2));
  await migrate(url);
  expect(await schemasIn(url)).toEqual(names);
});

test('processes that start at once make one schema, and all of them serve', async () => {
  const url = await newPlace();
  const stores = await Promise.all([1, 2, 3].map(() => PostgresStore.open(url)));
  expect(await schemasIn(url)).toEqual(names);
  await Promise.all(
    stores.map((store, at) =>
      store.write(({ db }) =>
        db
          .insertInto('store_meta')
          .values({ key: `from ${at}`, value: '' })
          .execute(),
      ),
    ),
  );
  expect(await run(url, 'SELECT count(*)::int AS n FROM store_meta')).toEqual([{ n: 3 }]);
  await Promise.all(stores.map((store) => store.close()));
});
