import { expect, test } from 'vitest';
import { indexTexts } from '#server/responses/text-index.ts';
import { list, officer, openings, openTexts, root, send } from './texts-support.ts';

/** The texts that a page shows, in its order. */
const textsOf = (html: string) => {
  const [, items = ''] = /<ul class="plain lines texts">(.*?)<\/ul>/s.exec(html) ?? [];
  return [...items.matchAll(/<li>(.*?)<\/li>/gs)].map(([, text = '']) => text);
};

/** The address of the texts that follow; the other language's link has the same query. */
const nextOf = ({ html }: { html: string }) =>
  /<nav class="pager"[^>]*><a href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');

const numbered = (n: number, words: (at: number) => string) =>
  Array.from({ length: n }, (_, at) => ({ Q22: words(at) }));

test('the questionnaire leads to each list, for those who may read', async () => {
  const { house, questionnaire } = await openTexts();
  const analyst = await officer(house, questionnaire, ['analyst']);
  const page = await analyst.get(root);
  expect(page.links).toEqual(
    expect.arrayContaining([`${list}?item=Q22`, `${list}?item=Q20`, `${list}?item=Q1__other`]),
  );
  const editor = await officer(house, questionnaire, ['editor']);
  expect((await editor.get(root)).links.filter((link) => link.includes('/texts'))).toEqual([]);
});

test('texts of one item alone, with how many responses hold one', async () => {
  const { house, questionnaire } = await openTexts([
    { Q22: '希望地铁早点通', Q20: '热线很好', Q3: '45+' },
    { Q22: '多开窗口' },
    { Q3: '45+' },
  ]);
  const analyst = await officer(house, questionnaire, ['analyst']);
  const page = await analyst.get(`${list}?item=Q22`);
  expect(page.status).toBe(200);
  expect(textsOf(page.html).toSorted()).toEqual(['多开窗口', '希望地铁早点通'].toSorted());
  expect(page.words).toContain('2份答卷写了文字');
  expect(page.words).not.toContain('热线很好');
  for (const told of ['2021年5月20日', '2021-05-20', 'online'])
    expect(/<ul class="plain lines texts">.*?<\/ul>/s.exec(page.html)?.[0]).not.toContain(told);
  const english = await analyst.get(`/en${list}?item=Q22`);
  expect(english.heading).toBe('Written answers');
  expect(english.words).toContain('2 responses hold words');
  expect((await analyst.get(`/en${list}?item=Q20`)).words).toContain('1 response holds words');
});

test('before an item is chosen nothing is shown and nothing recorded', async () => {
  const { house, questionnaire } = await openTexts([{ Q22: '多开窗口' }]);
  const analyst = await officer(house, questionnaire, ['analyst']);
  for (const address of [list, `${list}?item=`, `${list}?q=窗口`]) {
    const page = await analyst.get(address);
    expect([page.status, page.heading]).toEqual([200, '答卷里的文字']);
    expect(page.words).not.toContain('多开窗口');
  }
  expect(await openings(house)).toEqual([]);
});

test('a list without texts says so', async () => {
  const { house, questionnaire } = await openTexts([{ Q22: '多开窗口' }]);
  const analyst = await officer(house, questionnaire, ['analyst']);
  expect((await analyst.get(`${list}?item=Q20`)).words).toContain('这一题还没有答卷写文字');
  expect((await analyst.get(`${list}?item=Q22&q=停车`)).words).toContain('没有符合条件的文字');
});

test('two characters find a text, in any width and case, in both languages', async () => {
  const { house, questionnaire } = await openTexts([
    { Q22: '医院门口停车收费太贵' },
    { Q22: 'More PARKING near the café' },
    { Q22: '多开窗口' },
  ]);
  const analyst = await officer(house, questionnaire, ['analyst']);
  const found = async (words: string, prefix = '') =>
    textsOf((await analyst.get(`${prefix}${list}?item=Q22&q=${encodeURIComponent(words)}`)).html);
  expect(await found('停车')).toEqual(['医院门口停车收费太贵']);
  expect(await found('停车 门口')).toEqual(['医院门口停车收费太贵']);
  expect(await found('停费')).toEqual([]);
  expect(await found('ｐａｒｋｉｎｇ', '/en')).toEqual(['More PARKING near the café']);
  expect(await found('park cafe', '/en')).toEqual(['More PARKING near the café']);
  expect(await found('！？')).toHaveLength(3);
  expect((await analyst.get(`${list}?item=Q22&q=停车`)).words).toContain('3份答卷写了文字，其中1份符合条件');
  expect((await analyst.get(`/en${list}?item=Q22&q=park`)).words).toContain(
    '3 responses hold words, 1 of which fits',
  );
  expect((await analyst.get(`${list}?item=Q20&q=停车`)).words).toContain('没有符合条件的文字');
});

test('what was withdrawn is neither listed nor found', async () => {
  const { house, questionnaire } = await openTexts();
  const receipt = await send(house, questionnaire, { Q22: '停车收费' });
  const analyst = await officer(house, questionnaire, ['analyst']);
  expect(textsOf((await analyst.get(`${list}?item=Q22&q=停车`)).html)).toHaveLength(1);
  expect((await analyst.post('/receipts/withdrawal', { receipt, confirmed: 'yes' })).status).toBe(200);
  await indexTexts(house.ctx);
  expect((await analyst.get(`${list}?item=Q22&q=停车`)).words).toContain('没有符合条件');
  expect((await analyst.get(`${list}?item=Q22`)).words).toContain('还没有答卷写文字');
});

test('pages hold every text once, in an order of their own', async () => {
  const { house, questionnaire } = await openTexts(numbered(50, (at) => `第${at}条建议`));
  const analyst = await officer(house, questionnaire, ['analyst']);
  const seen: string[] = [];
  let address: string | undefined = `${list}?item=Q22`;
  let pages = 0;
  while (address) {
    const page = await analyst.get(address);
    expect(page.status).toBe(200);
    seen.push(...textsOf(page.html));
    pages += 1;
    address = pages < 9 ? nextOf(page) : undefined;
  }
  expect(pages).toBe(3);
  expect(new Set(seen).size).toBe(50);
  expect(seen).not.toEqual(numbered(50, (at) => `第${at}条建议`).map(({ Q22 }) => Q22));
});

test('personal information stands out, and text from people is text', async () => {
  const { house, questionnaire } = await openTexts([
    { Q22: '请打𠮷先生的电话１３８ 0000 0000，谢谢' },
    { Q22: '<script>alert(1)</script> & "多开窗口"' },
    { Q22: '第一行\n第二行' },
  ]);
  const analyst = await officer(house, questionnaire, ['analyst']);
  const page = await analyst.get(`${list}?item=Q22`);
  expect(page.html).toContain('请打𠮷先生的电话<mark>１３８ 0000 0000</mark>，谢谢');
  expect(page.words).toContain('<script>alert(1)</script> & "多开窗口"');
  expect(page.html).not.toContain('<script>alert');
  expect(page.html).toContain('第一行\n第二行');
  expect(page.words).toContain('请勿转抄');
  const without = await analyst.get(`${list}?item=Q22&q=窗口`);
  expect(without.words).not.toContain('请勿转抄');
});

test('an opening leaves one line in the audit trail, its further pages none', async () => {
  const { house, questionnaire } = await openTexts(numbered(50, (at) => `第${at}条建议`));
  const analyst = await officer(house, questionnaire, ['analyst']);
  const first = await analyst.get(`${list}?item=Q22`);
  const opened = { subject: 'asking', item: 'Q22', by: null, value: null, searched: false };
  expect(await openings(house)).toEqual([opened]);
  const further = nextOf(first) ?? '';
  const second = await analyst.get(further);
  await analyst.get(nextOf(second) ?? '');
  expect(await openings(house)).toEqual([opened]);
  await analyst.get(`${list}?item=Q22&q=建议`);
  expect(await openings(house)).toEqual([opened, { ...opened, searched: true }]);
});

test('whoever has not opened the list opens it at any page', async () => {
  const { house, questionnaire } = await openTexts(numbered(50, (at) => `第${at}条建议`));
  house.turnTo('2021-05-21T23:59:00+08:00');
  const analyst = await officer(house, questionnaire, ['analyst']);
  const legal = await officer(house, questionnaire, ['legal']);
  const first = await analyst.get(`${list}?item=Q22`);
  const further = nextOf(first) ?? '';
  const [, after = ''] = /after=(.*)/.exec(further) ?? [];
  const count = async () => (await openings(house)).length;
  expect(await count()).toBe(1);
  for (const [at, [browser, address]] of (
    [
      [legal, further],
      [analyst, `${list}?item=Q22&after=0`],
      [analyst, `${list}?item=Q22&after=${after.split('.')[0]}`],
      [analyst, `${list}?item=Q22&after=0.${after.split('.')[1]}`],
      [analyst, `${list}?item=Q20&after=${after}`],
      [analyst, `${list}?item=Q22&q=建议&after=${after}`],
    ] as const
  ).entries()) {
    expect((await browser.get(address)).status).toBe(200);
    expect(await count()).toBe(at + 2);
  }
  await analyst.get(further);
  expect(await count()).toBe(7);
  house.turnTo('2021-05-22T00:01:00+08:00');
  await analyst.get(further);
  expect(await count()).toBe(8);
});
