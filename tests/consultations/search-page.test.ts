import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { comment, openConsultation, openOffice, wasteMeasures } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';
import { another, storeDecision } from './stored.ts';

const asked = (words: string) => `/search?${new URLSearchParams({ q: words })}`;

test('a word of two characters leads to the article, an English word to the English one', async () => {
  const house = await makeApp();
  await openConsultation(house.ctx);
  const visitor = new Browser(house);
  const chinese = await visitor.get(asked('停车'));
  expect(chinese.status).toBe(200);
  expect(chinese.links).toContain('/consultations/small/clauses/1');
  expect(chinese.html).toContain('<mark>停车</mark>收费应当公示标准。');
  const english = await visitor.get(`/en${asked('parking')}`);
  expect(english.links).toContain('/en/consultations/small/clauses/1');
  expect(english.html).toContain('<mark>Parking</mark> charges');
});

test('an empty search explains itself, a vain one says so and keeps the words', async () => {
  const house = await makeApp();
  await openConsultation(house.ctx);
  const visitor = new Browser(house);
  expect((await visitor.get('/search')).words).toContain('两个字就可以');
  expect((await visitor.get('/en/search?q=')).words).toContain('Write a word or two');
  const vain = await visitor.get(asked('<b>龙卷风</b>'));
  expect(vain.words).toContain('没有找到含“<b>龙卷风</b>”的内容');
  expect(vain.form('/search').fields.get('q')).toBe('<b>龙卷风</b>');
});

test('many hits are shown page by page', async () => {
  const house = await makeApp();
  for (const slug of ['a', 'b', 'c']) await openConsultation(house.ctx, { ...wasteMeasures, slug });
  const visitor = new Browser(house);
  const seen = new Set<string>();
  let pages = 0;
  let next: string | undefined = asked('收');
  while (next) {
    const page = await visitor.get(next);
    for (const link of page.links) if (/^\/consultations\/./.test(link)) seen.add(link);
    next = page.links.find((link) => /^\/search\?.*cursor=/.test(link));
    pages += 1;
  }
  expect(pages).toBeGreaterThan(2);
  for (const slug of ['a', 'b', 'c']) expect(seen).toContain(`/consultations/${slug}/clauses/21`);
});

test.each([
  '"',
  '停车" OR "1',
  'a AND NOT b',
  'NEAR(a b)',
  '*',
  'keys:停车',
  '停车'.repeat(2500),
  '，。！？',
  '\u0000',
])('no search breaks: %j', async (words) => {
  const house = await makeApp();
  await openConsultation(house.ctx);
  for (const prefix of ['', '/en']) {
    const page = await new Browser(house).get(`${prefix}${asked(words)}&cursor=x'`);
    expect(page.status).toBe(200);
  }
});

test('comments are not in the public search, released or not', async () => {
  const house = await makeApp();
  const { consultation, editor } = await openOffice(house.ctx, another('small'));
  for (const text of ['石榴一', '石榴二'])
    await comment(house.ctx, consultation, {
      opinions: [{ clause: '1', stance: 'amend', text, proposed: null, quote: null }],
    });
  await storeDecision(house.ctx, consultation, 1, editor.id, { act: 'release' });
  expect((await new Browser(house).get(asked('石榴'))).words).toContain('没有找到');
});
