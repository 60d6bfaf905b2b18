import { expect, test } from 'vitest';
import { withdrawComment } from '#server/comments/comment-changes.ts';
import { Browser } from '../support/browser.ts';
import { comment, openOffice } from '../support/consultations.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { another, storeDecision } from './stored.ts';

/** Three days of comments, most of them decided on. */
async function received(house: House) {
  const { ctx, clock } = house;
  const { consultation, editor } = await openOffice(ctx);
  const send = (text: string, show = true) =>
    comment(ctx, consultation, {
      show,
      opinions: [{ clause: '1', stance: 'amend', text, proposed: null, quote: null }],
    });
  clock.set('2021-05-16T09:00:00+08:00');
  await send('一');
  await send('二', false);
  clock.set('2021-05-18T23:59:59+08:00');
  for (const text of ['三', '四', '五', '六']) await send(text);
  clock.set('2021-05-19T10:00:00+08:00');
  const decide = (no: number, decision: Parameters<typeof storeDecision>[4]) =>
    storeDecision(ctx, consultation, no, editor.id, decision);
  await decide(1, { act: 'release' });
  await decide(2, { act: 'release' });
  await decide(3, { act: 'withhold', rule: 'insult' });
  await decide(4, { act: 'withhold', rule: 'insult' });
  await decide(5, { act: 'refer', destination: 'hotline_12345' });
  return consultation;
}

/** The part of a page that says what came in. */
const partOf = (html: string) =>
  html.slice(html.indexOf('aria-labelledby="received"'), html.indexOf('aria-labelledby="version"'));

test('the page counts comments by day and by the reason for which they are not shown', async () => {
  const house = await makeApp();
  await received(house);
  const page = await new Browser(house).get('/consultations/small');
  expect(page.words).toContain('共收到6件，已审核5件，待审核1件。');
  expect(page.words).toContain('已考虑，应本人要求未予公开展示：1件');
  expect(page.words).toContain(
    '侮辱、诽谤他人，隐去后不再包含意见（网络信息内容生态治理规定第六条第十项）：2件',
  );
  expect(page.words).toContain('转12345政务服务便民热线办理：1件');
  const rows = [
    ...page.html.matchAll(/<th scope="row">([^<]*)<\/th><td class="r">(\d+)<\/td><td class="r">(\d+)<\/td>/g),
  ];
  expect(rows.map(([, ...cells]) => cells)).toEqual([
    ['2021年5月16日', '2', '0'],
    ['2021年5月18日', '4', '0'],
    ['2021年5月19日', '0', '5'],
  ]);
});

test('counts are of comments: no share, and nobody is counted as a person', async () => {
  const house = await makeApp();
  await received(house);
  const visitor = new Browser(house);
  const chinese = partOf((await visitor.get('/consultations/small')).html);
  expect(chinese).toContain('共收到6件');
  expect(chinese).not.toMatch(/[%％]|\d\s*[人位名]|市民|居民|公众中/);
  const english = partOf((await visitor.get('/en/consultations/small')).html);
  expect(english).toContain('6 comments received: 5 reviewed, 1 waiting for review.');
  expect(english).not.toMatch(/people|persons|residents|citizens|%|per cent|share/i);
});

test('what is withdrawn stays counted as received', async () => {
  const house = await makeApp();
  const { consultation } = await openOffice(house.ctx);
  const { receipt } = await comment(house.ctx, consultation);
  await comment(house.ctx, consultation, {
    opinions: [{ clause: null, stance: 'none', text: '二', proposed: null, quote: null }],
  });
  await withdrawComment(house.ctx, consultation, receipt.replaceAll(' ', ''));
  house.ctx.pages.expire();
  const { words } = await new Browser(house).get('/consultations/small');
  expect(words).toContain('共收到2件，已审核0件，待审核1件。');
  expect(words).toContain('本人撤回：1件');
});

test.each([
  ['after_close', '2021-06-16T00:14:59+08:00', false],
  ['after_close', '2021-06-16T00:15:00+08:00', true],
  ['after_review', '2021-05-20T10:00:00+08:00', true],
  ['never', '2021-07-01T10:00:00+08:00', false],
] as const)('with %s, the comments are led to at %s: %s', async (visibility, at, shown) => {
  const house = await makeApp();
  await openOffice(house.ctx, another('small', { visibility }));
  house.turnTo(at);
  const page = await new Browser(house).get('/consultations/small');
  expect(page.links.includes('/consultations/small/comments')).toBe(shown);
});
