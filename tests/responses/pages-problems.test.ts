import { expect, test } from 'vitest';
import { Browser, type Page } from '../support/browser.ts';
import { social } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { halfAnswers, storedRows } from '../support/stored.ts';
import { begin, toCheck } from '../support/walk.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return { house, browser: new Browser(house) };
};

const beginSocial = async () => {
  const house = await makeApp();
  await publish(house.ctx, social);
  const browser = new Browser(house);
  await browser.press((await browser.get(`/questionnaires/${social.slug}`)).form('/answering'));
  return browser;
};

/** Every line of a summary leads to something on the same page. */
function expectLinked(page: Page) {
  expect(page.summary.length).toBeGreaterThan(0);
  for (const href of page.summary) expect(page.ids).toContain(href.replace(/^#/, ''));
}

test('a step with something missing is the same page again: 422, its title says so, its summary leads there', async () => {
  const { browser } = await open();
  const first = await begin(browser);
  const again = await browser.press(first.form('/sections/A'));
  expect(again.status).toBe(422);
  expect(again.path).toBe('/questionnaires/tiny/sections/A');
  expect(again.title).toMatch(/^错误：Part A/);
  expect(again.summary).toEqual(['#A1']);
  expectLinked(again);
  expect(again.words).toContain('请回答：How old');
});

test('what was entered stays on the page, right or wrong', async () => {
  const { browser } = await open();
  const first = await begin(browser);
  const second = await browser.press(first.form('/sections/A').fill({ A1: 'young' }));
  const fields = { B1: ['tea', 'rice', 'fish'], B2: '写了一些' };
  const again = await browser.press(second.form('/sections/B').fill(fields));
  expect(again.status).toBe(422);
  expect(again.summary).toEqual(['#B1']);
  const form = again.form('/sections/B');
  expect(form.fields.getAll('B1')).toEqual(fields.B1);
  expect(form.fields.get('B2')).toBe(fields.B2);
});

test('words that are too long stay whole', async () => {
  const { browser } = await open();
  const first = await begin(browser);
  const second = await browser.press(first.form('/sections/A').fill({ A1: 'young' }));
  const long = '长'.repeat(4001);
  const again = await browser.press(second.form('/sections/B').fill({ B1: ['tea'], B2: long }));
  expect(again.status).toBe(422);
  expectLinked(again);
  expect(again.form('/sections/B').fields.get('B2')).toBe(long);
});

test.each(['A', 'B', 'C', 'D', 'F'])(
  'part %s of the social questionnaire: every problem leads to its field',
  async (part) => {
    const browser = await beginSocial();
    const page = await browser.get(`/questionnaires/${social.slug}/sections/${part}`);
    const again = await browser.press(page.form(`/sections/${part}`));
    expect(again.status).toBe(422);
    expectLinked(again);
  },
);

test('a gap and a repetition in a ranking lead to their places', async () => {
  const browser = await beginSocial();
  const path = `/questionnaires/${social.slug}/sections/F`;
  const gap = await browser.press((await browser.get(path)).form('/sections/F').fill({ 'Q21.2': 'push' }));
  expect(gap.summary).toEqual(['#Q21.1']);
  expectLinked(gap);
  const twice = await browser.press(gap.form('/sections/F').fill({ 'Q21.1': 'push', 'Q21.3': 'push' }));
  expect(twice.summary).toEqual(['#Q21.2', '#Q21.3']);
  expectLinked(twice);
});

test('codes that no page offers are refused, not stored', async () => {
  const { house, browser } = await open();
  await begin(browser);
  const page = await browser.post('/questionnaires/tiny/sections/A', { shown: 'A1', A1: 'nobody' });
  expect(page.status).toBe(422);
  expectLinked(page);
  expect(await storedRows(house.ctx)).toEqual([]);
});

test('a part left out is asked for on the check page, with links to its fields', async () => {
  const { house, browser } = await open();
  const first = await begin(browser);
  await browser.press(first.form('/sections/A').fill({ A1: 'young' }));
  const check = await browser.get('/questionnaires/tiny/check');
  expect(check.status).toBe(422);
  expect(check.title).toMatch(/^错误：/);
  expect(check.summary).toEqual(['/questionnaires/tiny/sections/B#B1']);
  expect((await browser.get('/questionnaires/tiny/sections/B')).ids).toContain('B1');
  expect(check.forms.map(({ action }) => action)).not.toContain('/questionnaires/tiny/responses');
  const sent = await browser.post('/questionnaires/tiny/responses', {});
  expect(sent.status).toBe(422);
  expect(await storedRows(house.ctx)).toEqual([]);
  expect(await halfAnswers(house.ctx)).toHaveLength(1);
});

test('a form that is no form is 415', async () => {
  const { house } = await open();
  for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
    const headers = { 'Content-Type': type };
    const answer = await house.app.request('/questionnaires/tiny/sections/A', {
      method: 'POST',
      headers,
      body: 'A1=young',
    });
    expect(answer.status).toBe(415);
  }
});

test('going back is allowed with problems on the page', async () => {
  const { browser } = await open();
  await toCheck(browser);
  const second = await browser.get('/questionnaires/tiny/sections/B');
  const form = second.form('/sections/B').fill({ B1: ['tea', 'rice', 'fish'] });
  expect((await browser.press(form, '回上一步')).path).toBe('/questionnaires/tiny/sections/A');
});
