import { describe, expect, test } from 'vitest';
import { type Citation, lawOf } from '#server/calendar/laws.ts';
import { channelOn, channels, findStep, first, MOST_TAPS, questions } from '#server/open-day/wayfinding.ts';
import { holdsOn } from '#shared/dated.ts';
import { Browser } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';

/** Every way from a question to where it ends, as the codes that were chosen. */
function waysFrom(question = first, chosen: string[] = []): string[][] {
  if (chosen.length > MOST_TAPS) return [chosen];
  return question.answers.flatMap(({ to }) => {
    const step = findStep(to);
    if (!step) return [[...chosen, to, 'nowhere']];
    return 'channel' in step ? [[...chosen, to]] : waysFrom(step.question, [...chosen, to]);
  });
}

const days = ['2021-05-15', '2022-04-30', '2022-05-01', '2023-12-31', '2024-01-01', '2026-06-01'];

describe('the tree', () => {
  test('every way ends at a channel after three choices at the most', () => {
    for (const way of waysFrom()) {
      expect(way.length, way.join(' → ')).toBeLessThanOrEqual(MOST_TAPS);
      expect(Object.keys(channels), way.join(' → ')).toContain(way.at(-1));
    }
  });

  test('every channel and every question is reached', () => {
    const reached = new Set(waysFrom().flat());
    expect(Object.keys(channels).filter((code) => !reached.has(code))).toEqual([]);
    expect(Object.keys(questions).filter((code) => code !== 'start' && !reached.has(code))).toEqual([]);
  });

  test('everything is said in both languages', () => {
    const texts = JSON.stringify({ questions, channels }).match(/\{"zh-CN":"[^"]+"[^}]*\}/g) ?? [];
    expect(texts.length).toBeGreaterThan(80);
    expect(texts.filter((each) => !/"en":"[^"]+"/.test(each))).toEqual([]);
  });

  test.each(Object.keys(channels))('%s says on any day what it takes, and cites laws in force', (code) => {
    const channel = channels[code];
    if (!channel) throw new Error(code);
    for (const day of days) {
      const { bring, takes, costs, basis } = channelOn(channel, day);
      expect([bring.length > 0, takes.length, Boolean(costs), basis.length > 0]).toEqual([
        true,
        1,
        true,
        true,
      ]);
      expect(basis.filter((each) => !holdsOn(lawOf(each), day))).toEqual([]);
      for (const each of basis) expect(highest(each), JSON.stringify(each)).toBeLessThanOrEqual(last(each));
    }
  });

  const highest = ({ article }: Citation) =>
    Math.max(
      0,
      ...[...(article?.en ?? '').replace(/\(.*?\)|paragraph \d+/g, '').matchAll(/\d+/g)].map(Number),
    );
  const last = (citation: Citation) => lawOf(citation).articles ?? 0;
});

describe.each(['', '/en'])('the guide%s', (prefix) => {
  test('each way is walked by links alone, without scripts', async () => {
    const browser = new Browser(await makeApp());
    const start = `${prefix}/disclosure/which-way`;
    for (const way of waysFrom()) {
      let page = await browser.get(start);
      for (const code of way) {
        expect(page.links).toContain(`${start}/${code}`);
        page = await browser.get(`${start}/${code}`);
      }
      expect([page.status, page.words.includes(prefix ? 'What to bring' : '要带什么')]).toEqual([200, true]);
    }
  });

  test('what is no step is not there', async () => {
    const browser = new Browser(await makeApp());
    for (const code of ['start', 'constructor', 'Apply', '%E5%A5%BD'])
      expect((await browser.get(`${prefix}/disclosure/which-way/${code}`)).status).toBe(404);
  });
});

test('the law that holds on the day of reading is told', async () => {
  const then = new Browser(await makeApp({ at: '2023-12-31T12:00:00+08:00' }));
  const remedy = '/disclosure/which-way/remedy';
  expect((await then.get(remedy)).words).toContain('行政复议法（2017年修正）第九条');
  const later = new Browser(await makeApp({ at: '2024-01-01T00:00:00+08:00' }));
  const { words } = await later.get(remedy);
  expect(words).toContain('应当先在60日内申请复议');
  expect(words).not.toContain('2017年修正）第九条');
  expect((await later.get('/en/disclosure/which-way/sheet')).words).toContain(
    'By the rules that hold on 1 January 2024',
  );
});

describe('the calculator', () => {
  const at = '/disclosure/deadlines';

  test('says each step, its last day and its article', async () => {
    const browser = new Browser(await makeApp());
    const page = await browser.get(`${at}?way=online&received=2021-05-17`);
    expect(page.status).toBe(200);
    for (const words of [
      '最迟 2021年6月15日',
      '最迟 2021年7月13日',
      '最迟 2021年5月26日',
      '双方确认的那一天',
      '第三十三条',
    ])
      expect(page.words).toContain(words);
    const english = await browser.get(`/en${at}?way=in_person&received=2021-05-17&replied=2021-06-10`);
    for (const words of ['By 15 June 2021', 'By 9 August 2021', 'Article 46'])
      expect(english.words).toContain(words);
  });

  test('refuses in words where the calendar of a year is not there', async () => {
    const browser = new Browser(await makeApp());
    const { words } = await browser.get(`${at}?way=in_person&received=2021-12-20`);
    expect(words).toContain('期限跨入2022年，那一年的放假和调休安排还没有录入');
    expect(words).not.toContain('最迟 2022年');
  });

  test('active disclosure is counted by itself', async () => {
    const browser = new Browser(await makeApp());
    const { words } = await browser.get(`${at}?formed=2021-05-14`);
    expect(words).toContain('最迟 2021年6月11日');
    expect(words).not.toContain('行政机关答复');
  });

  test.each([
    ['received=2021-05-17', ['#way-in_person']],
    ['way=in_person', ['#received']],
    ['way=pigeon&received=2021-02-30', ['#way-in_person', '#received']],
    ['way=online&received=2021-05-17&corrected=2021-05-16', ['#corrected']],
    ['way=online&received=2021-05-17&answered=2021-05-20', ['#asked']],
    ['way=online&received=2021-05-17&asked=2021-05-25&answered=2021-05-20', ['#answered']],
    ['way=online&received=2021-05-17&replied=1', ['#replied']],
    ['formed=2021-13-01', ['#formed']],
  ])('%s is told', async (query, summary) => {
    const page = await new Browser(await makeApp()).get(`${at}?${query}`);
    expect([page.status, page.summary]).toEqual([422, summary]);
    expect(page.title).toMatch(/^错误：/);
  });
});
