import { expect, test } from 'vitest';
import { publishedOutcomes } from '#server/consultations/published-outcomes.ts';
import { listQuestionnaires } from '#server/questionnaires/questionnaires.ts';
import { another, storeOutcome } from '../consultations/stored.ts';
import { Browser } from '../support/browser.ts';
import { openConsultation } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';

test('consultations stand among questionnaires: open ones first to close first, then what has closed', async () => {
  const house = await makeApp();
  const { ctx } = house;
  await publish(ctx);
  await openConsultation(ctx, another('soon', { closes_at: '2021-05-22T00:00:00+08:00' }));
  const past = { opens_at: '2021-03-01T00:00:00+08:00', closes_at: '2021-04-01T00:00:00+08:00' };
  await openConsultation(ctx, another('waiting', { ...past, feedback_due_on: '2021-05-31' }));
  const answered = await openConsultation(ctx, another('answered', past));
  await storeOutcome(ctx, answered, '2021-05-10T02:00:00.000Z');
  await openConsultation(
    ctx,
    another('coming', { opens_at: '2021-06-01T00:00:00+08:00', closes_at: '2021-07-02T00:00:00+08:00' }),
  );
  expect((await publishedOutcomes(ctx)).map(({ no }) => no)).toEqual([1]);
  const page = await new Browser(house).get('/');
  expect(page.words).toMatch(
    /还有1天.*提意见.*填问卷.*等待反馈.*看采纳情况|还有1天.*提意见.*填问卷.*看采纳情况.*等待反馈/,
  );
  expect(page.links).toEqual(
    expect.arrayContaining([
      '/consultations/soon',
      '/questionnaires/tiny',
      '/consultations/waiting',
      '/consultations/answered/outcome',
    ]),
  );
  expect(page.links).not.toContain('/consultations/coming');
  const english = await new Browser(house).get('/en');
  expect(english.words).toContain('1 day left');
  expect(english.links).toContain('/en/consultations/answered/outcome');
});

test('a site with nothing open says that of questionnaires and drafts alike', async () => {
  const page = await new Browser(await makeApp()).get('/en');
  expect(page.words).toContain('No questionnaire and no draft is open at the moment.');
});

test('ways without a phone stand there only where they are offered for something open', async () => {
  const house = await makeApp();
  const browser = new Browser(house);
  expect((await browser.get('/')).ids.has('offline')).toBe(false);
  await publish(house.ctx);
  house.ctx.pages.expire();
  const offered = async () => {
    const page = await browser.get('/');
    return ['到窗口', '打电话', '写在纸上'].filter((way) => page.words.includes(way));
  };
  const { channels } = (await listQuestionnaires(house.ctx))[0] ?? { channels: [] };
  expect(channels).toEqual(['online']);
  expect(await offered()).toEqual([]);
  await openConsultation(house.ctx, another('by-post', { closes_at: '2021-05-22T00:00:00+08:00' }));
  house.ctx.pages.expire();
  expect(await offered()).toContain('写在纸上');
  house.turnTo('2021-05-23T09:00:00+08:00');
  expect(await offered()).toEqual([]);
});
