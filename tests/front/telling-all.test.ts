import { expect, test } from 'vitest';
import { content as interview } from '../interviews/support.ts';
import { edition2021 } from '../open-day/editions.ts';
import { policyOf } from '../policies/support.ts';
import { Browser } from '../support/browser.ts';
import { openConsultation } from '../support/consultations.ts';
import { PUBLIC_URL } from '../support/make-app.ts';
import { openPieceDesk } from '../support/pieces.ts';
import { conference, takeBack } from './pieces-support.ts';

async function opened() {
  const desk = await openPieceDesk();
  await openConsultation(desk.ctx);
  await desk.published('press_conference', 'one', conference('防汛发布会', '2021-05-18', '一切就绪。'));
  await desk.published('policy', 'pol-1', policyOf(1));
  await desk.published('interview', 'mother-child', interview);
  return desk;
}

type Desk = Awaited<ReturnType<typeof opened>>;
const read = async ({ app }: Desk, path: string) => (await app.request(path)).text();
const linksIn = (feed: string) =>
  [...feed.matchAll(/<link href="([^"]*)"\/>\s*<updated>/g)].map(([, to]) => to);

test('the feed tells of consultations and pieces, or of one kind alone under an address of its own', async () => {
  const desk = await opened();
  const whole = await read(desk, '/feed.atom');
  for (const path of [
    '/consultations/small',
    '/press-conferences/one',
    '/policies/pol-1',
    '/interviews/mother-child',
  ])
    expect(linksIn(whole)).toContain(PUBLIC_URL + path);
  const one = await read(desk, '/en/feed.atom?kind=press_conference');
  expect(linksIn(one)).toEqual([`${PUBLIC_URL}/en/press-conferences/one`]);
  expect(one).toContain(`<id>${PUBLIC_URL}/en/feed.atom?kind=press_conference</id>`);
  expect(linksIn(await read(desk, '/feed.atom?kind=consultation'))).toEqual([
    `${PUBLIC_URL}/consultations/small`,
  ]);
  expect(linksIn(await read(desk, '/feed.atom?kind=nothing'))).toEqual(linksIn(whole));
});

test('one calendar holds the closings, the interviews and the programme, each event once', async () => {
  const desk = await opened();
  await desk.published('edition', '2021', edition2021);
  const calendar = await read(desk, '/calendar.ics');
  const uids = [...calendar.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid);
  expect(new Set(uids).size).toBe(uids.length);
  for (const begins of ['small-1@', 'interview-mother-child@', 'open-day-2021-1@'])
    expect(uids.some((uid) => uid?.startsWith(begins))).toBe(true);
  expect(calendar.match(/BEGIN:VCALENDAR/g)).toHaveLength(1);
  expect(calendar.match(/BEGIN:VEVENT/g)?.length).toBe(calendar.match(/END:VEVENT/g)?.length);
  expect(calendar).toMatch(/END:VEVENT\r\nEND:VCALENDAR\r\n$/);
});

test.each([
  ['policies', '/policies/pol-1'],
  ['interviews', '/interviews/mother-child'],
])(
  '/embed/%s shows what is public, as a page, a bare list and JSON, and no more once it is taken back',
  async (place, path) => {
    const desk = await opened();
    const page = await new Browser(desk).get(`/embed/${place}`);
    expect(page.links).toContain(PUBLIC_URL + path);
    expect(page.html).not.toContain('<script');
    expect(await read(desk, `/en/embed/${place}?fragment=1`)).toContain(`href="${PUBLIC_URL}/en${path}"`);
    const { items } = JSON.parse(await read(desk, `/embed/${place}.json`)) as {
      items: { address: string }[];
    };
    expect(items.map(({ address }) => address)).toEqual([PUBLIC_URL + path]);
    await takeBack(desk, place === 'policies' ? 'policy' : 'interview', path.split('/')[2] ?? '');
    expect(JSON.parse(await read(desk, `/embed/${place}.json`))).toEqual({ items: [] });
    expect((await new Browser(desk).get(`/embed/${place}`)).words).toContain('目前没有内容');
  },
);

test('the Open Day is a card for other sites, and the map of the site names every page', async () => {
  const desk = await opened();
  await desk.published('edition', '2021', edition2021);
  expect((await new Browser(desk).get('/embed/open-day')).links).toContain(`${PUBLIC_URL}/open-day/2021`);
  const map = await read(desk, '/sitemap.xml');
  for (const path of [
    '/policies',
    '/policies/pol-1',
    '/interviews/mother-child',
    '/open-data',
    '/open-day/2021',
  ])
    expect(map).toContain(`<loc>${PUBLIC_URL}${path}</loc>`);
});
