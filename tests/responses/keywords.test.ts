import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsIn } from '#server/responses/keywords.ts';
import { byWordBreaks, openSegment } from '#server/responses/segment.ts';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { list, officer, openings, openTexts, send } from './texts-support.ts';

const of = (n: number, answers: (at: number) => Answers) => Array.from({ length: n }, (_, at) => answers(at));

/** Six texts that speak of interpretations, four of counters, all of people between 18 and 34 but the last ten. */
const written = [
  ...of(6, (at) => ({ Q1: 'resident', Q3: '18-34', Q22: `政策解读要讲清楚，政策解读最好有视频${at}` })),
  ...of(4, () => ({ Q1: 'resident', Q3: '18-34', Q22: '窗口，排队' })),
  ...of(10, () => ({ Q1: 'visitor', Q3: '45+', Q22: 'Interpretations should be short，电话13800000000' })),
];

const shown = (html: string) =>
  [...html.matchAll(/<li><a [^>]*>([^<]+)（(\d+)）<\/a><\/li>/g)].map(([, word, n]) => [word, Number(n)]);

test('words that five texts or more hold stand above the list, each text counted once', async () => {
  const { house, questionnaire } = await openTexts(written);
  const analyst = await officer(house, questionnaire, ['analyst']);
  const page = await analyst.get(`${list}?item=Q22`);
  const words = new Map(shown(page.html) as [string, number][]);
  expect(words.get('解读')).toBe(6);
  expect(words.get('interpretations')).toBe(10);
  expect([...words.keys()]).not.toContain('窗口');
  expect(page.html).not.toContain('窗口（');
  expect([...words.keys()].join()).not.toMatch(/\d/);
  expect(page.words).toContain('按20份文字统计');
});

test('a word leads to the texts that hold it, within the same group', async () => {
  const { house, questionnaire } = await openTexts(written);
  const analyst = await officer(house, questionnaire, ['analyst']);
  const page = await analyst.get(`${list}?item=Q22&by=Q3&value=18-34`);
  const [, address = ''] = page.html.match(/<a href="([^"]+)"[^>]*>解读（6）/) ?? [];
  const found = await analyst.get(address.replaceAll('&amp;', '&'));
  expect(found.words).toContain('其中6份符合条件');
  expect(found.html).toMatch(/aria-current="true"[^>]*>解读/);
  expect(shown(page.html).map(([word]) => word)).not.toContain('interpretations');
});

test('no word is shown where the texts themselves are withheld, and none without a line in the audit trail', async () => {
  const { house, questionnaire } = await openTexts(written);
  const analyst = await officer(house, questionnaire, ['analyst']);
  const refused = await analyst.get(`${list}?item=Q22&by=Q3&value=35-44`);
  expect(refused.words).not.toContain('较多答卷写到的词');
  expect(await openings(house)).toEqual([]);
  await analyst.get(`${list}?item=Q22`);
  expect(await openings(house)).toHaveLength(1);
});

test('words follow when texts are added', async () => {
  const { house, questionnaire } = await openTexts(written);
  const analyst = await officer(house, questionnaire, ['analyst']);
  await analyst.get(`${list}?item=Q22`);
  await send(house, questionnaire, { Q1: 'resident', Q3: '18-34', Q22: '窗口，等得太久' });
  const words = new Map(shown((await analyst.get(`${list}?item=Q22`)).html) as [string, number][]);
  expect(words.get('窗口')).toBe(5);
});

describe.each([
  ['the dictionary', () => openSegment()],
  ['the word breaks of Unicode', async () => byWordBreaks('zh')],
])('with %s', (_, open) => {
  test('words are at least two characters, no numbers, no personal information', async () => {
    const segment = await open();
    const words = wordsIn('政务公开、政务公开 2021年 我们 的 13800000000 Open DATA', segment);
    expect(words).toContain('data');
    expect(words).toContain('open');
    expect([...words].some((word) => word.startsWith('政务'))).toBe(true);
    expect([...words].join(' ')).not.toMatch(/\d|我们|的/);
  });

  test('any text is taken', async () => {
    const segment = await open();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const word of wordsIn(text, segment)) expect([...word].length).toBeGreaterThan(1);
      }),
    );
  });
});
