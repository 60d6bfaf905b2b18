import { expect, test } from 'vitest';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import { Browser } from '../support/browser.ts';
import { resident, social } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { period, publish } from '../support/publish.ts';
import { halfAnswers, storedAnswers, storedRow, storedRows, storedTexts } from '../support/stored.ts';
import { begin, toCheck } from '../support/walk.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return { house, browser: new Browser(house) };
};

test('a questionnaire is answered step by step, checked, sent, and the reply is the receipt', async () => {
  const { house, browser } = await open();
  const first = await begin(browser);
  expect(first.path).toBe('/questionnaires/tiny/sections/A');
  const second = await browser.press(first.form('/sections/A').fill({ A1: 'young' }));
  expect(second.path).toBe('/questionnaires/tiny/sections/B');
  const check = await browser.press(second.form('/sections/B').fill({ B1: ['tea', 'fish'], B2: '一句话' }));
  expect(check.path).toBe('/questionnaires/tiny/check');
  expect(check.words).toMatch(/option young.*option tea.*option fish.*一句话/);
  expect(await storedRows(house.ctx)).toEqual([]);
  const receipt = await browser.press(check.form('/responses'));
  expect(receipt.status).toBe(201);
  expect(receipt.path).toBe('/questionnaires/tiny/responses');
  expect(receipt.heading).toBe('您的答卷收到了');
  expect(receipt.words).toContain(receipt.receipt);
  expect(await storedAnswers(house.ctx)).toEqual({ A1: 'young', B1: ['tea', 'fish'], B2: true });
  expect(await storedTexts(house.ctx)).toEqual(['B2: 一句话']);
});

/** Several choices arrive in the order in which this respondent saw them. */
const inOrder = ({ Q7, Q9, ...rest }: StoredAnswers) => ({
  ...rest,
  Q7: [...(Q7 as string[])].sort(),
  Q9: [...(Q9 as string[])].sort(),
});

test('the social questionnaire can be answered to the end', async () => {
  const house = await makeApp();
  await publish(house.ctx, social);
  const browser = new Browser(house);
  const rows = (code: string) =>
    Object.fromEntries(
      Object.entries(resident[code] as object).map(([row, value]) => [`${code}.${row}`, value]),
    );
  const steps: { [field: string]: string | string[] }[] = [
    { Q1: 'resident', Q2: '210202' },
    { Q3: '35-44' },
    { ...rows('Q6'), Q7: ['web', 'wx'], Q9: ['edu', 'med'] },
    { Q8: 'wx' },
    { ...rows('Q10'), Q11: '3', Q13: 'w1' },
    { Q14: 'no' },
    {},
    { Q17: 'no' },
    { 'Q21.1': 'plain', 'Q21.2': 'push' },
  ];
  let page = await browser.press((await browser.get(`/questionnaires/${social.slug}`)).form('/answering'));
  for (const values of steps) {
    const form = page.forms.find(({ action }) => action.includes('/sections/'));
    if (!form) throw new Error(`No step at ${page.path}`);
    page = await browser.press(form.fill(values));
  }
  expect(page.path).toBe(`/questionnaires/${social.slug}/check`);
  expect((await browser.press(page.form('/responses'))).status).toBe(201);
  expect(inOrder(await storedAnswers(house.ctx))).toEqual(resident);
});

test('back leads to the step before, with what was entered on both', async () => {
  const { browser } = await open();
  const first = await begin(browser);
  const second = await browser.press(first.form('/sections/A').fill({ A1: 'young' }));
  const back = await browser.press(second.form('/sections/B').fill({ B2: '没写完' }), '回上一步');
  expect(back.path).toBe('/questionnaires/tiny/sections/A');
  expect(back.form('/sections/A').fields.get('A1')).toBe('young');
  const again = await browser.press(back.form('/sections/A'));
  expect(again.form('/sections/B').fields.get('B2')).toBe('没写完');
});

test('the first step has no way back', async () => {
  const { browser } = await open();
  expect([...(await begin(browser)).form('/sections/A').buttons.keys()]).toEqual(['保存，看下一部分']);
});

test('a step can be loaded again', async () => {
  const { house, browser } = await open();
  const first = await begin(browser);
  await browser.press(first.form('/sections/A').fill({ A1: 'young' }));
  const again = await browser.get('/questionnaires/tiny/sections/A');
  expect(again.form('/sections/A').fields.get('A1')).toBe('young');
  expect(await halfAnswers(house.ctx)).toHaveLength(1);
});

test('items that an answer brings in stand on the same step before it leads on', async () => {
  const { browser } = await open();
  const first = await begin(browser);
  expect(first.form('/sections/A').offered.has('A2')).toBe(false);
  const answer = await browser.post(
    '/questionnaires/tiny/sections/A',
    first.form('/sections/A').fill({ A1: 'old' }).fields,
  );
  expect(answer.status).toBe(303);
  expect(answer.location).toBe('/questionnaires/tiny/sections/A?more=1#legend-A2');
  const more = await browser.follow(answer);
  expect(more.ids).toContain('legend-A2');
  expect(more.words).toContain('根据您的回答，下面多了几题。');
  const second = await browser.press(more.form('/sections/A').fill({ A2: 'other', A2__other: '拐杖' }));
  expect(second.path).toBe('/questionnaires/tiny/sections/B');
});

test('items that answers bring in are found by their address, whatever their kind', async () => {
  const house = await makeApp();
  await publish(house.ctx, social);
  const browser = new Browser(house);
  const base = `/questionnaires/${social.slug}`;
  await browser.press((await browser.get(base)).form('/answering'));
  const hotline = await browser.get(`${base}/sections/E`);
  const answer = await browser.post(
    `${base}/sections/E`,
    new URLSearchParams([
      ...hotline.form('/sections/E').fill({ Q17: 'yes' }).fields,
      ['shown', 'Q18'],
      ['Q18', 'edu'],
    ]),
  );
  expect(answer.location).toBe(`${base}/sections/E?more=1#legend-Q19`);
  expect((await browser.follow(answer)).ids).toContain('legend-Q19');
});

test('an answer that ends the questionnaire stops it: nothing is kept', async () => {
  const { house, browser } = await open();
  const first = await begin(browser);
  const ended = await browser.press(first.form('/sections/A').fill({ A1: 'child' }));
  expect(ended.status).toBe(200);
  expect(ended.words).toContain('Thank you, child');
  expect(await halfAnswers(house.ctx)).toEqual([]);
  expect(await storedRows(house.ctx)).toEqual([]);
});

test('every line of the check page leads back to its item', async () => {
  const { browser } = await open();
  const check = await toCheck(browser);
  const links = check.links.filter((href) => href.includes('/sections/'));
  expect(links.length).toBeGreaterThan(1);
  for (const href of links) {
    const [path = '', id = ''] = href.split('#');
    expect((await browser.get(path)).ids).toContain(id);
  }
});

test('the check page of nothing leads to the questionnaire', async () => {
  const { browser } = await open();
  expect((await browser.get('/questionnaires/tiny/check')).location).toBe('/questionnaires/tiny');
});

test.each([
  ['/questionnaires/nothing', 404],
  ['/questionnaires/tiny/sections/Z', 404],
  ['/questionnaires/tiny/items/A', 404],
  ['/questionnaires/tiny/sections/A?version=9', 404],
  ['/questionnaires/tiny/sections/constructor', 404],
  ['/questionnaires/tiny/sections/A?version=newest', 200],
])('%s is %i', async (path, status) => {
  const { browser } = await open();
  expect((await browser.get(path)).status).toBe(status);
});

test('the entrance goes along to the stored response', async () => {
  const { house, browser } = await open();
  const intro = await browser.get('/questionnaires/tiny?via=poster');
  const first = await browser.press(intro.form('/answering'));
  const second = await browser.press(first.form('/sections/A').fill({ A1: 'young' }));
  const check = await browser.press(second.form('/sections/B').fill({ B1: ['tea'] }));
  await browser.press(check.form('/responses'));
  expect(await storedRow(house.ctx)).toMatchObject({ entrance: 'poster', channel: 'online' });
});

test('from closing nothing new is begun, and what was begun is taken for a quarter of an hour', async () => {
  const { house, browser } = await open();
  await toCheck(browser);
  house.turnTo(period.lastGrace);
  const late = new Browser(house);
  expect((await late.post('/questionnaires/tiny/answering', {})).status).toBe(409);
  expect((await late.post('/questionnaires/tiny/sections/A', { shown: 'A1', A1: 'young' })).status).toBe(409);
  expect((await late.get('/questionnaires/tiny')).forms.map(({ action }) => action)).toEqual([
    '/preferences',
  ]);
  expect((await browser.get('/questionnaires/tiny')).links).toContain('/questionnaires/tiny/sections/A');
  const part = await browser.get('/questionnaires/tiny/sections/B');
  const check = await browser.press(part.form('/sections/B').fill({ B1: ['fish'] }));
  const receipt = await browser.press(check.form('/responses'));
  expect(receipt.status).toBe(201);
  expect(await storedRow(house.ctx)).toMatchObject({ day: '2021-06-15' });
});

test('after the quarter of an hour what was begun is refused', async () => {
  const { house, browser } = await open();
  const check = await toCheck(browser);
  house.turnTo(period.closed);
  const refused = await browser.press(check.form('/responses'));
  expect(refused.status).toBe(409);
  expect(refused.title).toMatch(/^错误：问卷已经截止/);
  expect((await browser.get('/questionnaires/tiny/check')).status).toBe(409);
  expect(await storedRows(house.ctx)).toEqual([]);
});

test('before it opens nothing is begun', async () => {
  const { house, browser } = await open();
  house.turnTo(period.before);
  const intro = await browser.get('/questionnaires/tiny');
  expect(intro.words).toContain('2021年5月15日 00:00开始填写');
  expect((await browser.post('/questionnaires/tiny/answering', {})).status).toBe(409);
  expect((await browser.get('/questionnaires/tiny/sections/A')).status).toBe(409);
});
