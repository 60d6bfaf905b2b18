import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { isPostgres } from '#db/dialect.ts';
import type { Context } from '#server/context.ts';
import { Browser } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { tableNames } from '../support/store-bytes.ts';
import { begin, lookUp, toReceipt } from '../support/walk.ts';

/** Where what respondents gave is kept. */
const tables = ['response', 'response_text', 'answering'];

/** Names of columns that would tell when to the second, in which order, by which account or from where. */
const telltale =
  /(_at|time|stamp|date|seq|order|serial|rank|position|account|user|officer|login|session|name|phone|mail|address|addr|ip|host|device|agent|browser|referr?er|cookie|token|key|receipt|fingerprint)/;

/** Names that the words above would catch wrongly, each with what it holds. */
const harmless: { [column: string]: string } = {};

interface Column {
  table: string;
  name: string;
  type: string;
}

async function columnsOf({ db }: Context): Promise<Column[]> {
  const all = await Promise.all(
    tables.map(async (table) => {
      const { rows } = isPostgres(db)
        ? await sql<{ name: string; type: string }>`
            select column_name::text as name, data_type::text as type from information_schema.columns
            where table_schema = current_schema() and table_name = ${table}`.execute(db)
        : await sql<{
            name: string;
            type: string;
          }>`select name, type from pragma_table_info(${table})`.execute(db);
      return rows.map(({ name, type }) => ({ table, name, type: kinds[type] ?? type.toLowerCase() }));
    }),
  );
  return all.flat();
}

/** PostgreSQL's names of what SQLite has by others. */
const kinds: { [type: string]: string } = { bytea: 'blob', bigint: 'integer' };

/** Responses in every state: sent, in English, withdrawn, corrected, half answered. */
async function withResponses() {
  const house = await makeApp();
  await publish(house.ctx);
  const browser = new Browser(house);
  const first = await toReceipt(browser, '一句话');
  await toReceipt(browser, 'words', '/en');
  const { receipt } = await toReceipt(browser, '撤回');
  await browser.post('/receipts/withdrawal', { receipt, confirmed: 'yes' });
  await browser.press((await lookUp(browser, first.receipt)).form('/receipts/correction'));
  await browser.post('/questionnaires/tiny/responses', {});
  await begin(new Browser(house));
  return house;
}

test('no column tells an order, an account, an address or a device', async () => {
  const { ctx } = await makeApp();
  const columns = await columnsOf(ctx);
  expect(columns.length).toBeGreaterThan(20);
  const found = columns
    .map(({ table, name }) => `${table}.${name}`)
    .filter((column) => telltale.test(column));
  expect(found.filter((column) => !Object.hasOwn(harmless, column))).toEqual([]);
});

test('columns are text, whole numbers or bytes; numbers are but versions, revisions and random ids', async () => {
  const { ctx } = await makeApp();
  const columns = await columnsOf(ctx);
  expect(new Set(columns.map(({ type }) => type))).toEqual(new Set(['text', 'blob', 'integer']));
  const numbers = columns.filter(({ type }) => type === 'integer');
  expect(numbers.map(({ table, name }) => `${table}.${name}`).sort()).toEqual([
    'answering.version_no',
    'response.revision',
    'response.version_no',
    'response_text.text_id',
  ]);
});

test('no value is a time finer than a day', async () => {
  const { ctx } = await withResponses();
  const finer = /\d{4}-\d{2}-\d{2}[T ]|\d{1,2}:\d{2}|\b1[4-9]\d{8,11}\b/;
  for (const table of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(ctx.db);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      for (const [name, value] of Object.entries(row)) {
        if (name === 'text_id' || value instanceof Uint8Array) continue;
        expect(`${table}.${name}: ${value}`).not.toMatch(finer);
      }
  }
});

test('days are days', async () => {
  const { ctx } = await withResponses();
  const { rows } = await sql<{ day: string }>`
    select day from response union select withdrawn_day from response where withdrawn_day is not null
    union select day from answering`.execute(ctx.db);
  for (const { day } of rows) expect(day).toMatch(/^2021-0[56]-\d\d$/);
});

test.each(['response', 'answering'])('%s has no hidden row number', async (table) => {
  const { ctx } = await makeApp();
  await expect(sql`select rowid from ${sql.table(table)}`.execute(ctx.db)).rejects.toThrow(
    /no such column: rowid|column "rowid" does not exist/,
  );
});

test('nothing else writes down who came when: no trigger but refusals, no sequence of the database', async () => {
  const { ctx } = await withResponses();
  const refusal =
    /BEGIN SELECT RAISE\(ABORT, '\w+ is a record'\); END$|EXECUTE FUNCTION (refuse_change\(\)|refuse_unless\(.*\))$/;
  const rows = await helpers(ctx);
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter((row) => row.type !== 'trigger' || !refusal.test(row.sql))).toEqual([]);
  expect(rows.filter(({ tbl_name }) => tables.includes(tbl_name))).toEqual([]);
});

/** What the database itself does or counts when somebody writes. */
async function helpers({ db }: Context): Promise<{ type: string; tbl_name: string; sql: string }[]> {
  type Helper = { type: string; tbl_name: string; sql: string };
  const query = isPostgres(db)
    ? sql<Helper>`
        select 'trigger' as type, tgrelid::regclass::text as tbl_name, pg_get_triggerdef(oid) as sql
        from pg_trigger where not tgisinternal
        union all select 'sequence', relname::text, '' from pg_class where relkind = 'S'
        union all select 'rule', tablename::text, definition from pg_rules where schemaname = current_schema()`
    : sql<Helper>`
        select type, tbl_name, sql from sqlite_schema where type = 'trigger' or name = 'sqlite_sequence'`;
  return (await query.execute(db)).rows;
}

test('receipts, keys and cookies are in no table at all', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  const browser = new Browser(house);
  const page = await toReceipt(browser, '一句话');
  await begin(browser);
  const secrets = [page.receipt, page.receipt.replaceAll(' ', ''), ...browser.jar.values()];
  for (const name of await tableNames(house.ctx.db)) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(
      house.ctx.db,
    );
    for (const value of rows.flatMap((row) => Object.values(row))) {
      const text = value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
  }
});

test('words lie under numbers that tell no order', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  const ids: number[] = [];
  for (let times = 0; times < 50; times++) {
    const words = `words ${times}`;
    await house.app.request('/api/v1/questionnaires/tiny/responses', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': house.ctx.random(24).toString('base64url'),
      },
      body: JSON.stringify({ version: 1, language: 'en', answers: { A1: 'young', B1: ['tea'], B2: words } }),
    });
    const { text_id } = await house.ctx.db
      .selectFrom('response_text')
      .select('text_id')
      .where('text', '=', words)
      .executeTakeFirstOrThrow();
    ids.push(text_id);
  }
  const rising = ids.filter((id, at) => at > 0 && id > (ids[at - 1] ?? 0)).length;
  expect(rising).toBeGreaterThan(10);
  expect(rising).toBeLessThan(40);
  expect(new Set(ids).size).toBe(50);
  expect(ids.every((id) => Number.isSafeInteger(id) && id >= 0)).toBe(true);
  expect(Math.max(...ids)).toBeGreaterThan(2 ** 50);
});

test('rows of responses lie in the order of their random ids', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  const seen: string[] = [];
  for (let times = 0; times < 30; times++) {
    const known = new Set(await idsOf(house.ctx));
    await toReceipt(new Browser(house));
    seen.push((await idsOf(house.ctx)).find((id) => !known.has(id)) ?? '');
  }
  const rising = seen.filter((id, at) => at > 0 && id > (seen[at - 1] ?? '')).length;
  expect(rising).toBeGreaterThan(5);
  expect(rising).toBeLessThan(24);
  // PostgreSQL lays rows down as they come, until the night.
  if (house.ctx.upkeep.shared) await house.ctx.upkeep.rewrite();
  expect(await idsOf(house.ctx)).toEqual([...seen].sort());
});

const idsOf = async ({ db }: Context) =>
  (await db.selectFrom('response').select('id').execute()).map(({ id }) => Buffer.from(id).toString('hex'));
