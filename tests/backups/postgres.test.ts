import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { contentOf } from '#db/postgres/content.ts';
import { openCurrentMoment } from '#db/postgres/moment.ts';
import { mirrorErasures } from '#server/backups/settling.ts';
import type { Context } from '#server/context.ts';
import { openInstallation } from '#server/installation.ts';
import { findByReceipt, withdrawResponse } from '#server/responses/holding.ts';
import { sent } from '../support/api.ts';
import { dialect } from '../support/dialect.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { emptyDatabase, newDatabase } from '../support/postgres.ts';
import { publish } from '../support/publish.ts';
import { backedUp, backup, filesIn, holdJob, newFolder, newKeys, opened, run, SECRET } from './support.ts';

const CANARY = '备份以后撤回的话';
const onPostgres = test.skipIf(dialect === 'sqlite');

/** A database without anything in it. */
async function newEmpty(): Promise<string> {
  const { url, drop } = await emptyDatabase();
  onTestFinished(drop);
  return url;
}

/** Tables in which a restore has something to say: what was erased again, what was ended, that it happened. */
const touched = [
  'audit_event',
  'audit_head',
  'backup',
  'erasure',
  'job',
  'response',
  'response_text',
  'store_meta',
  'tally_feed',
  'tally_head',
];

async function busy() {
  const house = await makeApp();
  await publish(house.ctx);
  const { receipt: kept } = await sent(house, { A1: 'young', B1: ['tea'], B2: '留下来的话' });
  const { receipt: gone } = await sent(house, { A1: 'young', B1: ['tea'], B2: CANARY });
  await holdJob(house.ctx);
  const keys = await newKeys();
  return { ...house, kept, gone, keys, file: await backedUp(house, keys) };
}

const held = ({ ctx }: { ctx: Context }, receipt: string) => findByReceipt(ctx, receipt.replace(/\D/g, ''));

const restore = (url: string, file: string, identity: string, ...more: string[]) =>
  run(['restore', file, '--key-file', identity, ...more], {
    DATA_DIR: newFolder(),
    DATABASE_URL: url,
    SECRET_KEY: SECRET,
  });

const contentAt = async (url: string) => {
  const moment = await openCurrentMoment(url).catch(() => undefined);
  if (!moment) return undefined;
  try {
    return await contentOf(moment.db);
  } finally {
    await moment.close();
  }
};

onPostgres('a backup holds a moment of the database, and comes back into an empty one', async () => {
  const house = await busy();
  const { header, store } = await opened(house.file, house.keys);
  expect(header).toMatchObject({ format: 'wenji-backup/2', store: 'postgres', namespace: 'public' });
  expect(header.tables).toEqual(await contentOf(house.ctx.db));
  expect(store.subarray(0, 5).toString()).toBe('PGDMP');
  expect(filesIn(house.ctx.env.DATA_DIR)).toEqual(['backups-made.jsonl']);

  const withdrawn = await held(house, house.gone);
  if (withdrawn) await withdrawResponse(house.ctx, withdrawn);
  await mirrorErasures(house.ctx);
  const url = await newEmpty();
  const journal = join(house.ctx.env.BACKUP_DIR, 'erasures.jsonl');
  const { code, out, err } = await restore(url, house.file, house.keys.identity, '--journal', journal);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('Erased again, after the journals: 1.');
  expect(out).toMatch(/The audit trail of the backup holds: \d+ lines, sealed/);
  const content = (await contentAt(url)) ?? {};
  const differing = Object.keys(content).filter(
    (table) => content[table]?.sha256 !== header.tables[table]?.sha256,
  );
  expect(differing.filter((table) => !touched.includes(table))).toEqual([]);

  const env = { ...house.ctx.env, DATABASE_URL: url };
  const restored = await openInstallation(env, house.clock);
  onTestFinished(restored.close);
  expect(await held(restored, house.kept)).toEqual(await held(house, house.kept));
  expect(
    (await restored.ctx.db.selectFrom('response_text').select('text').execute()).map((row) => row.text),
  ).toEqual(['留下来的话']);
  expect(await restored.ctx.db.selectFrom('job').select(['name', 'holder', 'lease_until']).execute()).toEqual(
    [{ name: 'mail', holder: null, lease_until: null }],
  );
  const place = { DATABASE_URL: url, SECRET_KEY: SECRET, DATA_DIR: newFolder() };
  const checked = await run(['verify', 'store', '--json'], place);
  expect(JSON.parse(checked.out).checks.filter(({ fault }: { fault?: string }) => fault)).toEqual([]);
  expect(await run(['verify', 'audit'], place)).toMatchObject({ code: 0 });
});

onPostgres('what does not fit is refused, and the database stays as it was', async () => {
  const house = await busy();
  const { identity } = house.keys;
  const url = await newEmpty();
  const whole = readFileSync(house.file);
  const other = join(newFolder(), 'other.age');
  const refused = async (words: string, ...args: Parameters<typeof restore>) => {
    const { code, out, err } = await restore(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  };
  await refused('does not open', url, house.file, (await newKeys()).identity);
  writeFileSync(other, whole.subarray(0, -1000));
  await refused('is damaged', url, other, identity);
  await refused('not a journal', url, house.file, identity, '--journal', other);
  expect(await contentAt(url)).toBeUndefined();
  await refused('is in use', house.ctx.env.DATABASE_URL ?? '', house.file, identity);
  const taken = await newDatabase();
  onTestFinished(taken.drop);
  await refused('is not empty', taken.url, house.file, identity);
  const folder = await run(['restore', house.file, '--key-file', identity], {
    DATA_DIR: join(newFolder(), 'data'),
    SECRET_KEY: SECRET,
  });
  expect([folder.code, folder.err]).toEqual([2, expect.stringContaining('one of a PostgreSQL store')]);
  expect((await restore(url, house.file, identity)).code).toBe(0);
});

onPostgres('without pg_dump, or where it fails, there is no backup, and the reason is told', async () => {
  const house = await makeApp();
  const keys = await newKeys();
  const programs = newFolder();
  const attempt = async (script: string | undefined) => {
    if (script !== undefined)
      writeFileSync(join(programs, 'pg_dump'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const before = process.env.POSTGRES_BIN;
    process.env.POSTGRES_BIN = programs;
    const file = join(newFolder(), 'wenji.age');
    const { code, err } = await backup(house, file, '--key-file', keys.recipient);
    if (before === undefined) delete process.env.POSTGRES_BIN;
    else process.env.POSTGRES_BIN = before;
    expect([code, existsSync(file), filesIn(join(file, '..'))]).toEqual([2, false, []]);
    return err;
  };
  expect(await attempt(undefined)).toContain('pg_dump is not in');
  expect(await attempt('echo "pg_dump (PostgreSQL) 9.6.24"')).toContain(
    'is of version 9.6.24, older than PostgreSQL',
  );
  const dies =
    'case "$1" in --version) echo "pg_dump (PostgreSQL) 99.1";; *) echo PGDMP; echo "pg_dump: error: out of luck" >&2; exit 1;; esac';
  expect(await attempt(dies)).toContain('out of luck');
});

onPostgres('the password of the database is on no command line', async () => {
  const house = await makeApp();
  const keys = await newKeys();
  const programs = newFolder();
  const heard = join(programs, 'heard');
  writeFileSync(
    join(programs, 'pg_dump'),
    `#!/bin/sh\ncase "$1" in --version) echo "pg_dump (PostgreSQL) 99.1"; exit;; esac\necho "$@" > ${heard}; env > ${heard}.env; exit 1\n`,
    { mode: 0o755 },
  );
  const url = new URL(house.ctx.env.DATABASE_URL ?? '');
  url.password = 'a:word/of its own';
  process.env.POSTGRES_BIN = programs;
  onTestFinished(() => void delete process.env.POSTGRES_BIN);
  await run(['backup', join(newFolder(), 'wenji.age'), '--key-file', keys.recipient], {
    DATA_DIR: newFolder(),
    DATABASE_URL: url.href,
  });
  const said = readFileSync(heard, 'utf8');
  expect([/a:word|a%3Aword/.test(said), said.includes('--snapshot=')]).toEqual([false, true]);
  const known = readFileSync(`${heard}.env`, 'utf8');
  expect(known).toContain('PGPASSWORD=a:word/of its own\n');
  expect(known).not.toMatch(/SECRET/);
});

onPostgres('a database whose restore was cut short is opened by no server', async () => {
  const house: House = await makeApp();
  await house.ctx.store.write((tx) =>
    tx.db.insertInto('store_meta').values({ key: 'restoring', value: '2021-05-20T02:00:00Z' }).execute(),
  );
  await expect(openInstallation(house.ctx.env, house.clock)).rejects.toThrow('was cut short');
});
