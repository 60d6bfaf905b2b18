import { expect, test } from 'vitest';
import { withdrawComment } from '#server/comments/comment-changes.ts';
import { comment, opinion } from '../support/consultations.ts';
import { desk, numbersOf, openDesk, release, signIn } from './desk-support.ts';

async function filled() {
  const open = await openDesk();
  const { ctx, consultation } = open;
  const clerk = await open.sit(['clerk']);
  await comment(ctx, consultation, { opinions: [opinion({ text: '停车收费太高。' })] });
  await comment(ctx, consultation, { opinions: [opinion({ clause: '2-1', text: '夜间免费很好。' })] });
  await comment(ctx, consultation, { opinions: [opinion({ clause: null, text: '支持 Parking 新规。' })] });
  const withdrawn = await comment(ctx, consultation, { opinions: [opinion({ text: '停车要撤回。' })] });
  await withdrawComment(ctx, consultation, withdrawn.receipt);
  const paper = { officer: clerk.officer, channel: 'letter', serial: '来-7', day: '2021-05-20' } as const;
  await comment(
    ctx,
    consultation,
    {
      opinions: [
        opinion({ clause: '2', text: '收费时段请写明。' }),
        opinion({ clause: '1', text: '公示停车场。' }),
      ],
    },
    { paper: { ...paper, postmarkDay: null } },
  );
  const { browser } = await open.sit(['moderator']);
  const found = async (query: string) => numbersOf(await browser.get(desk + query));
  return { open, browser, found };
}

test('two-character words are found inside sentences, in any part, in either language', async () => {
  const { found } = await filled();
  expect(await found('?q=停车')).toEqual([1, 5]);
  expect(await found('?q=时段')).toEqual([5]);
  expect(await found('?q=车收')).toEqual([1]);
  expect(await found('?q=PARKING')).toEqual([3]);
  expect(await found('?q=停车 收费')).toEqual([1, 5]);
  expect(await found('?q=收费停车')).toEqual([]);
  for (const nothing of ['"', '*', '。', 'NEAR(', '" OR "'])
    expect(await found(`?q=${encodeURIComponent(nothing)}`)).toEqual([]);
  // NUL is in no text, so it asks for nothing.
  expect(await found('?q=%00')).toEqual([1, 2, 3, 4, 5]);
});

test('clause, state, channel and order are filters, and make an address together', async () => {
  const { open, browser, found } = await filled();
  expect(await found('')).toEqual([1, 2, 3, 4, 5]);
  expect(await found('?order=newest')).toEqual([5, 4, 3, 2, 1]);
  expect(await found('?clause=2')).toEqual([2, 5]);
  expect(await found('?clause=2-1')).toEqual([2]);
  expect(await found('?clause=chapter-1')).toEqual([1, 2, 5]);
  expect(await found('?clause=whole')).toEqual([3]);
  expect(await found('?clause=99')).toEqual([]);
  expect(await found('?state=withdrawn')).toEqual([4]);
  expect(await found('?channel=letter')).toEqual([5]);
  expect(await found('?channel=letter&state=withdrawn')).toEqual([]);
  expect(await found('?state=unknown&channel=pigeon')).toEqual([1, 2, 3, 4, 5]);

  const page = await browser.get(`${desk}?q=收费&state=held`);
  expect(page.links).toContain(`${desk}/5?q=${encodeURIComponent('收费')}&state=held`);
  expect(page.words).toContain('待审核 4');
  expect(page.words).toContain('本人撤回 1');
  const reader = await browser.get(`${desk}/1?q=收费&state=held`);
  expect(reader.words).not.toContain('夜间免费');
  const next = await browser.post(`${desk}/1/decision?q=收费&state=held`, release);
  expect(next.location).toBe(`${desk}/5?q=${encodeURIComponent('收费')}&state=held&after=1`);
  const english = await browser.get(`/en${desk}?clause=2`);
  expect(english.words).toContain('Article 2');
  expect((await browser.get(`${desk}/5`)).words).toContain('来-7');
  expect(open.consultation.slug).toBe('small');
});

test('a page holds 25, and the next begins where it ended', async () => {
  const open = await openDesk();
  await Promise.all(Array.from({ length: 60 }, () => comment(open.ctx, open.consultation)));
  const { browser } = await open.sit(['moderator']);
  const first = await browser.get(desk);
  expect(numbersOf(first)).toEqual(Array.from({ length: 25 }, (_, at) => at + 1));
  expect(first.links).toContain(`${desk}?from=26`);
  const last = await browser.get(`${desk}?from=51`);
  expect(numbersOf(last)).toEqual(Array.from({ length: 10 }, (_, at) => at + 51));
  expect(last.links.some((link) => link.startsWith(`${desk}?from=`))).toBe(false);
  expect(numbersOf(await browser.get(`${desk}?order=newest&from=10`))[0]).toBe(10);
  const middle = await browser.get(`${desk}/30?state=held`);
  expect(middle.links).toContain(`${desk}/29?state=held`);
  expect(middle.links).toContain(`${desk}/31?state=held`);
  expect(numbersOf(middle)[0]).toBe(30);
});

test('when nothing waits any more the queue leads on to grouping, and says something else of a search', async () => {
  const open = await openDesk();
  await comment(open.ctx, open.consultation);
  const { browser } = await open.sit(['moderator']);
  const { location } = await browser.post(`${desk}/1/decision?state=held`, {
    ...release,
    redacted: '1',
    span: '1.text:0:1:other',
  });
  const done = await browser.get(location ?? '');
  expect(done.words).toContain('第1号：审核通过，已隐去部分内容');
  expect(done.words).toContain('待审核的意见都已审完。');
  expect(done.links).toContain(`${desk.replace(/comments$/, 'opinions')}`);
  expect((await browser.get(`${desk}?state=held&q=没有`)).words).toContain('没有符合条件的意见');
});

test('what was not reviewed within the round’s working days is marked', async () => {
  const open = await openDesk();
  const { browser } = await open.sit(['moderator']);
  const marks = async () => {
    const page = await (await signIn(open.house, 'seat-moderator')).get(desk);
    return page.words.split('超期未审').length - 1;
  };
  // Thursday 20 May, five working days: until Thursday 27 May.
  await comment(open.ctx, open.consultation);
  await comment(open.ctx, open.consultation);
  await browser.post(`${desk}/2/decision`, release);
  open.house.turnTo('2021-05-27T23:59:00+08:00');
  expect(await marks()).toBe(0);
  open.house.turnTo('2021-05-28T00:00:00+08:00');
  expect(await marks()).toBe(1);
  const later = await signIn(open.house, 'seat-moderator');
  expect((await later.get(`${desk}/1`)).words).toContain('应在2021年5月27日前审核 超期未审');
  expect((await later.get(`/en${desk}/1`)).words).toContain('to be reviewed by 27 May 2021 Review overdue');
});

test('comments are shown for what they are, and hostile words stay words', async () => {
  const open = await openDesk();
  const hostile = '"><script>alert(1)</script>';
  await comment(open.ctx, open.consultation, { show: false, opinions: [opinion({ text: hostile })] });
  await comment(open.ctx, open.consultation, {
    opinions: [],
    statement: '我局无意见。',
    party: { kind: 'government_body', name: hostile, signatories: null },
  });
  await comment(open.ctx, open.consultation, {
    opinions: [opinion({ stance: 'support', text: '', quote: '停车收费' })],
    party: { kind: 'joint_letter', name: null, signatories: 12 },
  });
  const { browser } = await open.sit(['moderator']);
  const pages = [await browser.get(desk), await browser.get(`${desk}?q=${encodeURIComponent(hostile)}`)];
  for (const no of [1, 2, 3]) pages.push(await browser.get(`${desk}/${no}`));
  for (const page of pages) expect(page.html).not.toContain('<script>alert');
  const [list, , first, second, third] = pages;
  expect(list?.words).toContain('答复无意见');
  expect(first?.words).toContain('请考虑意见，但不要公开展示');
  expect(first?.words).toContain('应本人要求，不公开展示');
  expect(second?.words).toContain('我局无意见。');
  expect(third?.words).toContain('签名12个');
  expect(third?.words).toContain('只表明态度');
  expect(third?.words).toContain('针对原文：停车收费');
  await browser.post(`${desk}/1/decision`, release);
  expect((await browser.get(`${desk}?state=not_shown`)).words).toContain(hostile);
});
