import { expect, test } from 'vitest';
import { listPublicComments } from '#server/comments/public-comments.ts';
import { comment, opinion } from '../support/consultations.ts';
import { decide, hide, type Opened, openHouse } from './author-support.ts';
import { written } from './writing.ts';

const address = '/consultations/small/comments';
const api = `/api/v1${address}`;

const released = async (opened: Opened, more: Parameters<typeof comment>[2] = {}) => {
  const { no } = await comment(opened.ctx, opened.consultation, more);
  await decide(opened, no, { act: 'release' });
  return no;
};

const open = (visibility: 'after_review' | 'after_close' | 'never' = 'after_review') =>
  openHouse({ visibility });

test('after review: released comments are public at once, the others never', async () => {
  const opened = await open();
  const { browser } = opened;
  expect((await browser.get(address)).words).toContain('还没有可以展示的意见');
  await released(opened, { opinions: [opinion({ text: '公开的话' })] });
  await comment(opened.ctx, opened.consultation, { opinions: [opinion({ text: '待审的话' })] });
  for (const [act, more, text] of [
    [{ act: 'withhold', rule: 'insult' } as const, {}, '难听的话'],
    [{ act: 'refer', destination: 'police' } as const, {}, '报案的话'],
    [{ act: 'release' } as const, { show: false }, '不展示的话'],
  ] as const) {
    const { no } = await comment(opened.ctx, opened.consultation, {
      ...more,
      opinions: [opinion({ text })],
    });
    await decide(opened, no, act);
  }
  const page = await browser.get(address);
  expect(page.status).toBe(200);
  expect(page.heading).toBe('公众意见');
  expect(page.words).toContain('第1件个人 · 2021年5月20日收到，来自网页第一条 建议修改公开的话');
  for (const text of ['待审的话', '难听的话', '报案的话', '不展示的话'])
    expect(page.html).not.toContain(text);
  expect((await browser.get(`/en${address}`)).words).toContain('Comment 1Individual · received 20 May 2021');
});

test('after close: nothing before, everything that was released from the end of the quarter hour', async () => {
  const opened = await open('after_close');
  const { browser, house } = opened;
  await released(opened, { opinions: [opinion({ text: '公开的话' })] });
  for (const at of ['2021-05-20T10:00:00+08:00', '2021-06-16T00:14:59+08:00']) {
    house.turnTo(at);
    const page = await browser.get(address);
    expect(page.status).toBe(200);
    expect(page.words).toContain('审核通过的意见在截止（2021年6月15日24:00）15分钟以后展示。');
    expect(page.html).not.toContain('公开的话');
    expect((await house.app.request(api)).status).toBe(404);
  }
  house.turnTo('2021-06-16T00:15:00+08:00');
  expect((await browser.get(address)).words).toContain('公开的话');
  expect((await house.app.request(api)).status).toBe(200);
});

test('never: the page says so, also after closing, and the interface refuses', async () => {
  const opened = await open('never');
  await released(opened, { opinions: [opinion({ text: '公开的话' })] });
  opened.house.turnTo('2021-07-01T00:00:00+08:00');
  const page = await opened.browser.get(address);
  expect(page.words).toContain('这次征集的意见不逐件展示。');
  expect(page.html).not.toContain('公开的话');
  const answer = await opened.house.app.request(api);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ type: 'urn:wenji:problem:comments-not-shown' });
});

test('what was redacted is in no page and no answer of the interface; its kind is said', async () => {
  const opened = await open();
  const secret = 'SECRET';
  await released(opened, {
    party: { kind: 'enterprise', name: `公司${secret}1`, signatories: null },
    opinions: [
      opinion({ text: `请打𠮷${secret}2联系`, proposed: `住在${secret}3` }),
      opinion({ clause: '2', text: '第二点' }),
    ],
  });
  await hide(
    opened,
    1,
    { field: 'party_name', start: 2, end: 9, kind: 'name' },
    { field: '1.text', start: 3, end: 10, kind: 'phone' },
    { field: '1.proposed', start: 2, end: 9, kind: 'address' },
  );
  const page = await opened.browser.get(address);
  expect(page.words).toContain('企业 · 公司〔姓名已隐去〕');
  expect(page.words).toContain('请打𠮷〔电话已隐去〕联系建议改成住在〔住址已隐去〕');
  const english = await opened.browser.get(`/en${address}`);
  expect(english.words).toContain('请打𠮷〔telephone number not shown〕联系');
  const json = await (await opened.house.app.request(api)).text();
  expect(JSON.parse(json).items[0].opinions[0].text).toEqual([
    { text: '请打𠮷' },
    { hidden: 'phone' },
    { text: '联系' },
  ]);
  const verb = JSON.stringify(
    (await listPublicComments(opened.ctx, opened.consultation, { limit: 20 })).items.map((item) => ({
      ...item,
      opinions: item.opinions.map((each) => ({ ...each, clause: each.clause?.key })),
    })),
  );
  for (const text of [page.html, english.html, json, verb]) expect(text).not.toContain(secret);
});

test('names: never a person’s, always an organisation’s; a statement shows as no opinion', async () => {
  const opened = await open();
  const party = (
    kind: 'person' | 'expert' | 'association' | 'joint_letter',
    name: string,
    signatories: number | null,
  ) => ({
    party: { kind, name, signatories },
  });
  await released(opened, party('person', '某人甲', null));
  await released(opened, party('expert', '某人乙', null));
  await released(opened, party('joint_letter', '某人丙', 120));
  await released(opened, {
    ...party('association', '停车协会（示例）', null),
    opinions: [],
    statement: '我单位无意见。',
  });
  const page = await opened.browser.get(address);
  const json = await (await opened.house.app.request(api)).text();
  for (const text of [page.html, json]) expect(text).not.toMatch(/某人/);
  expect(page.words).toContain('联名信 · 签名120个（按来信所写）');
  expect(page.words).toContain('协会、商会 · 停车协会（示例）');
  expect(page.words).toContain('无意见我单位无意见。');
});

test('the words of an earlier revision are not shown', async () => {
  const opened = await open();
  const { receipt } = await written(opened.browser, { 'text-0': '先前的话' });
  await decide(opened, 1, { act: 'release' });
  const form = (await opened.browser.post('/receipts/correction', { receipt })).form('/correction');
  await opened.browser.press(form.fill({ 'text-0': '后来的话' }), '提交修改');
  opened.ctx.pages.expire();
  expect((await opened.browser.get(address)).words).toContain('还没有可以展示的意见');
  await decide(opened, 1, { act: 'release' });
  const page = await opened.browser.get(address);
  expect(page.words).toContain('后来的话');
  expect(page.html).not.toContain('先前的话');
});

test('pages by number, narrowed to a clause and what is in it', async () => {
  const opened = await open();
  for (let no = 1; no <= 23; no++)
    await released(opened, {
      opinions: [opinion({ clause: no === 22 ? '2-1' : '1', text: `意见之${no}。` })],
    });
  const first = await opened.browser.get(address);
  expect(first.words).toContain('意见之20。');
  expect(first.words).not.toContain('意见之21。');
  expect(first.links).toContain(`${address}?after=20`);
  const second = await opened.browser.get(`${address}?after=20`);
  expect(second.words).toMatch(/意见之21。.*意见之23。/);
  expect(second.links).toContain(address);
  const narrowed = await opened.browser.get(`${address}?clause=2`);
  expect(narrowed.words).toContain('意见之22。');
  expect(narrowed.words).not.toContain('意见之1。');
  expect((await opened.browser.get(`${address}?clause=chapter-1&after=x`)).words).toContain('意见之1。');
  expect((await opened.browser.get(`${address}?clause=2&after=22`)).words).toContain(
    '对这一条还没有可以展示的意见',
  );

  const list = async (query: string) => {
    const answer = await opened.house.app.request(`${api}${query}`);
    return { status: answer.status, ...((await answer.json()) as { items: { no: number }[]; next: string }) };
  };
  const nos = ({ items }: { items: { no: number }[] }) => items.map(({ no }) => no);
  const one = await list('?limit=10');
  expect([nos(one), one.next]).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], '10']);
  const last = await list('?limit=100&cursor=21');
  expect([nos(last), last.next]).toEqual([[22, 23], null]);
  expect(nos(await list('?clause=2'))).toEqual([22]);
  expect((await opened.house.app.request(`${api}?clause=99`)).status).toBe(400);
  for (const query of ['?limit=101', '?limit=0', '?cursor=x', '?other=1'])
    expect((await list(query)).status).toBe(400);
});

test('whatever spans are hidden, none of their characters leaves the house and all others do', async () => {
  const opened = await open();
  const random = randomNumbers(20210520);
  const hidden = new Set<string>();
  const shown = new Set<string>();
  for (let no = 1; no <= 20; no++) {
    const characters = Array.from({ length: 30 }, (_, at) => String.fromCodePoint(0x20000 + no * 30 + at));
    await released(opened, { opinions: [opinion({ text: characters.join('') })] });
    const spans = Array.from({ length: random(4) }, () => {
      const start = random(30);
      return { start, end: start + 1 + random(30 - start) };
    });
    await hide(opened, no, ...spans.map((span) => ({ ...span, field: '1.text', kind: 'other' })));
    for (const [at, character] of characters.entries())
      (spans.some(({ start, end }) => at >= start && at < end) ? hidden : shown).add(character);
  }
  expect(hidden.size).toBeGreaterThan(100);
  const html = (await opened.browser.get(address)).html;
  const json = await (await opened.house.app.request(api)).text();
  for (const text of [html, json]) {
    expect([...hidden].filter((character) => text.includes(character))).toEqual([]);
    expect([...shown].filter((character) => !text.includes(character))).toEqual([]);
  }
});

/** Numbers below a limit, the same at every run (Park and Miller). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
