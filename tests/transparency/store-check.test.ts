import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { runCommand } from '#server/cli/commands.ts';
import type { Context } from '#server/context.ts';
import { listPublished } from '#server/front/published.ts';
import { pull } from '#server/front/retractions.ts';
import { actOn } from '#server/inquiries/acting.ts';
import { registerInquiry } from '#server/inquiries/inquiries.ts';
import { withdrawInquiry } from '#server/inquiries/withdrawing.ts';
import { openInstallation } from '#server/installation.ts';
import { addFile } from '#server/pieces/files.ts';
import { createPiece } from '#server/pieces/pieces.ts';
import { readInstallation } from '#server/reading.ts';
import { checkStore } from '#server/transparency/store-check.ts';
import { envOf, newFolder, readFixture, unpackInto } from '../db/upgrades-support.ts';
import { conference } from '../pieces/support.ts';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import { putThrough } from '../support/pieces.ts';
import { StillClock } from '../support/still-clock.ts';
import { tampered, tiny } from './tampered.ts';
import { small } from './tampered-comments.ts';

type Db = InstanceType<typeof Database>;

let good = '';

/** A store in use, with something of everything. */
beforeAll(async () => {
  const name = '0003_service';
  const { folder, file, env } = unpackInto(mkdtempSync(join(tmpdir(), 'wenji-check-')), name);
  const { ctx, close } = await openInstallation(env, new StillClock(readFixture(name).at));
  await createApp(ctx, { demo: false });
  await publishPieces(ctx);
  await takeCases(ctx);
  await close();
  const database = new Database(file);
  database.exec(`
    INSERT INTO job VALUES ('daily', NULL, NULL, NULL, NULL, NULL, NULL);
    INSERT INTO mail SELECT 'a mail', 'key', id, 's', 't', '2021-05-20T02:00:00.000Z', NULL, NULL, 0, NULL FROM officer LIMIT 1;
    INSERT INTO mail SELECT 'given up', 'other', id, 's', 't', '2021-05-20T02:00:00.000Z', '9999-12-31T00:00:00.000Z', NULL, 9, 'no-address' FROM officer LIMIT 1;
    INSERT INTO officer_contact (officer_id, sealed, daily) SELECT id, x'000102030405060708090a0bff', 0 FROM officer LIMIT 1;
    INSERT INTO erasure SELECT 'response', questionnaire_id, lower(hex(id)), withdrawn_day FROM response WHERE withdrawn_day IS NOT NULL;
    INSERT INTO erasure SELECT 'comment', consultation_id, lower(hex(id)), '2021-05-20' FROM comment WHERE withdrawn_at IS NOT NULL;
    INSERT INTO erasure VALUES ('questionnaire', '', 'gone', '2021-05-20'), ('consultation', '', 'gone', '2021-05-20')`);
  database.close();
  good = file;
  return () => rmSync(folder, { recursive: true });
});

/** Three press conferences: one with two versions and a file, one taken back, one being written. */
async function publishPieces(ctx: Context): Promise<void> {
  const department = await makeDepartment(ctx, 'press');
  const editor = await makeOfficer(ctx, department, ['editor']);
  const approver = await makeOfficer(ctx, department, ['approver']);
  const desk = { editor, approver };
  const begin = (slug: string) =>
    createPiece(ctx, editor, {
      kind: 'press_conference',
      slug,
      content: conference,
      departmentId: department.id,
    });
  const [shown, gone] = [await begin('shown'), await begin('gone')];
  await begin('draft');
  for (const piece of [shown, shown, gone]) await putThrough(ctx, piece, desk);
  await addFile(ctx, editor, shown.id, { name: 'a.pdf', bytes: Buffer.from('%PDF-') });
  const found = (await listPublished(ctx)).find(({ id }) => id === gone.id);
  if (found) await pull(ctx, approver, found, { 'zh-CN': '发布有误，现予撤下（示例）。' });
}

/** A demand that was passed on and answered, with a contact, and one that was withdrawn. */
async function takeCases(ctx: Context): Promise<void> {
  const department = await makeDepartment(ctx, 'line');
  const officer = await makeOfficer(ctx, department, ['moderator', 'editor']);
  const take = (title: string) =>
    registerInquiry(ctx, {
      departmentId: department.id,
      kind: 'complaint',
      channel: 'online',
      language: 'zh-CN',
      requester: 'person',
      title,
      body: 'what happened',
      contacts: { contact: '13912345678' },
      key: crypto.randomUUID(),
    });
  const [answered, gone] = [await take('answered'), await take('gone')];
  await actOn(ctx, { id: answered.id, seq: 1, officer }, 'transfer', { to: department.id });
  await actOn(ctx, { id: answered.id, seq: 2, officer }, 'reply', { text: 'done' });
  await withdrawInquiry(ctx, gone.id);
}

/** A copy of the good store, changed behind the program's back: no trigger and no reference stops whoever has the file. */
function changed(change: (db: Db) => void): string {
  const folder = newFolder();
  copyFileSync(good, join(folder, 'wenji.db'));
  const database = new Database(join(folder, 'wenji.db'));
  database.pragma('foreign_keys = OFF');
  const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const name of triggers) database.exec(`DROP TRIGGER "${name}"`);
  change(database);
  database.close();
  return folder;
}

async function verify(folder: string, ...more: string[]) {
  const lines: string[] = [];
  const env = envOf(folder);
  const code = await runCommand({
    args: ['verify', 'store', ...more],
    env: { DATA_DIR: env.DATA_DIR, SECRET_KEY: env.SECRET_KEY },
    out: (line) => lines.push(line),
    err: (line) => lines.push(line),
  });
  return { code, lines };
}

interface Told {
  holds: boolean;
  checks: { name: string; of: string; looked: number; fault?: string }[];
}

/** What one check says of the store in a folder. */
async function faultOf(folder: string, check: string): Promise<string | undefined> {
  const { ctx, close } = await readInstallation(envOf(folder));
  const [result] = await checkStore(ctx, {}, [check]);
  await close();
  return result?.fault;
}

test('a store in use holds, and each check has looked at something', async () => {
  const folder = changed(() => {});
  const { code, lines } = await verify(folder, '--json');
  expect({ code, lines: lines.length }).toEqual({ code: 0, lines: 1 });
  const { holds, checks } = JSON.parse(lines[0] ?? '') as Told;
  expect(holds).toBe(true);
  expect(checks.filter(({ fault }) => fault !== undefined)).toEqual([]);
  expect(checks.filter(({ looked }) => looked === 0)).toEqual([]);
  expect(checks.find(({ name }) => name === 'responses')).toMatchObject({ of: 'responses', looked: 354 });
  expect(checks.find(({ name }) => name === 'comments')).toMatchObject({ looked: 23 });
  const told = await verify(folder);
  expect(told.code).toBe(0);
  expect(told.lines.at(-1)).toBe('The store holds');
  expect(told.lines).toContain('ok     responses  354 responses');
});

describe('what was done behind the program’s back is named', () => {
  test.each(tampered)('%s', async (_what, statement, check, fault) => {
    const folder = changed((db) => {
      const { changes } = db.prepare(statement).run();
      if (changes === 0) throw new Error(`Changed nothing: ${statement}`);
    });
    expect(await faultOf(folder, check)).toMatch(fault);
  });

  test('a view that counts comments otherwise', async () => {
    const folder = changed((db) => {
      const { sql } = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'comment_state'").get() as {
        sql: string;
      };
      const counted = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'counted_opinion'").get() as {
        sql: string;
      };
      db.exec(
        `DROP VIEW counted_opinion; DROP VIEW comment_state; ${sql.replace("THEN 'withheld'", "THEN 'withdrawn'")}; ${counted.sql}`,
      );
    });
    expect(await faultOf(folder, 'comments')).toMatch(/comments are \w+, \d+ are counted$/);
  });

  test('a byte of the file', async () => {
    let at = 0;
    const folder = changed((db) => {
      const page =
        "SELECT pgoffset + pgsize FROM dbstat WHERE name = 'audit_event_subject' AND pagetype = 'leaf'";
      at = db.prepare(`${page} LIMIT 1`).pluck().get() as number;
    });
    const file = join(folder, 'wenji.db');
    const bytes = readFileSync(file);
    bytes[at - 4] = (bytes[at - 4] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(await faultOf(folder, 'file')).toMatch(/audit_event_subject/);
  });

  test('--json names it too', async () => {
    const { code, lines } = await verify(
      changed((db) => db.exec('DELETE FROM audit_head')),
      '--json',
    );
    expect(code).toBe(1);
    const { holds, checks } = JSON.parse(lines[0] ?? '') as Told;
    expect(holds).toBe(false);
    expect(checks.filter(({ fault }) => fault).map(({ name }) => name)).toEqual(['audit']);
  });

  test('nothing that anybody wrote is told', async () => {
    const folder = changed((db) => {
      db.exec(`UPDATE response SET answers = '{"A1":"secret words"' WHERE ${tiny}`);
      db.exec(`UPDATE opinion SET text = 'secret words' WHERE ${small}`);
      db.exec("UPDATE questionnaire_version SET definition = 'secret words' WHERE no = 1");
    });
    const { code, lines } = await verify(folder);
    expect(code).toBe(1);
    expect(lines.at(-1)).toBe('The store does not hold');
    expect(lines.filter((line) => line.startsWith('WRONG')).length).toBeGreaterThan(2);
    expect(lines.join('\n')).not.toContain('secret');
  });
});

test('an environment that is wrong is no fault of the store', async () => {
  const told: string[] = [];
  const tell = (line: string) => void told.push(line);
  const env = { DATA_DIR: changed(() => {}), SECRET_KEY: 'short' };
  const code = await runCommand({ args: ['verify', 'store'], env, out: tell, err: tell });
  expect({ code, told }).toEqual({ code: 2, told: [expect.stringContaining('SECRET_KEY')] });
});

test('it takes --json and nothing else', async () => {
  const { code, lines } = await verify(
    changed(() => {}),
    'FILE',
  );
  expect(code).toBe(2);
  expect(lines).toEqual(['Unknown: FILE: verify store --help says what there is']);
});

test('beside a running server it reads one moment', async () => {
  const folder = changed(() => {});
  const { ctx, close } = await openInstallation(envOf(folder));
  const checking = verify(folder);
  await ctx.store.write(({ db }) =>
    db.insertInto('store_meta').values({ key: 'meanwhile', value: '1' }).execute(),
  );
  expect((await checking).code).toBe(0);
  await close();
});
