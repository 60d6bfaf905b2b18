import { expect, test } from 'vitest';
import { eraseExpired } from '#server/responses/retention.ts';
import { proposeDueReleases } from '#server/results/release-after-closing.ts';
import { moderate, openDesk } from '../dispositions/support.ts';
import { sent } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { comment, opinion } from '../support/consultations.ts';
import { tiny } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { period, publish } from '../support/publish.ts';

const { signal } = new AbortController();
const answers = { A1: 'old', A2: 'other', A2__other: '拐杖以外的', B1: ['tea'], B2: '=1+1 多说几句' };
const sixMonths = { ...tiny, privacy: { ...tiny.privacy, retention_months: 6 } };

const taken = async (browser: Browser, receipt: string, prefix = '') => {
  const at = `${prefix}/receipts/data`;
  const page = await browser.post(at, { receipt });
  const json = await browser.post(at, { receipt, format: 'json' });
  const csv = await browser.post(at, { receipt, format: 'csv' });
  for (const each of [page, json, csv])
    expect([each.status, each.answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  return { page, data: JSON.parse(json.html), csv: csv.html, json };
};

test('whoever holds a receipt takes along everything that is kept under it, to read and as files', async () => {
  const house = await makeApp();
  await publish(house.ctx, sixMonths);
  const { receipt } = await sent(house, answers, { query: '?via=wechat' });
  const browser = new Browser(house);
  const held = await browser.post('/receipts', { receipt });
  const shown = await browser.press(held.form('/receipts/data'));
  expect(shown.heading).toBe('回执码下的全部内容');
  const { page, data, csv, json } = await taken(browser, receipt);
  for (const words of ['拐杖以外的', '=1+1 多说几句', '2021年12月16日', '没有收集账号']) {
    expect(page.words).toContain(words);
    expect(csv).toContain(words);
  }
  expect(csv).toContain("'=1+1 多说几句");
  expect(csv).not.toMatch(/(^|,)"?=/m);
  expect(data).toMatchObject({
    format: 'wenji-own-data',
    kind: 'response',
    receipt: receipt.replaceAll(' ', ''),
    state: 'kept',
    received_on: '2021-05-20',
    channel: 'online',
    entrance: 'wechat',
    answers,
    erased_on: '2021-12-16',
  });
  expect(json.answer.headers.get('content-disposition')).toBe('attachment; filename="my-data.json"');
  const english = await taken(browser, receipt, '/en');
  expect(english.page.words).toContain('erased on 16 December 2021');
  expect(house.log.join()).not.toContain(receipt);
});

test('a tombstone says that it is one, withdrawn or erased on its day', async () => {
  const house = await makeApp();
  await publish(house.ctx, sixMonths);
  const browser = new Browser(house);
  const withdrawn = await sent(house, answers);
  const erased = await sent(house, answers);
  await browser.post('/receipts/withdrawal', { receipt: withdrawn.receipt, confirmed: 'yes' });
  house.turnTo(period.closed);
  await proposeDueReleases(house.ctx, signal);
  house.turnTo('2021-12-16T03:30:00+08:00');
  await eraseExpired(house.ctx, signal);
  for (const [{ receipt }, state] of [
    [withdrawn, 'withdrawn'],
    [erased, 'erased'],
  ] as const) {
    const { page, data, csv } = await taken(browser, receipt);
    expect(data).toMatchObject({ state, answers: {}, answers_in_words: [], erased_on: null });
    expect(page.words).toContain('内容已经删除');
    expect(csv).not.toContain('拐杖');
  }
});

test('of a comment: each version, what was decided by which rule, and its contact masked', async () => {
  const desk = await openDesk();
  const { ctx, consultation, moderator } = desk;
  const mine = await comment(ctx, consultation, {
    party: { kind: 'person', name: '王某', signatories: null },
    opinions: [opinion({ text: '广告一则', proposed: '改成这样' })],
    contact: '13912345678 wang@example.cn',
  });
  await moderate(ctx, consultation, moderator, mine.no, {
    act: 'withhold',
    rule: 'advertising',
  });
  const row = await ctx.db.selectFrom('comment').select('id').executeTakeFirstOrThrow();
  await ctx.store.write((tx) =>
    tx.db
      .insertInto('redaction')
      .values({
        id: 'r1',
        consultation_id: consultation.id,
        comment_id: row.id,
        revision: 0,
        field: '1.text',
        start: 0,
        end: 2,
        kind: 'other',
        officer_id: moderator.id,
        at: '2021-05-20T02:00:00.000Z',
        revoked_at: null,
      })
      .execute(),
  );
  const browser = new Browser(desk);
  const { page, data, csv } = await taken(browser, mine.receipt);
  expect(data).toMatchObject({
    kind: 'comment',
    state: 'withheld',
    no: mine.no,
    contact_masked: '1*********8 w***@e*****e.c*',
    versions: [
      { revision: 0, party: { name: '王某' }, opinions: [{ text: '广告一则', proposed: '改成这样' }] },
    ],
    decisions: [{ act: 'withhold', rule: { code: 'advertising' } }],
    redactions: [{ field: '1.text', start: 0, end: 2, kind: 'other' }],
  });
  expect(data.versions[0]).not.toHaveProperty('contact');
  for (const words of ['王某', '广告一则', '未予公开展示', '第1至2个字不公开', '1*********8'])
    expect(page.words).toContain(words);
  for (const secret of ['13912345678', moderator.id]) {
    expect(page.html + csv).not.toContain(secret);
    expect(JSON.stringify(data)).not.toContain(secret);
  }
  await browser.post('/receipts/withdrawal', { receipt: mine.receipt, confirmed: 'yes' });
  const after = await taken(browser, mine.receipt);
  expect(after.data).toMatchObject({ state: 'withdrawn', versions: [], contact_masked: null });
  expect(after.page.html).not.toContain('广告一则');
});

test('a wrong receipt gets the look-up again, and twenty of them have to wait', async () => {
  const house = await makeApp();
  const browser = new Browser(house);
  expect((await browser.get('/receipts/data')).status).toBe(404);
  const wrong = await browser.post('/receipts/data', { receipt: '1234 5678 9012 3450', format: 'json' });
  expect([wrong.status, wrong.answer.headers.get('content-type')]).toEqual([422, 'text/html; charset=UTF-8']);
  const statuses = await Promise.all(
    Array.from({ length: 25 }, async () => (await browser.post('/receipts/data', { receipt: '1' })).status),
  );
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
});
