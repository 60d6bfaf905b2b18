import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PostgresStore } from '#db/postgres/store.ts';
import { type Entry, type Store, StoreUnavailableError } from '#db/store.ts';
import { newDatabase } from '../../support/postgres.ts';
import { put } from '../open-store.ts';
import { run } from './support.ts';

const MS = process.env.LONG ? 60_000 : 3000;
const ACCOUNTS = ['account 0', 'account 1', 'account 2'];

type Fate = 'acknowledged' | 'refused' | 'failed';

const read = async ({ db }: Pick<Entry, 'db'>, key: string) =>
  (await db.selectFrom('store_meta').select('value').where('key', '=', key).executeTakeFirst())?.value;

const set = ({ db }: Entry, key: string, value: string) =>
  db.updateTable('store_meta').set({ value }).where('key', '=', key).execute();

/** Reads what all before it wrote, and writes what rests on it: the next number, and a sum that stays. */
async function act(entry: Entry, id: string): Promise<number> {
  const no = Number(await read(entry, 'head')) + 1;
  const [from, to] = [ACCOUNTS[no % 3] ?? '', ACCOUNTS[(no + 1) % 3] ?? ''];
  const [less, more] = [Number(await read(entry, from)) - 1, Number(await read(entry, to)) + 1];
  await put(entry, `no ${no}`, id);
  await entry
    .nested(async (inner) => {
      await put(inner, `lost ${id}`);
      throw new RangeError();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RangeError)) throw error;
    });
  await Promise.all([
    set(entry, from, String(less)),
    set(entry, to, String(more)),
    set(entry, 'head', String(no)),
  ]);
  return no;
}

test('whatever connection is cut off, what is acknowledged is kept once, and what is refused is not', {
  timeout: MS + 60_000,
}, async () => {
  const { url, drop } = await newDatabase();
  onTestFinished(drop);
  const stores = [await PostgresStore.open(url), await PostgresStore.open(url)];
  await stores[0]?.write(async (entry) => {
    for (const account of ACCOUNTS) await put(entry, account, '0');
    await put(entry, 'head', '0');
  });
  const fates = new Map<string, Fate>();
  const numbers: number[][] = [];
  const until = performance.now() + MS;
  let ids = 0;
  const fateOf = async (id: string, work: Promise<unknown>) => {
    const fate: Fate = await work.then(
      () => 'acknowledged',
      (error: unknown) => {
        if (error instanceof StoreUnavailableError) return 'refused';
        if (error instanceof RangeError) return 'failed';
        throw error;
      },
    );
    fates.set(id, fate);
  };
  const enter = (store: Store, heard: number[], id: string) =>
    store.write(async (entry) => {
      const no = await act(entry, id);
      entry.afterCommit(() => heard.push(no));
      if (ids % 7 === 0) throw new RangeError();
    });
  const people = stores.flatMap((store) => {
    const heard: number[] = [];
    numbers.push(heard);
    const grouped = store.grouped(async (entry, items: readonly string[]) => {
      for (const item of items.toSorted()) await put(entry, `grouped ${item}`, item);
      return [...items];
    });
    return Array.from({ length: 12 }, async (_, at) => {
      while (performance.now() < until) {
        const id = `id ${ids++}`;
        await fateOf(id, at % 2 ? grouped(id) : enter(store, heard, id));
        if (at === 0)
          await store.db
            .selectFrom('store_meta')
            .select('key')
            .limit(1)
            .execute()
            .catch(() => {});
      }
    });
  });
  const killer = new pg.Client(url);
  await killer.connect();
  let killed = 0;
  while (performance.now() < until) {
    const { rowCount } = await killer.query(
      `SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'wenji' ORDER BY random() LIMIT 1) AS one`,
    );
    killed += rowCount ?? 0;
    await sleep(Math.random() * 40);
  }
  await Promise.all(people);

  // Nobody holds anything any more.
  const { rows: held } = await killer.query(
    `SELECT state FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'wenji' AND state <> 'idle'`,
  );
  expect(held).toEqual([]);
  for (const store of stores) await store.write(async (entry) => void (await read(entry, 'head')));
  await Promise.all(stores.map((store) => store.close()));
  const open = () =>
    killer.query(
      `SELECT state FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'wenji'`,
    );
  await vi.waitFor(async () => expect((await open()).rows).toEqual([]), { timeout: 5000, interval: 50 });
  await killer.end();

  const stored = (await run(url, 'SELECT key, value FROM store_meta')) as { key: string; value: string }[];
  const kept = stored.filter(({ key }) => /^(no|grouped) /.test(key));
  const times = new Map<string, number>();
  for (const { value } of kept) times.set(value, (times.get(value) ?? 0) + 1);
  const wrong = [...fates].filter(([id, fate]) => (times.get(id) ?? 0) !== (fate === 'acknowledged' ? 1 : 0));
  expect(wrong).toEqual([]);
  const nos = kept.flatMap(({ key }) => (key.startsWith('no ') ? Number(key.slice(3)) : []));
  expect(nos.sort((one, other) => one - other)).toEqual(nos.map((_, at) => at + 1));
  expect(stored.filter(({ key }) => key.startsWith('lost'))).toEqual([]);
  const valueIn = (name: string) => Number(stored.find(({ key }) => key === name)?.value);
  expect(ACCOUNTS.reduce((sum, account) => sum + valueIn(account), 0)).toBe(0);
  expect(valueIn('head')).toBe(nos.length);
  for (const heard of numbers) expect(heard).toEqual(heard.toSorted((one, other) => one - other));
  const count = (fate: Fate) => [...fates.values()].filter((each) => each === fate).length;
  expect([killed > 10, count('refused') > 0, count('failed') > 0, count('acknowledged') > 50]).toEqual(
    Array(4).fill(true),
  );
  if (process.env.LONG)
    process.stdout.write(
      `${JSON.stringify({ killed, refused: count('refused'), acknowledged: count('acknowledged') })}\n`,
    );
});
