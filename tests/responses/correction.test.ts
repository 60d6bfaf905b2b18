import { expect, test } from 'vitest';
import { Browser, type Page } from '../support/browser.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { period, publish, publishAgain } from '../support/publish.ts';
import { halfAnswers, storedAnswers, storedRow, storedRows, storedTexts } from '../support/stored.ts';
import { begin, lookUp, toReceipt } from '../support/walk.ts';

async function withResponse(remark = '原来的话') {
  const house = await makeApp();
  const questionnaire = await publish(house.ctx);
  const browser = new Browser(house);
  const { receipt } = await toReceipt(browser, remark);
  return { house, questionnaire, receipt, browser: new Browser(house) };
}

/** Opens a correction by its receipt; stands on the check page. */
const openCorrection = async (browser: Browser, receipt: string): Promise<Page> =>
  browser.press((await lookUp(browser, receipt)).form('/receipts/correction'));

/** Changes part B; stands on the check page again. */
async function change(browser: Browser, values: { [field: string]: string | string[] }): Promise<Page> {
  const part = await browser.get('/questionnaires/tiny/sections/B');
  return browser.press(part.form('/sections/B').fill(values));
}

const send = (browser: Browser) => browser.post('/questionnaires/tiny/responses', {});

const revisionOf = async (house: House) => (await storedRow(house.ctx)).revision;

test('the holder of a receipt sees the answers and corrects them', async () => {
  const { house, browser, receipt } = await withResponse();
  expect((await openCorrection(browser, receipt)).words).toMatch(/option young.*option tea.*原来的话/);
  const check = await change(browser, { B1: ['rice', 'fish'], B2: '改过的话' });
  expect([...check.form('/responses').buttons.keys()]).toEqual(['提交修改']);
  const done = await browser.press(check.form('/responses'));
  expect(done.status).toBe(200);
  expect(done.heading).toBe('您的修改收到了');
  expect(done.receipt).toBe(receipt);
  expect(await storedRows(house.ctx)).toHaveLength(1);
  expect(await storedAnswers(house.ctx)).toEqual({ A1: 'young', B1: ['rice', 'fish'], B2: true });
  expect(await storedTexts(house.ctx)).toEqual(['B2: 改过的话']);
  expect(await revisionOf(house)).toBe(1);
  expect((await lookUp(browser, receipt)).words).toContain('修改过1次');
});

test('those who count hear what was before and what is after', async () => {
  const { house, browser, receipt } = await withResponse();
  await openCorrection(browser, receipt);
  await change(browser, { B1: ['fish'], B2: '' });
  await send(browser);
  const before = { A1: 'young', B1: ['tea'], B2: true };
  const after = { A1: 'young', B1: ['fish'] };
  expect(house.acts).toMatchObject([{ after: before }, { before, after }]);
  expect(house.acts[0]).not.toHaveProperty('before');
});

test('the response keeps its day, its version and its channel', async () => {
  const { house, questionnaire, browser, receipt } = await withResponse();
  await publishAgain(house.ctx, questionnaire);
  house.turnTo('2021-06-10T09:00:00+08:00');
  await openCorrection(browser, receipt);
  await change(browser, { B1: ['fish'] });
  expect((await send(browser)).status).toBe(200);
  expect(await storedRow(house.ctx)).toMatchObject({
    day: '2021-05-20',
    version_no: 1,
    channel: 'online',
    revision: 1,
  });
});

test('a correction is checked as answers are', async () => {
  const { house, browser, receipt } = await withResponse();
  await openCorrection(browser, receipt);
  const part = await browser.get('/questionnaires/tiny/sections/B');
  const again = await browser.press(part.form('/sections/B').fill({ B1: ['tea', 'rice', 'fish'] }));
  expect(again.status).toBe(422);
  expect((await send(browser)).status).toBe(422);
  expect(await revisionOf(house)).toBe(0);
});

test('the same correction sent twice, or twice at once, is one: 200, 200', async () => {
  const { house, browser, receipt } = await withResponse();
  await openCorrection(browser, receipt);
  await change(browser, { B1: ['fish'] });
  const clicks = await Promise.all([send(browser), send(browser), send(browser)]);
  expect(clicks.map(({ status }) => status)).toEqual([200, 200, 200]);
  const later = await send(browser);
  expect([later.status, later.receipt]).toEqual([200, receipt]);
  expect(await revisionOf(house)).toBe(1);
  expect(house.acts).toHaveLength(2);
});

test('equal corrections from two devices are one', async () => {
  const { house, browser, receipt } = await withResponse();
  const other = new Browser(house);
  for (const device of [browser, other]) {
    await openCorrection(device, receipt);
    await change(device, { B1: ['fish'], B2: '同样的话' });
  }
  expect([(await send(browser)).status, (await send(other)).status]).toEqual([200, 200]);
  expect(await revisionOf(house)).toBe(1);
});

test('of two different corrections the later is 409, and its text is still on the page', async () => {
  const { house, browser, receipt } = await withResponse();
  const other = new Browser(house);
  await openCorrection(browser, receipt);
  await openCorrection(other, receipt);
  await change(browser, { B2: '第一份修改' });
  await change(other, { B2: '第二份修改' });
  expect((await send(browser)).status).toBe(200);
  const late = await send(other);
  expect(late.status).toBe(409);
  expect(late.title).toMatch(/^错误：/);
  expect(late.words).toContain('这份答卷在别处改过了');
  expect(late.words).toContain('第二份修改');
  expect(late.forms.map(({ action }) => action)).not.toContain('/questionnaires/tiny/responses');
  expect(await storedTexts(house.ctx)).toEqual(['B2: 第一份修改']);
  expect(await revisionOf(house)).toBe(1);
});

test('of different corrections at once one is taken, the others are 409', async () => {
  const { house, receipt } = await withResponse();
  const devices = [1, 2, 3].map(() => new Browser(house));
  for (const [at, device] of devices.entries()) {
    await openCorrection(device, receipt);
    await change(device, { B2: `修改${at}` });
  }
  const answers = await Promise.all(devices.map(send));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(await revisionOf(house)).toBe(1);
  expect(await storedTexts(house.ctx)).toHaveLength(1);
});

test('a correction of what was withdrawn meanwhile is 410', async () => {
  const { house, browser, receipt } = await withResponse();
  await openCorrection(browser, receipt);
  await change(browser, { B2: '改过的话' });
  await new Browser(house).post('/receipts/withdrawal', { receipt, confirmed: 'yes' });
  expect((await send(browser)).status).toBe(410);
  expect((await browser.post('/receipts/correction', { receipt })).status).toBe(410);
  expect(await storedTexts(house.ctx)).toEqual([]);
});

test('a correction that was sent and then withdrawn is not told to stand', async () => {
  const { browser, receipt } = await withResponse();
  await openCorrection(browser, receipt);
  await change(browser, { B2: '改过的话' });
  await send(browser);
  await browser.post('/receipts/withdrawal', { receipt, confirmed: 'yes' });
  expect((await send(browser)).words).toContain('这份答卷已经撤回，没有重新计入。');
});

test('corrections are taken until a quarter of an hour after closing', async () => {
  const { house, browser, receipt } = await withResponse();
  await openCorrection(browser, receipt);
  await change(browser, { B2: '最后一刻' });
  house.turnTo(period.lastGrace);
  expect((await send(browser)).status).toBe(200);
});

test('a correction may still be begun in that quarter of an hour', async () => {
  const { house, browser, receipt } = await withResponse();
  house.turnTo(period.closing);
  await openCorrection(browser, receipt);
  await change(browser, { B2: '最后一刻' });
  expect((await send(browser)).status).toBe(200);
});

test('later they are 409; the answers can still be seen', async () => {
  const { house, browser, receipt } = await withResponse();
  await openCorrection(browser, receipt);
  await change(browser, { B2: '太晚了' });
  house.turnTo(period.closed);
  expect((await send(browser)).status).toBe(409);
  expect((await browser.post('/receipts/correction', { receipt })).status).toBe(409);
  const held = await lookUp(browser, receipt);
  expect(held.status).toBe(200);
  expect(held.words).toContain('原来的话');
  expect(held.forms.map(({ action }) => action)).not.toContain('/receipts/correction');
  expect(await revisionOf(house)).toBe(0);
});

test('a half correction lies sealed, and nothing of it is left once it is sent', async () => {
  const { house, browser, receipt } = await withResponse();
  await openCorrection(browser, receipt);
  await change(browser, { B2: '改过的话' });
  const sealed = async () => {
    const [half] = await halfAnswers(house.ctx);
    return Buffer.from(half?.sealed ?? []);
  };
  const before = await sealed();
  for (const word of ['改过的话', receipt.replaceAll(' ', ''), receipt])
    expect(before.includes(word)).toBe(false);
  await send(browser);
  expect((await sealed()).length).toBeLessThan(before.length);
});

test('a step posted after a correction was sent shows its receipt, and begins nothing new', async () => {
  const { house, browser, receipt } = await withResponse();
  await openCorrection(browser, receipt);
  await change(browser, { B2: '改过的话' });
  await send(browser);
  const page = await browser.post('/questionnaires/tiny/sections/A', { shown: 'A1', A1: 'young' });
  expect([page.status, page.receipt]).toEqual([200, receipt]);
  await send(browser);
  expect(await storedRows(house.ctx)).toHaveLength(1);
});

test('after a correction a new answer on the same device is a new response', async () => {
  const { house, browser, receipt } = await withResponse();
  await openCorrection(browser, receipt);
  await change(browser, { B2: '改过的话' });
  await send(browser);
  expect((await begin(browser)).form('/sections/A').fields.get('A1')).toBeNull();
  expect((await toReceipt(browser)).receipt).not.toBe(receipt);
  expect(await storedRows(house.ctx)).toHaveLength(2);
});

test('an answer that ends the questionnaire does not correct anything', async () => {
  const { house, browser, receipt } = await withResponse();
  await openCorrection(browser, receipt);
  const part = await browser.get('/questionnaires/tiny/sections/A');
  await browser.press(part.form('/sections/A').fill({ A1: 'child' }));
  expect(await storedAnswers(house.ctx)).toMatchObject({ A1: 'young' });
  expect(await revisionOf(house)).toBe(0);
});
