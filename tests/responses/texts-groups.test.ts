import { describe, expect, test } from 'vitest';
import { withheld } from '#server/responses/texts.ts';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { list, officer, openings, openTexts } from './texts-support.ts';

const of = (n: number, answers: (at: number) => Answers) => Array.from({ length: n }, (_, at) => answers(at));

/** Thirty responses: 18 of 18-34, 5 of 35-44, 7 without an age; 20 residents, 8 visitors, 2 others. */
const thirty = [
  ...of(18, (at) => ({ Q3: '18-34', Q1: 'resident', Q22: `年轻${at}` })),
  ...of(2, (at) => ({ Q3: '35-44', Q1: 'other', Q1__other: `船员${at}`, Q22: `中年${at}` })),
  ...of(3, (at) => ({ Q3: '35-44', Q1: 'visitor', Q22: `来客${at}` })),
  ...of(5, () => ({ Q1: 'visitor', Q22: '没有年龄' })),
  ...of(2, () => ({ Q1: 'resident', Q22: '没有年龄' })),
];

async function open() {
  const { house, questionnaire } = await openTexts(thirty);
  return { house, questionnaire, analyst: await officer(house, questionnaire, ['analyst']) };
}

test('texts of one group, where it is large enough', async () => {
  const { house, analyst } = await open();
  const page = await analyst.get(`${list}?item=Q22&by=Q3&value=35-44`);
  expect(page.status).toBe(200);
  expect(page.words).toContain('30份答卷写了文字，其中5份符合条件');
  expect([...page.html.matchAll(/<li>(中年|来客)\d<\/li>/g)]).toHaveLength(5);
  expect(page.html).not.toMatch(/<li>(年轻|没有)/);
  expect(await openings(house)).toEqual([
    { subject: 'asking', item: 'Q22', by: 'Q3', value: '35-44', searched: false },
  ]);
  const searched = await analyst.get(`${list}?item=Q22&by=Q3&value=35-44&q=来客`);
  expect(searched.words).toContain('其中3份符合条件');
});

test('a group that is too small is refused in words, and so is the next one, whose rest it would be', async () => {
  const { house, analyst } = await open();
  for (const value of ['other', 'visitor']) {
    const page = await analyst.get(`${list}?item=Q22&by=Q1&value=${value}`);
    expect(page.status).toBe(200);
    expect(page.words).toContain('这一类答卷不足5份');
    expect(page.words).not.toMatch(/中年|来客|份答卷写了文字/);
  }
  expect((await analyst.get(`/en${list}?item=Q22&by=Q1&value=other`)).words).toContain(
    'Fewer than 5 responses',
  );
  expect(await openings(house)).toEqual([]);
  expect((await analyst.get(`${list}?item=Q22&by=Q1&value=resident`)).words).toContain('其中20份符合条件');
});

test('a group without responses is refused too', async () => {
  const { analyst } = await open();
  expect((await analyst.get(`${list}?item=Q22&by=Q3&value=45%2B`)).words).toContain('不足5份');
});

test('words that tell a profile value stand beside no second one, nor alone where that is a small group', async () => {
  const { analyst } = await open();
  const second = await analyst.get(`${list}?item=Q1__other&by=Q3&value=35-44`);
  expect(second.words).toContain('不能再按另一项筛选');
  const alone = await analyst.get(`${list}?item=Q1__other`);
  expect(alone.words).toContain('这一类答卷不足5份');
  for (const page of [second, alone]) expect(page.words).not.toContain('船员');
});

test('the form’s choice leads to the list’s own address', async () => {
  const { house, analyst } = await open();
  const page = await analyst.get(`${list}?item=Q22&group=Q3%3A35-44&q=+来客+`);
  expect(page.status).toBe(303);
  expect(page.location).toBe(`${list}?item=Q22&q=${encodeURIComponent('来客')}&by=Q3&value=35-44`);
  expect(await openings(house)).toEqual([]);
  const shown = await analyst.follow(page);
  expect(shown.html).toContain('<option value="Q3:35-44" selected');
  const english = await analyst.get(`/en${list}?item=Q22&group=Q3%3A18-34`);
  expect(english.location).toBe(`/en${list}?item=Q22&by=Q3&value=18-34`);
});

describe('which groups are open', () => {
  const openOf = (n: number[], unanswered: number) => {
    const values = n.map((each, at) => ({ code: String(at), n: each }));
    return values
      .filter(
        ({ code }) =>
          !withheld({ tells: [] }, { item: 'P', value: code }, [{ code: 'P', values, unanswered }]),
      )
      .map(({ code }) => Number(code));
  };

  test.each([
    ['all large', [5, 9, 100], 0, [0, 1, 2]],
    ['one small: the next is closed', [4, 9, 100], 0, [2]],
    ['two small that are enough together', [3, 2, 9], 0, [2]],
    ['two small that are not', [1, 2, 9, 30], 0, [3]],
    ['few without an answer', [9, 30], 1, [1]],
    ['none without an answer', [9, 30], 0, [0, 1]],
    ['enough without an answer', [3, 30], 6, [1]],
    ['nobody', [0, 0], 0, []],
    ['one group alone', [4], 0, []],
  ])('%s', (_, n, unanswered, expected) => {
    expect(openOf(n, unanswered)).toEqual(expected);
  });
});
