import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, type Migration, Migrator, SqliteDialect, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openWriter } from '#db/sqlite/open.ts';
import { readEnv } from '#server/env.ts';
import { openInstallation } from '#server/installation.ts';
import { findByReceipt, withdrawResponse } from '#server/responses/holding.ts';
import { submitResponse } from '#server/responses/responses.ts';
import { comment, openConsultation } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';

const migrations = import.meta.glob<Migration>('/db/migrations/*.ts', { eager: true });

const named = Object.entries(migrations).map(
  ([path, migration]) => [path.replace(/^.*\/|\.ts$/g, ''), migration] as const,
);

type Rows = { [table: string]: Record<string, unknown>[] };

/** A store as the first so many migrations made it. */
async function olderStore(count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-older-'));
  const file = openWriter(join(folder, 'wenji.db'));
  const db = new Kysely<Record<string, Record<string, unknown>>>({
    dialect: new SqliteDialect({ database: file }),
  });
  const provider = { getMigrations: async () => Object.fromEntries(named.slice(0, count)) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return { folder, db };
}

const tablesOf = async (db: Kysely<never>) =>
  (
    await sql<{ name: string }>`select name from sqlite_schema where type = 'table'
      and name not like 'kysely%' and name not like '%_keys%'`.execute(db)
  ).rows.map(({ name }) => name);

const columnsOf = async (db: Kysely<never>, tables: string[]): Promise<Map<string, string[]>> =>
  new Map(
    await Promise.all(
      tables.map(async (table) => {
        const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(
          db,
        );
        return [table, rows.map(({ name }) => name)] as const;
      }),
    ),
  );

/** What stands in the given columns. */
const rowsOf = async (db: Kysely<never>, columns: Map<string, string[]>): Promise<Rows> =>
  Object.fromEntries(
    await Promise.all(
      [...columns].map(async ([table, names]) => {
        const wanted = sql.join(names.map((name) => sql.ref(name)));
        const { rows } = await sql<
          Record<string, unknown>
        >`select ${wanted} from ${sql.table(table)}`.execute(db);
        return [table, rows] as const;
      }),
    ),
  );

const answers = { A1: 'young', B1: ['tea', 'rice'], B2: '一句话' };

/** A server with a questionnaire and answers in every state, and what its store holds. */
async function inUse() {
  const { ctx } = await makeApp();
  const questionnaire = await publish(ctx);
  const send = async (key: string) => {
    const given = { key, versionNo: 1, language: 'zh-CN', answers, channel: 'online' as const };
    const outcome = await submitResponse(ctx, questionnaire, given);
    if ('problems' in outcome) throw new Error('Refused');
    return outcome.accepted.receipt;
  };
  const receipts = await Promise.all([1, 2, 3].map(() => send(ctx.random(24).toString('base64url'))));
  const held = await findByReceipt(ctx, receipts[2] ?? '');
  if (held) await withdrawResponse(ctx, held);
  return { ctx, receipts };
}

test('a store of the first schema is brought to the newest, and keeps everything', async () => {
  expect(named.length).toBeGreaterThan(1);
  const { ctx, receipts } = await inUse();
  const { folder, db } = await olderStore(1);
  const tables = await tablesOf(db as never);
  expect(tables).toContain('response_text');
  expect(tables).not.toContain('comment');
  const columns = await columnsOf(db as never, tables);
  const rows = await rowsOf(ctx.db as never, columns);
  const filled = Object.entries(rows).filter(([, each]) => each.length > 0);
  expect(filled.map(([table]) => table)).toEqual(
    expect.arrayContaining(['response', 'response_text', 'store_meta']),
  );
  for (const [table, each] of filled) await db.insertInto(table).values(each).execute();
  await db.destroy();

  const env = readEnv({
    DATA_DIR: folder,
    SECRET_KEY: 'a secret of thirty-two characters',
    LOG_LEVEL: 'silent',
  });
  const opened = await openInstallation(env, ctx.clock);
  expect(await rowsOf(opened.ctx.db as never, columns)).toEqual(rows);
  for (const receipt of receipts.slice(0, 2))
    expect(await findByReceipt(opened.ctx, receipt)).toMatchObject({ receipt, answers, withdrawnDay: null });
  expect(await findByReceipt(opened.ctx, receipts[2] ?? '')).toMatchObject({ withdrawnDay: '2021-05-20' });
  expect((await comment(opened.ctx, await openConsultation(opened.ctx))).no).toBe(1);
  await opened.close();

  const again = await openInstallation(env, ctx.clock);
  expect(await again.ctx.db.selectFrom('comment').select('no').execute()).toEqual([{ no: 1 }]);
  await again.close();
});

test.each(named.slice(1).map(([name], at) => [name, at + 1] as const))(
  '%s leaves an empty store as a new one is',
  async (_, count) => {
    const schemaOf = async (db: Kysely<never>) =>
      (
        await sql<{ name: string; sql: string }>`select name, sql from sqlite_schema order by name`.execute(
          db,
        )
      ).rows;
    const { folder, db } = await olderStore(count);
    await db.destroy();
    const { ctx, close } = await openInstallation(readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent' }));
    const { ctx: fresh } = await makeApp();
    expect(await schemaOf(ctx.db as never)).toEqual(await schemaOf(fresh.db as never));
    await close();
  },
);
