import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { list, officer, openings, openTexts } from './texts-support.ts';

const answers = [{ Q22: '多开窗口', Q20: '热线很好' }];

test('moderators, analysts and legal reviewers of the department read; others do not', async () => {
  const { house, questionnaire } = await openTexts(answers);
  for (const role of ['moderator', 'analyst', 'legal'] as const) {
    const browser = await officer(house, questionnaire, [role]);
    expect((await browser.get(`${list}?item=Q22`)).words).toContain('多开窗口');
  }
  for (const role of ['editor', 'approver', 'decision', 'clerk'] as const) {
    const browser = await officer(house, questionnaire, [role]);
    const page = await browser.get(`${list}?item=Q22`);
    expect(page.status).toBe(403);
    expect(page.html).not.toContain('多开窗口');
  }
  expect(await openings(house)).toHaveLength(3);
});

test('for other departments and for administrators there is nothing', async () => {
  const { house, questionnaire } = await openTexts(answers);
  const stranger = await officer(house, questionnaire, ['moderator', 'analyst', 'legal'], 'elsewhere');
  const auditor = await officer(house, questionnaire, ['auditor']);
  for (const browser of [stranger, auditor])
    for (const address of [list, `${list}?item=Q22`, `${list}?item=Q20`, `/en${list}?item=Q22&q=窗口`])
      expect((await browser.get(address)).status).toBe(404);
  expect(await openings(house)).toEqual([]);
});

test('a department that an item names reads that item alone', async () => {
  const { house, questionnaire } = await openTexts(answers);
  const hotline = await officer(house, questionnaire, ['analyst'], 'hotline');
  const page = await hotline.get(`${list}?item=Q20`);
  expect(page.words).toContain('热线很好');
  expect(page.html).not.toContain('value="Q22"');
  expect(await openings(house)).toMatchObject([{ subject: 'asking', item: 'Q20' }]);
  expect((await hotline.get(`${list}?item=Q22`)).status).toBe(404);
  expect((await hotline.get(`${list}?item=Q1__other`)).status).toBe(404);
});

test('a named department’s officer who may not read texts is refused', async () => {
  const { house, questionnaire } = await openTexts(answers);
  const hotline = await officer(house, questionnaire, ['decision'], 'hotline');
  expect((await hotline.get(`${list}?item=Q20`)).status).toBe(403);
});

test('without signing in there is the door, and no text', async () => {
  const { house } = await openTexts(answers);
  const page = await new Browser(house).get(`${list}?item=Q22`);
  expect(page.status).toBe(303);
  expect(page.location).toContain('/workspace/sign-in');
  expect(page.html).not.toContain('多开窗口');
});

test('what is no field is not found, and what is said twice is refused', async () => {
  const { house, questionnaire } = await openTexts(answers);
  const analyst = await officer(house, questionnaire, ['analyst']);
  const status = async (query: string) => (await analyst.get(`${list}?${query}`)).status;
  for (const item of ['Q3', 'Q99', 'Q1', 'Q1__resident', '__proto__', 'constructor', "Q22' OR 1=1 --", '%00'])
    expect([item, await status(`item=${encodeURIComponent(item)}`)]).toEqual([item, 404]);
  for (const query of [
    'item=Q22&item=Q20',
    'item=Q22&q=a&q=b',
    'item=Q22&by=Q3&value=45%2B&by=Q1&value=resident',
    'item=Q22&by=Q3&value=45%2B&value=18-34',
    'item=Q22&by=Q3&value=45%2B&group=Q1:resident',
    'item=Q22&group=Q1:resident&group=Q3:45%2B',
    'item=Q22&group=Q1:resident:Q3',
    'item=Q22&group=Q1',
    'item=Q22&by=Q3',
    'item=Q22&value=45%2B',
    `item=Q22&q=${'a'.repeat(201)}`,
  ])
    expect([query, await status(query)]).toEqual([query, 400]);
  for (const query of [
    'item=Q22&by=Q22&value=x',
    'item=Q22&by=Q3&value=99',
    'item=Q22&by=__proto__&value=x',
    'item=Q22&group=Q3:99',
  ])
    expect([query, await status(query)]).toEqual([query, 404]);
  expect((await analyst.get('/workspace/questionnaires/none/texts?item=Q22')).status).toBe(404);
  expect(await openings(house)).toEqual([]);
});

test('hostile words are words', async () => {
  const { house, questionnaire } = await openTexts(answers);
  const analyst = await officer(house, questionnaire, ['analyst']);
  for (const words of [
    '"',
    '""',
    "'",
    '窗口" OR "',
    'a* b*',
    'NEAR(a b)',
    'keys:a',
    '-窗口',
    '()',
    '\\',
    '%',
    '^a',
    '\u0000',
    '﷽',
    '窗口 AND',
  ])
    expect((await analyst.get(`${list}?item=Q22&q=${encodeURIComponent(words)}`)).status).toBe(200);
});
