import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '#db/postgres/migrate.ts';
import { PostgresStore } from '#db/postgres/store.ts';
import { DamagedStoreError, NewerStoreError, NotAStoreError, UnreachableError } from '#db/refusals.ts';
import { readEnv } from '#server/env.ts';
import { refusalIn } from '#server/start-refusals.ts';
import { freePort } from '../../support/free-port.ts';
import { newPlace, run, schemaOf } from './support.ts';

/** What opening a store there says to whoever started the program: one sentence, or nothing where it is a bug. */
async function refusal(url: string): Promise<{ error: unknown; sentence: string | undefined }> {
  const error = await PostgresStore.open(url).then(
    (store) => store.close(),
    (refused: unknown) => refused,
  );
  return { error, sentence: refusalIn(error) };
}

/** A server that takes nobody in, and says so with this code. */
async function refusing(code: string, words: string): Promise<string> {
  const fields = `SFATAL\0VFATAL\0C${code}\0M${words}\0\0`;
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + Buffer.byteLength(fields));
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Buffer.concat([Buffer.from('E'), length, Buffer.from(fields)])));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  return `postgres://wenji:hush-hush@127.0.0.1:${port}/wenji`;
}

test('a server that is not there is named, without its password', async () => {
  const port = await freePort();
  const { error, sentence } = await refusal(`postgres://wenji:hush-hush@127.0.0.1:${port}/wenji`);
  expect(error).toBeInstanceOf(UnreachableError);
  expect(sentence).toMatch(
    new RegExp(`^The database postgres://wenji@127.0.0.1:${port}/wenji cannot be used: .*ECONNREFUSED`),
  );
  expect(sentence).not.toContain('hush');
});

test.each([
  ['28P01', 'password authentication failed for user "wenji"'],
  ['28000', 'no pg_hba.conf entry for host "10.0.0.1"'],
  ['53300', 'sorry, too many clients already'],
  ['57P03', 'the database system is starting up'],
])('a server that lets nobody in with %s is quoted', async (code, words) => {
  const { error, sentence } = await refusal(await refusing(code, words));
  expect(error).toBeInstanceOf(UnreachableError);
  expect(sentence).toContain(`/wenji cannot be used: ${words}`);
  expect(sentence).not.toMatch(/hush|\n/);
});

test('a database that is not there, or in which nothing may be made, is refused', async () => {
  const url = new URL(await newPlace());
  const missing = new URL(url);
  missing.pathname = '/none_such';
  expect((await refusal(missing.href)).sentence).toMatch(
    /none_such cannot be used: database "none_such" does not exist$/,
  );
  const role = `guest_${url.pathname.slice(1)}`;
  await run(url.href, `CREATE ROLE ${role} LOGIN`);
  onTestFinished(
    async () => void (await run(missing.href.replace('none_such', 'postgres'), `DROP ROLE ${role}`)),
  );
  const guest = new URL(url);
  guest.username = role;
  expect((await refusal(guest.href)).sentence).toMatch(
    /^In the database .* no table may be made: let its user own it, or at least create in its schema$/,
  );
});

test('an encoding that does not hold every character is refused', async () => {
  const { sentence } = await refusal(await newPlace('SQL_ASCII'));
  expect(sentence).toMatch(/^The database .* has the encoding SQL_ASCII; make one with UTF8$/);
});

test('a server that only follows is refused, also where the schema is the newest', async () => {
  const url = await newPlace();
  await migrate(url);
  await run(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_read_only = on`);
  expect((await refusal(url)).sentence).toMatch(
    /^The database .* can only be read: name the server that takes writes, not one that follows it$/,
  );
});

test('a store of a newer program is refused, and nothing is touched', async () => {
  const url = await newPlace();
  await migrate(url);
  await run(
    url,
    "CREATE TABLE later (a text); INSERT INTO kysely_migration VALUES ('9001_later', '2031-01-01T00:00:00.000Z')",
  );
  const before = await schemaOf(url);
  const { error, sentence } = await refusal(url);
  expect(error).toBeInstanceOf(NewerStoreError);
  expect(sentence).toMatch(
    /was made by a newer Wenji: its schema is 9001_later, and this program knows none after/,
  );
  expect(await schemaOf(url)).toEqual(before);
});

test('a store whose list of schemas has a gap is damaged', async () => {
  const url = await newPlace();
  await migrate(url);
  await run(url, "DELETE FROM kysely_migration WHERE name LIKE '0002%'");
  expect((await refusal(url)).error).toBeInstanceOf(DamagedStoreError);
});

test('a database of something else is left alone; what an extension brought along is nobody’s', async () => {
  const url = await newPlace();
  await run(url, 'CREATE TABLE recipe (a text)');
  const { error, sentence } = await refusal(url);
  expect(error).toBeInstanceOf(NotAStoreError);
  expect(sentence).toMatch(
    /has a table recipe already, and no store of Wenji; make a database for it alone$/,
  );
  expect(await run(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).toEqual([
    { tablename: 'recipe' },
  ]);
});

test('processes that share a store do not each make a secret of their own', () => {
  const caught = () => readEnv({ DATABASE_URL: 'postgres://wenji@127.0.0.1/wenji' });
  expect(caught).toThrow('SECRET_KEY is not set: with DATABASE_URL every process needs the same one');
});

test('each wrong value is named in a sentence that repeats no password', () => {
  const caught = () =>
    readEnv({ DATABASE_URL: 'mysql://wenji:hidden@127.0.0.1/wenji', SECRET_KEY: 'short', PORT: 'x' });
  expect(caught).toThrow(/^PORT: /);
  expect(caught).toThrow(
    'DATABASE_URL is no address of a PostgreSQL database: write postgres://USER:PASSWORD@HOST:PORT/DATABASE\n' +
      'SECRET_KEY is too short: it needs 32 characters or more',
  );
  expect(caught).not.toThrow('hidden');
});
