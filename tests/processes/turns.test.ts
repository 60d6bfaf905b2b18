import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Context } from '#server/context.ts';
import { findMeta, upsertMeta } from '#server/installation.queries.ts';
import { openTwo, unshared } from './support.ts';

if (unshared) console.log(`Left out: ${unshared}`);

/** An entry that takes so many milliseconds, and leaves a row. */
const slowly = (ctx: Context, ms: number, key: string) =>
  ctx.store.write(async (tx) => {
    await sql`select pg_sleep(${ms / 1000}::float8)`.execute(tx.db);
    await upsertMeta(tx.db, key, '1');
  });

test.skipIf(unshared)('a process with much to write lets the others have their turn in between', async () => {
  const { one, other } = await openTwo();
  const done: string[] = [];
  const many = Array.from({ length: 10 }, (_, at) =>
    slowly(one.ctx, 60, `one ${at}`).then(() => done.push('one')),
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  await slowly(other.ctx, 0, 'other').then(() => done.push('other'));
  expect(done.length).toBeLessThan(8);
  await Promise.all(many);
  expect(done.filter((each) => each === 'one')).toHaveLength(10);
  for (let at = 0; at < 10; at++) expect(await findMeta(other.ctx.db, `one ${at}`)).toBe('1');
});

test.skipIf(unshared)('an entry that is alone and fails leaves nothing, and is told why', async () => {
  const { one, other } = await openTwo();
  const fails = one.ctx.store.write(async (tx) => {
    await upsertMeta(tx.db, 'kept', '1');
    throw new Error('thought better of it');
  });
  await expect(fails).rejects.toThrow('thought better of it');
  const heedless = one.ctx.store.write(async (tx) => {
    await upsertMeta(tx.db, 'kept', '1');
    await sql`select 1 / 0`.execute(tx.db).catch(() => {});
  });
  await expect(heedless).rejects.toThrow(/statement failed|transaction is aborted/);
  expect(await findMeta(other.ctx.db, 'kept')).toBeUndefined();
  await slowly(one.ctx, 0, 'next');
  expect(await findMeta(other.ctx.db, 'next')).toBe('1');
});
