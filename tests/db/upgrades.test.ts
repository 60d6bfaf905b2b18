import { readFileSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrations } from '#db/schemas.ts';
import { migrate } from '#db/sqlite/migrate.ts';
import { openWriter } from '#db/sqlite/open.ts';
import { createApp } from '#server/app.ts';
import { openInstallation } from '#server/installation.ts';
import { indexTexts } from '#server/responses/text-index.ts';
import { verifyTrail } from '#server/staff/audit-verify.ts';
import { checkStore } from '#server/transparency/store-check.ts';
import { send } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { StillClock } from '../support/still-clock.ts';
import { lookUp } from '../support/walk.ts';
import { fixtureNames, readFixture, rowsIn, unpack } from './upgrades-support.ts';

/** Starts today's server on the store of a fixture, as on the day on which it was last used. */
async function upgraded(name: string) {
  const fixture = readFixture(name);
  const { file, env } = unpack(name);
  const before = rowsIn(file);
  const { ctx, close } = await openInstallation(env, new StillClock(fixture.at));
  ctx.secondFactor = false;
  onTestFinished(close);
  const app = await createApp(ctx, { demo: false });
  await indexTexts(ctx);
  return { fixture, file, before, ctx, app, browser: new Browser({ app }) };
}

test('every schema that was released has a store that it made, but for the newest', () => {
  expect(fixtureNames).toEqual(Object.keys(migrations).slice(0, fixtureNames.length));
  expect(fixtureNames.length).toBeGreaterThanOrEqual(Object.keys(migrations).length - 1);
});

describe.each(fixtureNames)('a store of %s', (name) => {
  test('keeps every row, and holds', async () => {
    const { file, before, ctx } = await upgraded(name);
    expect(before.get('response')?.length).toBeGreaterThan(300);
    const after = rowsIn(file, before);
    for (const [table, rows] of before)
      expect([table, after.get(table)]).toEqual([table, expect.arrayContaining(rows)]);
    for (const [table, rows] of before)
      if (table !== 'store_meta') expect([table, after.get(table)?.length]).toEqual([table, rows.length]);
    const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(
      ctx.db,
    );
    expect(rows.map((row) => row.name)).toEqual(Object.keys(migrations));
    const results = await checkStore(ctx);
    expect(results.filter(({ fault }) => fault !== undefined)).toEqual([]);
    expect(await verifyTrail(ctx)).toMatchObject({
      lines: before.get('audit_event')?.length,
      fault: undefined,
    });
  });

  test('finds its receipts, takes its retries and its half answers', async () => {
    const { app, browser, fixture } = await upgraded(name);
    const { key, receipt, answers } = fixture.answer;
    expect((await lookUp(browser, receipt)).words).toContain(answers.B2);
    expect((await lookUp(browser, fixture.corrected)).words).toContain('改过的话');
    expect((await lookUp(browser, fixture.withdrawn)).words).toContain('撤回，内容已经删除');
    const retried = await send({ app } as never, answers, { key });
    expect(retried.status).toBe(200);
    expect(await retried.json()).toMatchObject({ receipt });
    const [cookie = '', value = ''] = fixture.half.split('=');
    browser.jar.set(cookie, value);
    const check = await browser.get('/questionnaires/tiny/check');
    expect(check.words).toContain('半份答卷');
    const sent = await browser.press(check.form('/responses'));
    expect((await lookUp(browser, sent.receipt)).words).toContain('半份答卷');
  });

  test('serves what was public, and lets officers in', async () => {
    const { app, browser, fixture, before } = await upgraded(name);
    const statusOf = async (path: string) => [path, (await browser.get(path)).status];
    const hall = await browser.get('/questionnaires/hall-hours-2021/results');
    expect(hall.status).toBe(200);
    for (const path of ['/', '/en', '/open-day/2021', '/questionnaires/zwgk-social-2021', '/about'])
      expect(await statusOf(path)).toEqual([path, 200]);
    const signIn = fixture.officer ?? { name: 'editor', password: 'wenji-demo-2021' };
    const signed = await browser.post('/workspace/sign-in', signIn);
    expect(signed.status).toBe(303);
    expect(await statusOf('/workspace')).toEqual(['/workspace', 200]);
    await expectFigures(name, new Browser({ app }));
    if (!before.has('comment')) return;
    const outcome = await browser.get('/consultations/elder-meals-2021/outcome');
    expect(outcome.status).toBe(200);
    expect(outcome.words).toContain('条');
    const { receipt = '' } = fixture.comment ?? {};
    expect((await lookUp(browser, receipt)).words).toContain('夜间减半收费');
    expect((await lookUp(browser, fixture.commentCorrected ?? '')).words).toContain('改之后的话');
    expect((await lookUp(browser, fixture.commentWithdrawn ?? '')).words).toContain('撤回，内容已经删除');
    expect((await lookUp(browser, fixture.appealed ?? '')).words).toContain('这不是广告。');
    const opened = await browser.post(
      `/workspace/consultations/small/comments/${fixture.contact?.no}/contact-opening`,
      { reason: '核实' },
    );
    expect(opened.words).toContain(fixture.contact?.words);
    if (fixture.question) {
      expect((await lookUp(browser, fixture.question)).words).toContain('保留到升级之后的提问');
      expect((await lookUp(browser, fixture.questionWithdrawn ?? '')).words).not.toContain('撤回的提问');
      expect((await browser.get('/interviews/stage7')).words).toContain('妇幼健康服务项目解读');
    }
    if (fixture.retracted)
      expect(await statusOf(`/questionnaires/${fixture.retracted}`)).toEqual(['/questionnaires/wrong', 410]);
  });
});

/** What an analyst of the fifth stage kept: a view of figures, and a brief that was signed. */
async function expectFigures(name: string, officer: Browser): Promise<void> {
  const { analyst } = readFixture(name);
  if (!analyst) return;
  await officer.post('/workspace/sign-in', analyst);
  const figures = await officer.get('/workspace/questionnaires/hall-hours-2021/figures');
  expect(figures.words).toContain('各题总数');
  const briefs = await officer.get('/workspace/briefs');
  expect(briefs.words).toContain('大厅服务时间意见摘要');
  const requests = await officer.get('/workspace/questionnaires/hall-hours-2021/exports');
  expect(requests.words).toMatch(/可以领取\sstage5\.analyst/);
}

describe('an upgrade that fails', () => {
  const fails = (name: string, up: (typeof migrations)[string]['up']) => ({ ...migrations, [name]: { up } });
  const schemaIn = (file: string) => {
    const database = new Database(file, { readonly: true });
    const rows = database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
    database.close();
    return rows;
  };

  test.each([
    [
      'at its end',
      async (db: Parameters<(typeof migrations)[string]['up']>[0]) => {
        await db.schema.createTable('more').addColumn('a', 'text').execute();
        await sql`DELETE FROM response`.execute(db);
        throw new Error('no room left');
      },
      'no room left',
    ],
    [
      'because rows refer to nothing afterwards',
      async (db: Parameters<(typeof migrations)[string]['up']>[0]) => {
        await db.schema
          .createTable('more')
          .addColumn('a', 'text', (column) =>
            column.references('department.id').modifyEnd(sql`DEFERRABLE INITIALLY DEFERRED`),
          )
          .execute();
        await sql`INSERT INTO more VALUES ('nobody')`.execute(db);
      },
      'A row of more refers to a row of department that is not there',
    ],
  ])('%s leaves the store as it was, and the next one takes it', async (_, up, message) => {
    const { file, env } = unpack('0002_consultations');
    const [before, schema] = [rowsIn(file), schemaIn(file)];
    const writer = openWriter(file);
    await expect(migrate(writer, fails('9999_fails', up))).rejects.toThrow(message);
    writer.close();
    expect(schemaIn(file)).toEqual(schema);
    expect(rowsIn(file)).toEqual(before);
    const { close } = await openInstallation(env);
    await close();
    expect(schemaIn(file).length).toBeGreaterThan(schema.length);
    expect(statSync(file).size).toBe(readFileSync(file).length);
  });
});
