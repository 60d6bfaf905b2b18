import { expect, test } from 'vitest';
import { repeated } from '#db/repeated.ts';
import { openEither } from './open-store.ts';

const insert = repeated((db, row: { key: string; value: string }) => db.insertInto('store_meta').values(row));

test('each time has its own values, in whatever order they are named', async () => {
  const { store } = await openEither();
  await store.write(({ db }) => insert(db, { key: 'a', value: '1' }));
  await store.write(({ db }) => insert(db, { value: ':key', key: 'b' }));
  const rows = await store.db.selectFrom('store_meta').select(['key', 'value']).orderBy('key').execute();
  expect(rows).toEqual([
    { key: 'a', value: '1' },
    { key: 'b', value: ':key' },
  ]);
});

test('a value that the query keeps to itself is refused', async () => {
  const { store } = await openEither();
  const find = repeated((db, { key }: { key: string }) =>
    db.selectFrom('store_meta').selectAll().where('key', '=', key).where('value', '=', 'fixed'),
  );
  await expect(async () => find(store.db, { key: 'a' })).rejects.toThrow('Not one of the values: fixed');
});
