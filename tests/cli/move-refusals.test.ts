import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrate } from '#db/postgres/migrate.ts';
import { openMoment } from '#db/postgres/moment.ts';
import { fixtureNames, storeBytes } from '../db/upgrades-support.ts';
import { dialect } from '../support/dialect.ts';
import { otherHolder } from '../support/holder.ts';
import {
  command,
  contentIn,
  databasePlace,
  fileIn,
  fixturePlace,
  folderPlace,
  move,
  newFolder,
  on,
  open,
  type Place,
} from './move-support.ts';

/** Runs statements in a database. */
async function ask({ env }: Place, ...statements: string[]): Promise<void> {
  const client = new pg.Client(env.DATABASE_URL);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** Refused in one sentence, and nothing was made at the target. */
async function refusal(from: Place, to: Place): Promise<string> {
  const { code, out, err } = await move(from.end, to.end);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).not.toContain('\n');
  return err;
}

test.each([
  [[], 'move takes --from and --to'],
  [['--from', 'sqlite:data'], 'move takes --from and --to'],
  [['--from', 'data', '--to', 'postgres://x/y'], '--from is neither sqlite:PATH nor postgres://…'],
  [['--from', 'sqlite:data', '--to', 'mysql://x/y'], '--to is neither sqlite:PATH nor postgres://…'],
  [['--from', 'sqlite:', '--to', 'postgres://x/y'], '--from is neither sqlite:PATH nor postgres://…'],
  [['--all'], "Unknown option '--all'"],
  [['sqlite:data'], "Unexpected argument 'sqlite:data'"],
])('arguments that are not right: %j', async (args, sentence) => {
  const { code, out, err } = await command(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^[^\n]*: move --help says what there is$/);
  expect(err).toContain(sentence);
});

describe('a folder', () => {
  test('of a running server is not moved from, nor one that holds a store moved to', async () => {
    const from = await fixturePlace();
    const server = await otherHolder(from.env.DATA_DIR);
    expect(await refusal(from, folderPlace())).toContain(
      'is in use by another Wenji server: stop that one first',
    );
    server.kill('SIGKILL');
    await once(server, 'exit');
    const to = await fixturePlace();
    const bytes = readFileSync(fileIn(to));
    expect(await refusal(from, to)).toBe(
      `${fileIn(to)} is there already: a store is moved to where there is none`,
    );
    expect(readFileSync(fileIn(to)).equals(bytes)).toBe(true);
  });

  test('without a store, with something else, an older or a newer store is not moved from', async () => {
    const to = folderPlace();
    const empty = folderPlace();
    expect(await refusal(empty, to)).toBe(`There is no store ${fileIn(empty)}`);
    expect(existsSync(join(empty.env.DATA_DIR, 'server.lock'))).toBe(false);
    const other = folderPlace();
    writeFileSync(fileIn(other), 'something else');
    expect(await refusal(other, to)).toContain('nor any SQLite file');
    const older = folderPlace();
    writeFileSync(fileIn(older), storeBytes(fixtureNames[0] ?? ''));
    expect(await refusal(older, to)).toContain('still has the schema 0001_first_path; start the server once');
    const newer = await fixturePlace();
    const file = new Database(fileIn(newer));
    file.exec("INSERT INTO kysely_migration VALUES ('9999_later', '2031')");
    file.close();
    expect(await refusal(newer, to)).toContain('was made by a newer Wenji: its schema is 9999_later');
    const untouched = folderPlace();
    renameSync(fileIn(await fixturePlace()), fileIn(untouched));
    const never = new Database(fileIn(untouched));
    never.exec("DELETE FROM store_meta WHERE key = 'secret_check'");
    never.close();
    expect(await refusal(untouched, to)).toContain('was never opened by a server');
    expect(existsSync(fileIn(to))).toBe(false);
  });

  test('named by its file, or by a way around, is the same folder', async () => {
    const from = await fixturePlace();
    const same = {
      ...from,
      end: `sqlite:${from.env.DATA_DIR}/../${from.env.DATA_DIR.split('/').at(-1)}/wenji.db`,
    };
    expect(await refusal(from, same)).toBe('--from and --to are the same place');
  });
});

test('servers need what is written in secret.key, and it is not said', async () => {
  const from = folderPlace();
  await (await open(from, null)).close();
  const file = join(from.env.DATA_DIR, 'secret.key');
  const secret = readFileSync(file, 'utf8');
  const to = dialect === 'postgres' ? await databasePlace('wenji_template') : folderPlace();
  const { code, out, err } = await move(from.end, to.end, {});
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(file);
  expect(out).not.toContain(secret);
  await (await open(to, secret)).close();
  await expect(open(to, 'another secret of many characters')).rejects.toThrow('SECRET_KEY is not the one');
  const back = folderPlace();
  copyFileSync(file, join(back.env.DATA_DIR, 'secret.key'));
  expect((await move(to.end, back.end, {})).out).toContain('They need no SECRET_KEY');
  await (await open(back, null)).close();
  expect(await contentIn(back)).toMatchObject(await contentIn(from));
});

test('a text that PostgreSQL does not take is named, not said', async () => {
  const from = await fixturePlace();
  const file = new Database(fileIn(from));
  file
    .prepare('UPDATE response_text SET text = ? WHERE text_id = (SELECT max(text_id) FROM response_text)')
    .run('a\0b');
  const id = file.prepare('SELECT max(text_id) FROM response_text').pluck().get();
  file.close();
  if (dialect === 'sqlite') expect(await move(from.end, folderPlace().end)).toMatchObject({ code: 0 });
  else
    expect(await refusal(from, await databasePlace())).toBe(
      `A text in response_text (${id}) holds the character U+0000, which PostgreSQL does not take`,
    );
});

describe.skipIf(dialect === 'sqlite')('a database', () => {
  test('with anything in it is not moved to, one with tables alone is', async () => {
    const from = await fixturePlace();
    const foreign = await databasePlace();
    await ask(foreign, 'CREATE TABLE notes (text text)', "INSERT INTO notes VALUES ('mine')");
    expect(await refusal(from, foreign)).toMatch(/^postgres:\/\/\S+ is not empty: /);
    await ask(foreign, 'DELETE FROM notes');
    expect(await refusal(from, foreign)).toContain('has a table notes already, and no store of Wenji');
    await ask(foreign, 'DROP TABLE notes');
    const store = await databasePlace('wenji_template');
    await ask(store, "INSERT INTO store_meta VALUES ('secret_check', 'x')");
    expect(await refusal(from, store)).toContain('is not empty');
    await ask(store, 'DELETE FROM store_meta', "INSERT INTO search_keys VALUES (1, 'a')");
    expect(await refusal(from, store)).toContain('is not empty');
    await ask(store, 'DELETE FROM search_keys');
    expect(await move(from.end, store.end)).toMatchObject({ code: 0 });
  });

  test('that is in use, written to, older, newer or no store is not moved from', async () => {
    const to = folderPlace();
    const from = await databasePlace();
    expect(await refusal(from, to)).toContain('is no store of Wenji');
    expect(await move((await fixturePlace()).end, from.end)).toMatchObject({ code: 0 });
    await on(from, async () => {
      expect(await refusal(from, to)).toMatch(/^Wenji is connected to postgres:.*: stop every server/);
    });
    const other = await databasePlace('wenji_template');
    expect(await move(from.end, other.end)).toMatchObject({ code: 0 });
    const { tally_head: _, tally_feed: __, request_count: ___, ...wanted } = await contentIn(from);
    expect(await contentIn(other)).toMatchObject(wanted);
    const writing = new pg.Client(from.env.DATABASE_URL);
    await writing.connect();
    onTestFinished(() => writing.end());
    await writing.query("BEGIN; UPDATE store_meta SET value = value WHERE key = 'secret_check'");
    expect(await refusal(from, to)).toMatch(/^Somebody writes to postgres:/);
    await writing.query('ROLLBACK');
    await ask(from, "INSERT INTO kysely_migration VALUES ('9999_later', '2031')");
    expect(await refusal(from, to)).toContain('its schema is 9999_later');
    await ask(from, "DELETE FROM kysely_migration WHERE name >= '0006'");
    expect(await refusal(from, to)).toContain('still has the schema 0005_figures');
    expect(existsSync(fileIn(to))).toBe(false);
  });

  test('of another encoding, or that is not there, is not moved to; the password is not said', async () => {
    const from = await fixturePlace();
    const { end } = await databasePlace();
    const latin = new URL(end);
    latin.pathname = `${latin.pathname}_latin`;
    const statement = (act: string) => ask({ end, env: { DATA_DIR: newFolder(), DATABASE_URL: end } }, act);
    await statement(
      `CREATE DATABASE ${latin.pathname.slice(1)} ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0`,
    );
    onTestFinished(() => statement(`DROP DATABASE ${latin.pathname.slice(1)}`));
    expect(await refusal(from, { ...from, end: latin.href })).toContain('has the encoding LATIN1');
    const nowhere = new URL(end);
    nowhere.pathname = '/not_there';
    nowhere.password = 'canary';
    expect(await refusal(from, { ...from, end: nowhere.href })).toMatch(
      /^The database postgres:\S+ cannot be used: /,
    );
    nowhere.port = '1';
    expect(await refusal(from, { ...from, end: nowhere.href })).not.toContain('canary');
    expect(await refusal({ ...from, end: end }, { ...from, end: `${end}?application_name=other` })).toBe(
      '--from and --to are the same place',
    );
  });

  test('that is half moved into is opened by no server and read by no command', async () => {
    const half = await databasePlace('wenji_template');
    await ask(half, 'CREATE TABLE store_move (source text, run text)');
    await expect(migrate(half.env.DATABASE_URL ?? '')).rejects.toThrow(
      'is not finished: give the same command again',
    );
    await expect(open(half)).rejects.toThrow('is not finished');
    expect(await refusal(half, folderPlace())).toContain('is not finished');
    await expect(openMoment(half.env.DATABASE_URL ?? '')).rejects.toThrow('is not finished');
  });
});
