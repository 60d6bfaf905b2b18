import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { contentOf, type TableContent } from '#db/content-hash.ts';
import { matching } from '#db/dialect.ts';
import { openPool } from '#db/postgres/connect.ts';
import { contentOf as contentOfPostgres } from '#db/postgres/content.ts';
import { kyselyOverPool } from '#db/postgres/kysely.ts';
import { openReader } from '#db/sqlite/open.ts';
import { keysTables } from '#db/sqlite/rewrite.ts';
import { createApp } from '#server/app.ts';
import { runCommand } from '#server/cli/commands.ts';
import type { Context } from '#server/context.ts';
import { readEnv } from '#server/env.ts';
import { openInstallation } from '#server/installation.ts';
import { searchTerms } from '#shared/text/search-keys.ts';
import { fixtureNames, readFixture, storeBytes } from '../db/upgrades-support.ts';
import { Browser } from '../support/browser.ts';
import { newDatabase } from '../support/postgres.ts';
import { StillClock } from '../support/still-clock.ts';

export const SECRET = 'a secret of thirty-two characters';

/** A place for a store: its address for `move`, and what a server needs to open it. */
export interface Place {
  end: string;
  env: { DATA_DIR: string; DATABASE_URL?: string };
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-move-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const folderPlace = (folder = newFolder()): Place => ({
  end: `sqlite:${folder}`,
  env: { DATA_DIR: folder },
});

/** A database with nothing in it, not even tables, unless a template says otherwise. */
export async function databasePlace(template = 'template0'): Promise<Place> {
  const { url, drop } = await newDatabase(template);
  onTestFinished(drop);
  return { end: url, env: { DATA_DIR: newFolder(), DATABASE_URL: url } };
}

export const fileIn = (place: Place) => join(place.env.DATA_DIR, 'wenji.db');

const newest = fixtureNames.at(-1) ?? '';

/** What must be seen of the store that `fixturePlace` gives. */
export const fixture = readFixture(newest);

let upgraded: Promise<Buffer> | undefined;

/** A folder with a small installation in which everything was used, brought to the newest schema once. */
export async function fixturePlace(): Promise<Place> {
  upgraded ??= (async () => {
    const place = folderPlace();
    writeFileSync(fileIn(place), storeBytes(newest));
    await (await open(place)).close();
    return readFileSync(fileIn(place));
  })();
  const place = folderPlace();
  writeFileSync(fileIn(place), await upgraded);
  return place;
}

/** Opens a server's parts on a place, on the day on which the fixture was last used; whoever asks closes it. */
export async function open(place: Place, secret: string | null = SECRET) {
  const env = readEnv({ ...place.env, ...(secret ? { SECRET_KEY: secret } : {}), LOG_LEVEL: 'silent' });
  const clock = new StillClock(fixture.at);
  const { ctx, close } = await openInstallation(env, clock);
  ctx.secondFactor = false;
  return { ctx, clock, close, app: await createApp(ctx, { demo: false }) };
}

export type Opened = Awaited<ReturnType<typeof open>>;

/** Does something on a place with a server's parts and a browser, then closes it. */
export async function on<T>(
  place: Place,
  work: (opened: Opened, browser: Browser) => Promise<T>,
): Promise<T> {
  const opened = await open(place);
  try {
    return await work(opened, new Browser(opened));
  } finally {
    await opened.close();
  }
}

/** What the tables of a place hold. */
export async function contentIn(place: Place): Promise<{ [table: string]: TableContent }> {
  if (place.env.DATABASE_URL) {
    const pool = openPool(place.env.DATABASE_URL, { max: 1, name: 'test' });
    return contentOfPostgres(kyselyOverPool(pool)).finally(() => pool.end());
  }
  const file = openReader(fileIn(place));
  const content = contentOf(file);
  file.close();
  return content;
}

/** Runs `move`; gives what it said on both sides. */
export async function move(from: string, to: string, env: NodeJS.ProcessEnv = { SECRET_KEY: SECRET }) {
  return command(['--from', from, '--to', to], env);
}

export async function command(args: string[], env: NodeJS.ProcessEnv = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand({
    args: ['move', ...args],
    env,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** Words that the fixture holds, as pairs, as one character, with and without spaces between them. */
const words = ['停车', '收费', '的', '改过的话', 'tea', '垃圾 分类', '示例', 'parking', '防控', '没有的话'];

/** For each index and words, the numbers of what is found. */
export async function hits({ db }: Context): Promise<{ [search: string]: number[] }> {
  const found: { [search: string]: number[] } = {};
  for (const table of keysTables)
    for (const each of words) {
      const rows = await db
        .selectFrom(table)
        .select('rowid')
        .where('rowid', 'in', matching(db, table, searchTerms(each)))
        .orderBy('rowid')
        .execute();
      found[`${table} ${each}`] = rows.map(({ rowid }) => rowid);
    }
  return found;
}
