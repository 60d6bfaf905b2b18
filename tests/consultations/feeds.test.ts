import { expect, test } from 'vitest';
import { openConsultation, small, wasteMeasures } from '../support/consultations.ts';
import { type House, makeApp, PUBLIC_URL } from '../support/make-app.ts';
import { another, storeOutcome } from './stored.ts';

const text = async ({ app }: House, path: string) => {
  const answer = await app.request(path);
  expect(answer.status).toBe(200);
  return { type: answer.headers.get('content-type'), text: await answer.text() };
};

/** The events of a calendar, their lines unfolded. */
const events = (calendar: string) =>
  calendar
    .replace(/\r\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) => new Map(event.split('\r\n').map((line) => [line.split(/[:;]/)[0] ?? '', line] as const)));

test('the feed holds notices and outcomes in both languages, with absolute addresses', async () => {
  const house = await makeApp();
  const consultation = await openConsultation(house.ctx, wasteMeasures);
  await openConsultation(house.ctx, {
    ...small,
    notice: { ...small.notice, title: { 'zh-CN': '<公告> & ]]>', en: 'A <notice> & ]]>' } },
  });
  await storeOutcome(house.ctx, consultation, '2021-05-21T02:00:00.000Z');
  const chinese = await text(house, '/feed.atom');
  expect(chinese.type).toBe('application/atom+xml; charset=utf-8');
  const entries = [...chinese.text.matchAll(/<entry>.*?<\/entry>/gs)].map(([entry]) => entry);
  expect(entries).toHaveLength(3);
  expect(entries[0]).toContain('采纳情况反馈：大连市生活垃圾分类');
  expect(entries[0]).toContain(`href="${PUBLIC_URL}/consultations/waste-measures-2021/outcome"`);
  expect(entries[0]).toContain('<published>2021-05-21T02:00:00.000Z</published>');
  expect(chinese.text).toContain(`href="${PUBLIC_URL}/feed.atom"`);
  expect(chinese.text).toContain('2021年6月15日24:00');
  expect(chinese.text.replace(/<!\[CDATA\[.*?\]\]>/gs, '')).not.toMatch(/<公告>|& /);
  const english = await text(house, '/en/feed.atom');
  expect(english.text).toContain(`href="${PUBLIC_URL}/en/consultations/waste-measures-2021/outcome"`);
  expect(english.text).toContain('What was adopted: Dalian Measures');
  const ids = [...english.text.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(4);
});

test('an empty feed is a feed', async () => {
  const { text: feed } = await text(await makeApp(), '/feed.atom');
  expect(feed).toContain('<feed xmlns="http://www.w3.org/2005/Atom"');
  expect(feed).not.toContain('<entry>');
  expect((await text(await makeApp(), '/closings.ics')).text).toContain('END:VCALENDAR');
});

test('closing times stand in the calendar exactly, in UTC', async () => {
  const house = await makeApp();
  await openConsultation(house.ctx);
  await openConsultation(house.ctx, another('odd', { closes_at: '2021-06-10T17:30:00+08:00' }));
  const { type, text: calendar } = await text(house, '/closings.ics');
  expect(type).toBe('text/calendar; charset=utf-8');
  const starts = events(calendar).map((event) => [
    event.get('UID'),
    event.get('DTSTART'),
    event.get('DTEND'),
  ]);
  expect(starts).toEqual(
    expect.arrayContaining([
      ['UID:small-1@127.0.0.1', 'DTSTART:20210615T160000Z', 'DTEND:20210615T160000Z'],
      ['UID:odd-1@127.0.0.1', 'DTSTART:20210610T093000Z', 'DTEND:20210610T093000Z'],
    ]),
  );
  const own = await text(house, '/en/consultations/small/closing.ics');
  expect(events(own.text)).toHaveLength(1);
  expect(events(own.text)[0]?.get('SUMMARY')).toContain('Comments close: Dalian Measures');
  expect(events(own.text)[0]?.get('URL')).toBe(`URL:${PUBLIC_URL}/en/consultations/small`);
  expect((await house.app.request('/consultations/nothing/closing.ics')).status).toBe(404);
});
