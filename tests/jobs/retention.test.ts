import { expect, test } from 'vitest';
import { eraseExpired } from '#server/responses/retention.ts';
import { Counters, recount } from '#server/results/counters.ts';
import { proposeDueReleases } from '#server/results/release-after-closing.ts';
import { listReleases } from '#server/results/releases.ts';
import { retract } from '#server/staff/retractions.ts';
import { addMonths } from '#shared/time.ts';
import { makeOfficer } from '../staff/support.ts';
import { send, sent } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { tiny, tinyAgain } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { period, publish } from '../support/publish.ts';
import { storedRows, storedTexts } from '../support/stored.ts';
import { lookUp } from '../support/walk.ts';

const { signal } = new AbortController();
const answers = { A1: 'young', B1: ['tea'], B2: '到期要删的话' };
const keptFor = (months: number | undefined) => ({
  ...tiny,
  privacy: { ...tiny.privacy, ...(months ? { retention_months: months } : {}) },
});

/** A closed questionnaire of which two responses are kept and one is withdrawn. */
async function closed(months: number | undefined) {
  const house = await makeApp();
  const questionnaire = await publish(house.ctx, keptFor(months));
  const { receipt } = await sent(house, answers);
  await sent(house, { A1: 'young', B1: ['tea'] });
  const gone = await sent(house, answers);
  const browser = new Browser(house);
  await browser.post('/receipts/withdrawal', { receipt: gone.receipt, confirmed: 'yes' });
  const counters = await Counters.start(house.ctx);
  house.ctx.listeners.push(counters.hear);
  house.turnTo(period.closed);
  return { ...house, questionnaire, receipt, browser, counters };
}

test('on the day after the promised months answers, words, keys and half answers go; tombstones and releases stay', async () => {
  const house = await closed(6);
  const { ctx, questionnaire, receipt, browser, counters } = house;
  await ctx.store.write((tx) =>
    tx.db
      .insertInto('answering')
      .values({
        id: Buffer.alloc(32),
        questionnaire_id: questionnaire.id,
        version_no: 1,
        sealed: Buffer.from('half'),
        day: '2021-06-15',
      })
      .execute(),
  );
  await proposeDueReleases(ctx, signal);
  const [release] = await listReleases(ctx, questionnaire);
  const before = await storedRows(ctx);
  house.turnTo('2021-12-15T23:59:00+08:00');
  expect(await eraseExpired(ctx, signal)).toEqual({ responses: 0, texts: 0, halfAnswers: 0 });
  house.turnTo('2021-12-16T03:30:00+08:00');
  const heard = house.acts.length;
  expect(await eraseExpired(ctx, signal)).toEqual({ responses: 2, texts: 1, halfAnswers: 1 });
  expect(await eraseExpired(ctx, signal)).toEqual({ responses: 0, texts: 0, halfAnswers: 0 });
  const rows = await storedRows(ctx);
  expect(rows).toEqual(
    before.map((row) => ({
      ...row,
      answers: null,
      body_mac: null,
      revision: row.withdrawn_day ? row.revision : row.revision + 1,
    })),
  );
  expect(await storedTexts(ctx)).toEqual([]);
  for (const table of ['response_text_keys', 'answering'] as const)
    expect(await ctx.db.selectFrom(table).selectAll().execute()).toEqual([]);
  expect(await listReleases(ctx, questionnaire)).toEqual([release]);
  expect(house.acts.slice(heard)).toHaveLength(2);
  expect((await counters.of(questionnaire)).whole.n).toBe(0);
  expect((await recount(ctx, questionnaire)).marginals.n).toBe(0);
  const events = await ctx.db
    .selectFrom('audit_event')
    .selectAll()
    .where('act', '=', 'responses.erased')
    .execute();
  expect(
    events.map(({ officer_id, subject, detail }) => [officer_id, subject, JSON.parse(detail ?? '')]),
  ).toEqual([[null, 'tiny', { responses: 2, texts: 1, halfAnswers: 1, version: 1 }]]);
  const held = await lookUp(browser, receipt);
  expect(held.status).toBe(200);
  expect(held.words).toContain('保存期已满');
  expect(held.words).not.toContain('到期要删的话');
  expect(held.forms.map(({ action }) => action).sort()).toEqual(['/preferences', '/receipts/data']);
});

test('whoever withdraws or sends again what was erased changes no count and finds the receipt', async () => {
  const house = await makeApp();
  const questionnaire = await publish(house.ctx, keptFor(1));
  const key = crypto.randomUUID();
  const { receipt } = await sent(house, answers, { key });
  house.turnTo(period.closed);
  await proposeDueReleases(house.ctx, signal);
  house.turnTo('2021-07-20T03:30:00+08:00');
  expect(await eraseExpired(house.ctx, signal)).toMatchObject({ responses: 1 });
  const heard = house.acts.length;
  const browser = new Browser(house);
  expect((await browser.post('/receipts/withdrawal', { receipt, confirmed: 'yes' })).status).toBe(200);
  const again = await send(house, answers, { key });
  expect([again.status, ((await again.json()) as { receipt: string }).receipt]).toEqual([200, receipt]);
  expect(house.acts).toHaveLength(heard);
  expect((await recount(house.ctx, questionnaire)).marginals.n).toBe(0);
});

test('nothing goes where no months are named, before a release is computed, or of a version without them', async () => {
  const without = await closed(undefined);
  await proposeDueReleases(without.ctx, signal);
  without.turnTo('2031-12-16T03:30:00+08:00');
  expect(await eraseExpired(without.ctx, signal)).toMatchObject({ responses: 0 });

  const early = await closed(1);
  early.turnTo('2021-12-16T03:30:00+08:00');
  expect(await eraseExpired(early.ctx, signal)).toMatchObject({ responses: 0 });
  expect(await storedTexts(early.ctx)).toHaveLength(1);
  await proposeDueReleases(early.ctx, signal);
  expect(await eraseExpired(early.ctx, signal)).toMatchObject({ responses: 2 });
  expect(tinyAgain.privacy.retention_months).toBeUndefined();
});

test.each([
  ['2021-06-15', 6, '2021-12-15'],
  ['2021-08-31', 6, '2022-02-28'],
  ['2023-08-31', 6, '2024-02-29'],
  ['2021-12-31', 12, '2022-12-31'],
  ['2021-01-31', 1, '2021-02-28'],
])('%s and %i months is %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected);
});

test('what was taken back is erased on its day like everything else', async () => {
  const { ctx, questionnaire, turnTo } = await closed(6);
  const { id: subjectId, departmentId, live } = questionnaire;
  const approver = await makeOfficer(ctx, { id: departmentId, slug: 'x' }, ['approver']);
  const note = { 'zh-CN': '误将未定稿的问卷公布，已撤下。' };
  await retract(ctx, approver, { kind: 'questionnaire', subjectId, departmentId, hash: live.hash, note });
  turnTo('2021-12-16T03:30:00+08:00');
  expect(await eraseExpired(ctx, signal)).toEqual({ responses: 2, texts: 1, halfAnswers: 0 });
  expect(await storedTexts(ctx)).toEqual([]);
});
