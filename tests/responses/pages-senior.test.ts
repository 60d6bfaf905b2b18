import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { storedAnswers } from '../support/stored.ts';
import { begin } from '../support/walk.ts';

async function openSenior() {
  const house = await makeApp();
  await publish(house.ctx);
  const browser = new Browser(house);
  const form = (await browser.get('/questionnaires/tiny')).form('/preferences');
  return { house, browser, page: await browser.press(form, '长辈版') };
}

test('large type stays from page to page, and can be left again', async () => {
  const { browser, page } = await openSenior();
  expect(page.path).toBe('/questionnaires/tiny');
  expect(page.html).toMatch(/<html [^>]*class="senior"/);
  expect((await browser.get('/en/receipts')).html).toContain('class="senior"');
  const left = await browser.press(page.form('/preferences'), '标准版');
  expect(left.html).not.toContain('class="senior"');
});

test('one question a page, to the same receipt', async () => {
  const { house, browser } = await openSenior();
  const first = await begin(browser);
  expect(first.path).toBe('/questionnaires/tiny/items/A1');
  expect([...first.form('/items/A1').offered.keys()]).toEqual(['A1']);
  const second = await browser.press(first.form('/items/A1').fill({ A1: 'old' }), '下一题');
  expect(second.path).toBe('/questionnaires/tiny/items/A2');
  const third = await browser.press(second.form('/items/A2').fill({ A2: 'stick' }), '下一题');
  expect(third.path).toBe('/questionnaires/tiny/items/B1');
  const fourth = await browser.press(third.form('/items/B1').fill({ B1: ['tea'] }), '下一题');
  const check = await browser.press(fourth.form('/items/B2').fill({ B2: '慢慢来' }));
  expect(check.path).toBe('/questionnaires/tiny/check');
  expect(check.links).toContain('/questionnaires/tiny/items/B1#legend-B1');
  expect((await browser.press(check.form('/responses'))).status).toBe(201);
  expect(await storedAnswers(house.ctx)).toEqual({ A1: 'old', A2: 'stick', B1: ['tea'], B2: true });
});

test('questions that do not apply are passed over, forward and back', async () => {
  const { browser } = await openSenior();
  const first = await begin(browser);
  const wishes = await browser.press(first.form('/items/A1').fill({ A1: 'young' }), '下一题');
  expect(wishes.path).toBe('/questionnaires/tiny/items/B1');
  expect((await browser.press(wishes.form('/items/B1'), '回上一步')).path).toBe(
    '/questionnaires/tiny/items/A1',
  );
});

test('a missing answer is 422 on its own page', async () => {
  const { browser } = await openSenior();
  const first = await begin(browser);
  const again = await browser.press(first.form('/items/A1'), '下一题');
  expect(again.status).toBe(422);
  expect(again.title).toMatch(/^错误：/);
  expect(again.summary).toEqual(['#A1']);
});

test('the check page leads to the page of the question', async () => {
  const { browser } = await openSenior();
  const first = await begin(browser);
  await browser.press(first.form('/items/A1').fill({ A1: 'young' }), '下一题');
  const check = await browser.get('/questionnaires/tiny/check');
  expect(check.status).toBe(422);
  expect(check.summary).toEqual(['/questionnaires/tiny/items/B1#B1']);
});
