import { afterEach, expect, test } from 'vitest';
import { contentOfDefinition } from '#server/questionnaires/new-content.ts';
import { candidateOf } from '#server/questionnaires/preparation-definition.ts';
import { getQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { eraseExpired } from '#server/responses/retention.ts';
import { erasedOn, keptUntil, monthsOf } from '#server/responses/retention-day.ts';
import { proposeDueReleases } from '#server/results/release-after-closing.ts';
import { sayDay } from '#shared/text/dates.ts';
import { sent } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { tiny } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { period, publish, publishAgain } from '../support/publish.ts';
import { toReceipt } from '../support/walk.ts';

const { signal } = new AbortController();
const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

const keptFor = (months: number) => ({ ...tiny, privacy: { ...tiny.privacy, retention_months: months } });

test('notice, receipt, look-up and copy name the day on which the job erases', async () => {
  const house = await makeApp();
  const questionnaire = await publish(house.ctx, keptFor(6));
  const day = erasedOn(questionnaire, questionnaire.live) ?? '';
  expect(day).toBe('2021-12-16');
  const browser = new Browser(house);
  expect((await browser.get('/questionnaires/tiny')).words).toContain(sayDay(day, 'zh-CN'));
  const page = await toReceipt(browser, '要删的');
  expect(page.words).toContain(sayDay(day, 'zh-CN'));
  expect((await browser.post('/receipts', { receipt: page.receipt })).words).toContain(sayDay(day, 'zh-CN'));
  house.turnTo(period.closed);
  await proposeDueReleases(house.ctx, signal);
  house.turnTo('2021-12-15T23:59:59+08:00');
  expect(await eraseExpired(house.ctx, signal)).toMatchObject({ responses: 0 });
  house.turnTo(`${day}T00:00:00+08:00`);
  expect(await eraseExpired(house.ctx, signal)).toMatchObject({ responses: 1 });
});

test('the receipt speaks of the version that was answered', async () => {
  const house = await makeApp();
  const questionnaire = await publishAgain(house.ctx, await publish(house.ctx, keptFor(6)));
  const { receipt } = await sent(house, { A1: 'young', B1: ['tea'] }, { version: 1 });
  const later = await sent(house, { A1: 'adult', B1: ['tea'] }, { version: 2 });
  const browser = new Browser(house);
  const [first, second] = questionnaire.versions;
  expect(first && keptUntil(questionnaire, first)).toBe('2021-12-15');
  expect(second && keptUntil(questionnaire, second)).toBeUndefined();
  expect((await browser.post('/receipts/data', { receipt })).words).toContain('2021年12月16日');
  expect((await browser.post('/receipts/data', { receipt: later.receipt })).words).toContain(
    '没有设定自动删除的日期',
  );
});

test('a later closing moves the day for every page at once', async () => {
  const house = await makeApp();
  const { id } = await publish(house.ctx, keptFor(6));
  await house.ctx.store.write((tx) =>
    tx.db
      .updateTable('questionnaire')
      .set({ closes_at: '2021-06-30T16:00:00.000Z' })
      .where('id', '=', id)
      .execute(),
  );
  house.ctx.pages.expire();
  const moved = await getQuestionnaire(house.ctx, 'tiny');
  expect(erasedOn(moved, moved.live)).toBe('2021-12-31');
  expect((await new Browser(house).get('/en/questionnaires/tiny')).words).toContain('31 December 2021');
});

test('without months no day is promised', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  const words = (await new Browser(house).get('/en/questionnaires/tiny')).words;
  expect(words).toContain('No day of automatic erasure is set');
});

test.each(['America/New_York', 'Pacific/Kiritimati', 'Europe/London'])(
  'the day is the same on a host in %s',
  async (zone) => {
    process.env.TZ = zone;
    const closesAt = new Date('2021-09-30T24:00:00+08:00');
    const version = { definition: keptFor(1) };
    expect(erasedOn({ closesAt }, version)).toBe('2021-10-31');
    expect(erasedOn({ closesAt: new Date('2021-03-31T24:00:00+08:00') }, version)).toBe('2021-05-01');
  },
);

test('a questionnaire made in the workspace names its months for the job, and one made before is known by its words', () => {
  const content = { ...contentOfDefinition(keptFor(9)) };
  expect(content.retention_months).toBe(9);
  const { definition } = candidateOf(content);
  expect(definition.privacy.retention_months).toBe(9);
  const { retention_months: _months, ...older } = definition.privacy;
  expect(monthsOf(older)).toBe(9);
  expect(monthsOf({ ...older, retention: { 'zh-CN': '至少保存9个月' } })).toBeUndefined();
});
