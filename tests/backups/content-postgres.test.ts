import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Value } from '#db/content-hash.ts';
import { contentOf as contentOfFile } from '#db/content-hash.ts';
import { contentOf } from '#db/postgres/content.ts';
import { dialect } from '../support/dialect.ts';
import { makeApp } from '../support/make-app.ts';

const columns = 'k TEXT, n INTEGER, big BIGINT, r REAL, b BLOB';

/** More than one page, in which neither the numbers nor the texts come as the alphabet has them. */
const rows: Value[][] = Array.from({ length: 4500 }, (_, at) => [
  ['é', 'z', 'Z', '𐐷', 'ﬀ'][at % 5] ?? '',
  BigInt(at) - 2000n,
  BigInt(Number.MAX_SAFE_INTEGER) + BigInt(at),
  at / 8 - 1,
  at % 3 === 0 ? null : Buffer.from([at % 256, 0, 255]),
]);

test.skipIf(dialect === 'sqlite')('equal rows have one hash in SQLite and in PostgreSQL', async () => {
  const { ctx } = await makeApp();
  const file = new Database(':memory:');
  for (const [name, key] of [
    ['keyed', ', PRIMARY KEY (k, n)'],
    ['unkeyed', ''],
    ['by_bytes', ', PRIMARY KEY (big)'],
  ] as const) {
    file.exec(`CREATE TABLE ${name} (${columns}${key})`);
    for (const row of rows) file.prepare(`INSERT INTO ${name} VALUES (?, ?, ?, ?, ?)`).run(row);
    const here = columns.replace('REAL', 'DOUBLE PRECISION').replace('BLOB', 'BYTEA');
    await ctx.store.write(async ({ db }) => {
      await sql.raw(`CREATE TABLE ${name} (${here}${key})`).execute(db);
      const arrays = [0, 1, 2, 3, 4].map((at) => rows.map((row) => row[at]));
      await sql`insert into ${sql.table(name)} select * from unnest(${arrays[0]}::text[], ${arrays[1]}::integer[],
        ${arrays[2]}::bigint[], ${arrays[3]}::double precision[], ${arrays[4]}::bytea[])`.execute(db);
    });
  }
  const content = await contentOf(ctx.db);
  expect(content).toMatchObject(contentOfFile(file));
  expect(content.keyed?.rows).toBe(rows.length);
  expect(Object.keys(content).filter((name) => /kysely|keys/.test(name))).toEqual([]);
});
