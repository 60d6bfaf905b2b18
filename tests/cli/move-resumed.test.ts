import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { Source, Target } from '#db/move/ends.ts';
import { move as moveStore, type Stage } from '#db/move/move.ts';
import { openPostgresSource } from '#db/move/postgres-source.ts';
import { openPostgresTarget } from '#db/move/postgres-target.ts';
import { openSqliteSource } from '#db/move/sqlite-source.ts';
import { openSqliteTarget } from '#db/move/sqlite-target.ts';
import { movingFile } from '#db/sqlite/moving.ts';
import { checkStore } from '#server/transparency/store-check.ts';
import { dialect } from '../support/dialect.ts';
import {
  contentIn,
  databasePlace,
  fileIn,
  fixturePlace,
  folderPlace,
  move,
  on,
  open,
  type Place,
} from './move-support.ts';

/** Small enough that tables are moved in many portions. */
const SMALL = 60;

const sourceIn = async (place: Place): Promise<Source> =>
  place.env.DATABASE_URL ? openPostgresSource(place.end, SMALL) : openSqliteSource(fileIn(place), SMALL);

const targetIn = (place: Place): Promise<Target> =>
  place.env.DATABASE_URL ? openPostgresTarget(place.end) : openSqliteTarget(fileIn(place));

/** Moves until something happens for the n-th time, and is cut short there; tells how often it happened. */
async function cutShort(from: Place, to: Place, stage: Stage, at: number): Promise<number> {
  const source = await sourceIn(from);
  const target = await targetIn(to).catch(async (error) => {
    await source.close();
    throw error;
  });
  let seen = 0;
  const work = moveStore(source, target, (each) => {
    if (each !== stage) return;
    seen += 1;
    if (seen === at) throw new Error('cut short');
  });
  await work
    .catch((error: Error) => {
      if (error.message !== 'cut short') throw error;
    })
    .finally(async () => {
      await target.close();
      await source.close();
    });
  return seen;
}

/** Where a move is cut short: in its midst, and near its end. */
const cuts = [
  ['copying', 9],
  ['indexing', 1],
  ['verifying', 20],
] as const;

async function changed(place: Place): Promise<Place> {
  const file = new Database(fileIn(place));
  file.exec("UPDATE department SET slug = slug || '-2'");
  file.close();
  return place;
}

const newPlace = (kind: string) => (kind === 'postgres' ? databasePlace('wenji_template') : folderPlace());

const directions =
  dialect === 'postgres' ? ['sqlite to postgres', 'postgres to sqlite'] : ['sqlite to sqlite'];

describe.each(directions)('from %s', (direction) => {
  const [fromKind = '', , toKind = ''] = direction.split(' ');

  async function filled(): Promise<Place> {
    const fixture = await fixturePlace();
    if (fromKind === 'sqlite') return fixture;
    const place = await databasePlace('wenji_template');
    expect(await move(fixture.end, place.end)).toMatchObject({ code: 0 });
    return place;
  }

  test('what was cut short again and again goes on where it was, with nothing else, and is no store until then', async () => {
    const from = await filled();
    const to = await newPlace(toKind);
    const counts: number[] = [];
    for (const [stage, at] of cuts) counts.push(await cutShort(from, to, stage, at));
    expect(counts).toEqual(cuts.map(([, at]) => at));
    await expect(open(to)).rejects.toThrow('is not finished: give the same command again');
    const other = await changed(await fixturePlace());
    expect((await move(other.end, to.end)).err).toContain('was begun with another content');
    const went = await move(from.end, to.end);
    expect(went).toMatchObject({ code: 0, err: '' });
    expect(went.out).toMatch(/\n0 copied in .*, [\d,]+ before\n/);
    const { tally_head: _, tally_feed: __, request_count: ___, ...wanted } = await contentIn(from);
    expect(await contentIn(to)).toMatchObject(wanted);
    if (toKind === 'sqlite')
      await on(to, async ({ ctx }) => {
        expect((await checkStore(ctx)).filter(({ fault }) => fault !== undefined)).toEqual([]);
      });
  });
});

test('a target that does not hold the same in the end becomes no store', async () => {
  const from = await fixturePlace();
  const to = folderPlace();
  await cutShort(from, to, 'indexing', 1);
  const file = new Database(movingFile(fileIn(to)));
  file.exec("UPDATE response SET flags = 'changed' WHERE id = (SELECT max(id) FROM response)");
  file.close();
  const { code, err } = await move(from.end, to.end);
  expect(code).toBe(1);
  expect(err).toBe(`${fileIn(to)} does not hold what the source holds (response): remove it and begin anew`);
  expect(existsSync(fileIn(to))).toBe(false);
});

test('a move that was verified, and cut short before its file got its name, is finished', async () => {
  const from = await fixturePlace();
  const to = folderPlace();
  await cutShort(from, to, 'verifying', 1);
  const file = new Database(movingFile(fileIn(to)));
  file.exec('DROP TABLE store_move');
  file.close();
  expect(await move(from.end, to.end)).toMatchObject({ code: 0 });
  expect(existsSync(movingFile(fileIn(to)))).toBe(false);
});

test('what processes tell each other stays behind', async () => {
  const from = await fixturePlace();
  const file = new Database(fileIn(from));
  file.exec("INSERT INTO tally_head VALUES ('q', 1, 1, '2021-05-20', 0)");
  file.exec("INSERT INTO tally_feed VALUES ('q', 1, '2021-05-20', 0, '[]')");
  file.exec("INSERT INTO request_count VALUES ('k', '2021-05-20', 1)");
  file.close();
  const to = await newPlace(dialect);
  expect(await move(from.end, to.end)).toMatchObject({ code: 0 });
  const content = await contentIn(to);
  for (const table of ['tally_head', 'tally_feed', 'request_count']) expect(content[table]?.rows).toBe(0);
  expect(content).not.toHaveProperty('store_move');
});

test.skipIf(dialect === 'sqlite')('a second move that takes over ends the first', async () => {
  const from = await fixturePlace();
  const to = await databasePlace('wenji_template');
  await cutShort(from, to, 'copying', 1);
  const client = new pg.Client(to.end);
  await client.connect();
  const noted =
    (await client.query<{ source: string }>('SELECT source FROM store_move')).rows[0]?.source ?? '';
  await client.end();
  let taken: Promise<void> | undefined;
  const [first, second] = [await openPostgresTarget(to.end), await openPostgresTarget(to.end)];
  const source = openSqliteSource(fileIn(from), SMALL);
  let seen = 0;
  const work = moveStore(source, first, (stage) => {
    if (stage === 'copying' && ++seen === 1) taken = second.begin(noted);
  });
  await expect(work).rejects.toThrow('has taken over');
  await taken;
  await Promise.all([first.close(), second.close(), source.close()]);
});
