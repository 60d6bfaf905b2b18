import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { NewerStoreError, NotAStoreError, OlderStoreError, StoreRefusedError } from '#db/refusals.ts';
import { inspectStore } from '#db/sqlite/inspect.ts';
import { isHeld } from '#db/sqlite/lock.ts';
import { openReading } from '#db/sqlite/reading.ts';
import { runCommand } from '#server/cli/commands.ts';
import { openInstallation, WrongSecretError } from '#server/installation.ts';
import { refusalIn, StartRefusedError } from '#server/start-refusals.ts';
import { contentsOf, leaveLog, strangeStores } from './strange-stores.ts';
import { envOf, newFolder, unpack } from './upgrades-support.ts';

const secret = 'a secret of thirty-two characters';

async function command(folder: string, ...args: string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  const code = await runCommand({
    args,
    env: { DATA_DIR: folder, SECRET_KEY: secret },
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
  });
  return { code, ...said };
}

const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

/** A store of today, closed. */
async function store() {
  const { folder, file, env } = unpack('0003_service');
  const { close } = await openInstallation(env);
  await close();
  return { folder, file, env };
}

describe.each(strangeStores)('%s', (_name, make, sentence) => {
  test('is refused in one sentence by every program, and left as it was', async () => {
    const { folder, file, env } = await store();
    make(file);
    const before = contentsOf(folder);
    const error = await caught(openInstallation(env));
    expect(error).toBeInstanceOf(StoreRefusedError);
    expect(refusalIn(error)).toMatch(sentence);
    expect(refusalIn(error)).toContain(file);
    expect(refusalIn(error)).not.toContain('\n');
    expect(isHeld(folder)).toBe(false);
    for (const args of [
      ['verify', 'store'],
      ['verify', 'store', '--json'],
      ['verify', 'audit'],
    ]) {
      const { code, out, err } = await command(folder, ...args);
      expect({ code, out, lines: err.length }).toEqual({ code: 2, out: [], lines: 1 });
      expect(err[0]).toMatch(sentence);
    }
    expect(contentsOf(folder)).toEqual(before);
  });
});

test('a newer store with a log beside it keeps the log as it was', async () => {
  const { folder, file, env } = await store();
  strangeStores[0]?.[1](file);
  leaveLog(file);
  const names = ['wenji.db', 'wenji.db-wal'];
  const read = () => contentsOf(folder).filter(([name]) => names.includes(name));
  const before = read();
  expect(before).toHaveLength(2);
  expect(await caught(openInstallation(env))).toBeInstanceOf(NewerStoreError);
  expect((await command(folder, 'verify', 'store')).code).toBe(2);
  expect(read()).toEqual(before);
});

test('a store that was killed with a log beside it is taken, with all that stood there', async () => {
  const { file, env } = await store();
  leaveLog(file);
  const { ctx, close } = await openInstallation(env);
  expect(await ctx.db.selectFrom('store_meta').select('value').where('key', '=', 'left').execute()).toEqual([
    { value: 'in the log' },
  ]);
  await close();
});

test('a secret that is not the store’s own is refused by every program, and nothing stays open', async () => {
  const { folder, env } = await store();
  const before = contentsOf(folder);
  const error = await caught(openInstallation({ ...env, SECRET_KEY: 'another secret of many characters' }));
  expect(error).toBeInstanceOf(WrongSecretError);
  expect(refusalIn(error)).toBe('SECRET_KEY is not the one with which this store was made');
  expect(isHeld(folder)).toBe(false);
  const { close } = await openInstallation(env);
  await close();
  expect(contentsOf(folder)).toEqual(before);
});

test('commands make nothing where there is no store, nor where its secret is not', async () => {
  const folder = newFolder();
  expect(await command(folder, 'verify', 'store')).toEqual({
    code: 2,
    out: [],
    err: [`There is no store in ${folder}: set DATA_DIR to the data folder`],
  });
  expect(readdirSync(folder)).toEqual([]);
  expect(await command(join(folder, 'none'), 'verify', 'store')).toMatchObject({ code: 2 });
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

test('a folder in the place of the store is no store', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'wenji.db'));
  expect(await caught(openInstallation(envOf(folder)))).toBeInstanceOf(NotAStoreError);
  expect(readdirSync(join(folder, 'wenji.db'))).toEqual([]);
});

test('commands wait until the server has brought an older store up to date', async () => {
  const { folder, file } = unpack('0003_service');
  const before = contentsOf(folder);
  expect(inspectStore(file)).toEqual({ schema: '0003_service', behind: true });
  expect(() => openReading(file)).toThrow(OlderStoreError);
  const { code, err } = await command(folder, 'verify', 'store');
  expect(code).toBe(2);
  expect(err).toEqual([
    `The store ${file} still has the schema 0003_service; start the server once, which brings it up to date`,
  ]);
  expect(contentsOf(folder)).toEqual(before);
});

test('a new store has its name only once it is whole', async () => {
  const folder = newFolder();
  // What a start leaves that was killed while it made one.
  const half = new Database(join(folder, 'wenji.db.making'));
  half.exec('PRAGMA journal_mode = WAL; CREATE TABLE half (a)');
  half.close();
  const { ctx, close } = await openInstallation(envOf(folder));
  expect(await ctx.db.selectFrom('response').selectAll().execute()).toEqual([]);
  await close();
  expect(readdirSync(folder).sort()).toEqual(['server.lock', 'wenji.db']);
  rmSync(join(folder, 'server.lock'));
});

test('a bug is no refusal', () => {
  expect(refusalIn(new TypeError('x is undefined'))).toBeUndefined();
  expect(refusalIn('words')).toBeUndefined();
  expect(refusalIn(new StartRefusedError('Set it right'))).toBe('Set it right');
  const taken = Object.assign(new Error('listen EADDRINUSE: address already in use 127.0.0.1:3000'), {
    syscall: 'listen',
  });
  expect(refusalIn(taken)).toBe(
    'The server cannot listen where HOST and PORT say: listen EADDRINUSE: address already in use 127.0.0.1:3000',
  );
});
