import { expect, test } from 'vitest';
import { matching } from '#db/dialect.ts';
import { jobs } from '#server/jobs.ts';
import { indexTexts } from '#server/responses/text-index.ts';
import { searchTerms } from '#shared/text/search-keys.ts';
import { Browser } from '../support/browser.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { bytesOf } from '../support/store-bytes.ts';
import { lookUp, toReceipt } from '../support/walk.ts';

/** The texts that a search finds. */
const found = async ({ ctx }: House, words: string): Promise<string[]> =>
  (
    await ctx.db
      .selectFrom('response_text')
      .select('text')
      .where('text_id', 'in', matching(ctx.db, 'response_text_keys', searchTerms(words)))
      .execute()
  ).map(({ text }) => text);

async function withText(words: string) {
  const house = await makeApp();
  await publish(house.ctx);
  const browser = new Browser(house);
  const { receipt } = await toReceipt(browser, words);
  return { house, browser, receipt };
}

const withdraw = (browser: Browser, receipt: string) =>
  browser.post('/receipts/withdrawal', { receipt, confirmed: 'yes' });

/** Goes from the receipt through the part with the words to the sent correction. */
async function correct(browser: Browser, receipt: string, words: string) {
  const held = await lookUp(browser, receipt);
  await browser.press(held.form('/receipts/correction'));
  const part = await browser.get('/questionnaires/tiny/sections/B');
  const check = await browser.press(part.form('/sections/B').fill({ B2: words }));
  return browser.press(check.form('/responses'));
}

test('a text is found from the moment it is stored', async () => {
  const { house } = await withText('停车收费太贵 Xylophone');
  expect(await found(house, '收费')).toHaveLength(1);
  expect(await found(house, 'xylophone')).toHaveLength(1);
  expect(await found(house, '停费')).toEqual([]);
});

test('after a correction only the new words are found', async () => {
  const { house, browser, receipt } = await withText('旧的想法 qzcanary');
  const done = await correct(browser, receipt, '新的主意 vwparrot');
  expect(done.status).toBe(200);
  expect(await found(house, '旧的')).toEqual([]);
  expect(await found(house, 'qzcanary')).toEqual([]);
  expect(await found(house, '主意')).toEqual(['新的主意 vwparrot']);
  expect((await bytesOf(house)).includes('qzcanary')).toBe(false);
  expect((await bytesOf(house)).includes('vwparrot')).toBe(true);
  expect(await found(house, '主意')).toHaveLength(1);
});

test('after a withdrawal nothing is found, and nothing is left on the disk', async () => {
  const { house, browser, receipt } = await withText('qzcanary');
  expect((await bytesOf(house)).includes('qzcanary')).toBe(true);
  await withdraw(browser, receipt);
  expect(await found(house, 'qzcanary')).toEqual([]);
  expect((await bytesOf(house)).includes('qzcanary')).toBe(false);
});

test('words among many others leave the disk too, and the others stay', async () => {
  const { house, browser, receipt } = await withText('qzcanary 停车');
  const { ctx } = house;
  const rows = Array.from({ length: 6000 }, (_, n) => ({
    rowid: n,
    keys: Array.from({ length: 20 }, (_, at) => `w${(n * 31 + at * 977) % 50000}`).join(' '),
  }));
  for (let at = 0; at < rows.length; at += 100)
    await ctx.store.write((tx) =>
      tx.db
        .insertInto('response_text_keys')
        .values(rows.slice(at, at + 100))
        .execute(),
    );
  const matches = async () =>
    (
      await ctx.db
        .selectFrom('response_text_keys')
        .select('rowid')
        .where('rowid', 'in', matching(ctx.db, 'response_text_keys', searchTerms('w31')))
        .execute()
    ).length;
  const before = await matches();
  expect(before).toBeGreaterThan(0);
  await withdraw(browser, receipt);
  expect(await matches()).toBe(before);
  expect((await bytesOf(house)).includes('qzcanary')).toBe(false);
});

test('texts that were stored before there was an index are indexed, each once', async () => {
  const { house, browser, receipt } = await withText('停车收费');
  const { ctx } = house;
  const { questionnaire_id, response_id } = await ctx.db
    .selectFrom('response_text')
    .selectAll()
    .executeTakeFirstOrThrow();
  await ctx.store.write(async (tx) => {
    await tx.db.deleteFrom('response_text_keys').execute();
    for (let n = 0; n < 450; n += 1)
      await tx.db
        .insertInto('response_text')
        .values({ text_id: n, questionnaire_id, response_id, item: `X${n}`, text: `窗口${n}号` })
        .execute();
  });
  expect(await found(house, '停车')).toEqual([]);
  expect(await indexTexts(ctx)).toBe(451);
  expect(await found(house, '停车')).toEqual(['停车收费']);
  expect(await found(house, '窗口')).toHaveLength(450);
  expect(await indexTexts(ctx)).toBe(0);
  expect(await found(house, '窗口')).toHaveLength(450);
  await withdraw(browser, receipt);
  expect(await found(house, '停车')).toEqual([]);
  expect(await indexTexts(ctx)).toBe(0);
});

test('withdrawing a response whose text was never indexed is fine', async () => {
  const { house, browser, receipt } = await withText('停车收费');
  await house.ctx.store.write((tx) => tx.db.deleteFrom('response_text_keys').execute());
  expect((await withdraw(browser, receipt)).status).toBe(200);
  expect(await indexTexts(house.ctx)).toBe(0);
});

test('both come due by themselves', () => {
  expect(jobs.map(({ run }) => run)).toEqual(expect.arrayContaining([indexTexts]));
});
