import { expect } from 'vitest';
import { openSite, test } from './support/site.ts';
import { Visitor } from './support/visitor.ts';

const site = openSite();
const draft = '/consultations/waste-measures-2021';

/** A comment on article 7, half written. */
async function halfWritten(words = '早晚两个时段不够') {
  const visitor = await site.visitor();
  await visitor.opens(`${draft}/comments/new?clause=7`);
  await visitor.page.locator('[name="stance-0"][value="amend"]').check();
  await visitor.field('text-0').fill(words);
  return visitor;
}

test('what was written is back when the form is opened for another clause, and goes when it is discarded', async () => {
  const { page } = await halfWritten();
  await page.close();
  const later = new Visitor(await page.context().newPage(), 'zh-CN');
  await later.opens(`${draft}/comments/new?clause=11`);
  await later.page.locator('[data-restart]').waitFor();
  expect(await later.sees('comments.restored')).toBe(true);
  expect(await later.field('text-0').inputValue()).toBe('早晚两个时段不够');
  expect(await later.page.locator('[name="stance-0"]:checked').getAttribute('value')).toBe('amend');
  expect(await later.field('clause-1').getAttribute('value')).toBe('11');

  await later.follows('comments.restart');
  expect(await later.field('text-0').inputValue()).toBe('');
  expect(await later.page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('a clause that is added keeps everything, and the receipt takes the draft off the device', async () => {
  const visitor = await halfWritten();
  await visitor.field('more').selectOption('11');
  await visitor.follows('comments.add');
  await visitor.page.getByRole('link', { name: visitor.t('comments.go_to_added') }).click();
  await visitor.field('text-1').fill('第十一条也要改');
  await visitor.follows('comments.send');
  expect(await visitor.heading()).toBe(visitor.t('comments.received_title'));
  expect(await visitor.page.getByText(visitor.t('comments.received_again')).count()).toBe(0);
  const receipt = await visitor.receipt();

  expect(await visitor.page.evaluate(() => Object.keys(localStorage))).toEqual(['wenji.receipts']);
  await visitor.opens('/receipts');
  await visitor.isLed(() => visitor.page.getByRole('button', { name: /\d{4} \d{4}/ }).click());
  expect(await visitor.heading()).toBe(visitor.t('comments.held_title'));
  expect((await visitor.page.locator('p.code').textContent())?.replace(/\s/g, '')).toBe(receipt);
  expect(await visitor.reads('第十一条也要改')).toBe(true);
});

test('without a network the words stay and are sent when it is back', async () => {
  const visitor = await halfWritten();
  const { page } = visitor;
  visitor.watch.allow(/ERR_INTERNET_DISCONNECTED/);
  await page.context().setOffline(true);
  await visitor.presses('comments.send');
  await page.getByText(visitor.t('comments.offline')).waitFor();
  await visitor.isLed(() => page.context().setOffline(false));
  expect(await visitor.heading()).toBe(visitor.t('comments.received_title'));
});

test('an answer that is lost on its way gives the same receipt at the next try', async () => {
  const visitor = await halfWritten();
  const { page } = visitor;
  visitor.watch.allow(/ERR_FAILED/);
  let lost = '';
  await page.route('**/comments', async (route) => {
    if (lost !== '') return route.continue();
    const answer = await route.fetch();
    lost = /data-receipt="([\d ]+)"/.exec(await answer.text())?.[1]?.replace(/\s/g, '') ?? '';
    return route.abort();
  });
  await visitor.presses('comments.send');
  await page.getByText(visitor.t('comments.offline')).waitFor();
  expect(lost).toMatch(/^\d{16}$/);

  await page.close();
  const later = new Visitor(await page.context().newPage(), 'zh-CN');
  await later.opens(`${draft}/comments/new`);
  await later.page.locator('[data-restart]').waitFor();
  await later.follows('comments.send');
  expect(await later.receipt()).toBe(lost);
  expect(await later.sees('comments.received_again')).toBe(true);
});

test('characters are counted, and Enter in a line of text sends', async () => {
  const visitor = await halfWritten('𠮷𠮷𠮷');
  const hint = visitor.page.locator('#count-text-0');
  expect(await hint.textContent()).toBe(visitor.t('comments.characters_written', { n: 3, limit: 5000 }));
  await visitor.isLed(() => visitor.field('name').press('Enter'));
  expect(await visitor.heading()).toBe(visitor.t('comments.received_title'));
});

test('with the keyboard alone, from the clause to the receipt', async () => {
  const visitor = await site.visitor({ width: 1280 });
  const { page } = visitor;
  await visitor.opens(`${draft}/comments/new?clause=7`);
  await page.locator('[name="stance-0"]').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  expect(await visitor.focused().getAttribute('name')).toBe('text-0');
  await page.keyboard.type('写明时段');
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab');
    if ((await visitor.focused().textContent()) === visitor.t('comments.send')) break;
  }
  await visitor.isLed(() => page.keyboard.press('Enter'));
  expect(await visitor.heading()).toBe(visitor.t('comments.received_title'));
});
