import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { openPieceDesk } from '../support/pieces.ts';
import { edition2021, editionOf } from './editions.ts';

async function openDay() {
  const desk = await openPieceDesk();
  await desk.published('edition', '2021', edition2021);
  const newest = async () => (await desk.app.request('/open-day')).headers.get('location');
  return { ...desk, newest, visitor: new Browser(desk) };
}

test('before the day the page counts down, and shows nothing as running', async () => {
  const { visitor, turnTo } = await openDay();
  turnTo('2021-05-12T10:00:00+08:00');
  const page = await visitor.get('/open-day/2021');
  expect([page.status, page.heading]).toEqual([200, '2021年政务公开日']);
  expect(page.words).toContain('还有3天');
  expect(page.words).toContain('深化政务公开');
  expect(page.words).toContain('辽政办明电〔2021〕14号');
  expect(page.words).not.toContain('正在进行');
  expect(page.html).not.toContain('data-poll');
  expect((await visitor.get('/en/open-day/2021')).words).toContain('3 days to go');
});

test('on the day it says what is on and what comes next, by the minute', async () => {
  const { app, visitor, turnTo } = await openDay();
  const lists = async (time: string) => {
    turnTo(`2021-05-15T${time}:00+08:00`);
    const answer = await app.request('/open-day/2021/now');
    expect(answer.status).toBe(200);
    return (await answer.text()).split('接下来');
  };
  const [now, next] = await lists('09:49');
  expect(now).toContain('《大连市生活垃圾分类管理条例》解读');
  expect(next).toContain('妇幼健康');
  expect((await lists('09:50'))[0]).not.toContain('生活垃圾');
  expect((await lists('10:10'))[0]).toContain('妇幼健康');
  expect((await lists('23:30')).join()).toContain('现在没有定时的活动。');
  const page = await visitor.get('/open-day/2021');
  expect(page.words).toContain('就在今天');
  expect(page.html).toContain('data-poll="/open-day/2021/now"');
});

test('after the day nothing is next, and links lead only to what is public', async () => {
  const { visitor } = await openDay();
  const page = await visitor.get('/open-day/2021');
  expect(page.words).not.toContain('接下来');
  expect(page.links).not.toContain('/questionnaires/zwgk-social-2021');
  expect(page.links).not.toContain('/interviews/waste-sorting-2021');
  expect(page.links).not.toContain('/open-day/2021/boards');
  expect(page.words).toContain('待核事项：英文通知写作');
});

test('the newest edition is the one to which the short address and every page lead', async () => {
  const { visitor, newest, published } = await openDay();
  expect(await newest()).toBe('/open-day/2021');
  await published('edition', '2022', editionOf(2022));
  expect(await newest()).toBe('/open-day/2022');
  expect((await visitor.get('/')).links).toContain('/open-day/2022');
  expect((await visitor.get('/open-day/2022')).links).toContain('/open-day/2021');
});

test('what is no edition is not there', async () => {
  const { visitor } = await openDay();
  for (const path of ['1999', '99999', 'x', '2021/nothing', '1999/programme.ics', '1999/now'])
    expect([path, (await visitor.get(`/open-day/${path}`)).status]).toEqual([path, 404]);
});

test('the programme is a calendar file with every line of it', async () => {
  const { app } = await openDay();
  const answer = await app.request('/open-day/2021/programme.ics');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const lines = (await answer.text()).replaceAll('\r\n\t', '').split('\r\n');
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(12);
  expect(lines).toContain('DTSTART:20210515T010000Z');
  expect(lines).toContain('DTSTART;VALUE=DATE:20210515');
  expect(lines).toContain('DTEND;VALUE=DATE:20210516');
});

test('an edition that an older version kept is still read', async () => {
  const { ctx, visitor, newest } = await openDay();
  const { date, number, ...kept } = editionOf(2020);
  await ctx.store.write((tx) =>
    tx.db
      .insertInto('open_day')
      .values({
        year: 2020,
        content: JSON.stringify({ date, ...kept, places: undefined, hotline: undefined }),
      })
      .execute(),
  );
  const page = await visitor.get('/open-day/2020');
  expect([page.status, number]).toEqual([200, 14]);
  expect(page.words).toContain('2020年的主题');
  expect(await newest()).toBe('/open-day/2021');
});
