import { expect, test } from 'vitest';
import { searchAll } from '#server/front/search.ts';
import { Browser } from '../support/browser.ts';
import { openConsultation } from '../support/consultations.ts';
import { openPieceDesk } from '../support/pieces.ts';
import { conference, takeBack } from './pieces-support.ts';

const asked = (words: string, more: { [name: string]: string } = {}) =>
  `/search?${new URLSearchParams({ q: words, ...more })}`;

/** A consultation on parking, and press conferences that speak of it in the title or below. */
async function opened() {
  const desk = await openPieceDesk();
  await openConsultation(desk.ctx);
  await desk.published('press_conference', 'old', conference('停车收费发布会', '2021-05-01', '停车'));
  await desk.published('press_conference', 'new', conference('防汛发布会', '2021-05-18', '也说到停车。'));
  await desk.published('press_conference', 'titled', conference('停车发布会', '2021-05-03', '其他'));
  return desk;
}

test('consultations and pieces stand in one list: titles with the words first, then the newest', async () => {
  const desk = await opened();
  const visitor = new Browser(desk);
  const page = await visitor.get(asked('停车'));
  const found = page.links.filter((link) => /^\/(consultations|press-conferences)\/./.test(link));
  expect(found.slice(0, 3)).toEqual([
    '/press-conferences/titled',
    '/press-conferences/old',
    expect.stringMatching(/new$|^\/consultations/),
  ]);
  expect(found).toContain('/press-conferences/new');
  expect(found).toContain('/consultations/small/clauses/1');
  expect(page.words).toContain('标题里含有这些字的在前');
});

test('each kind has its number, and leads to its own hits alone', async () => {
  const desk = await opened();
  const visitor = new Browser(desk);
  const page = await visitor.get(asked('停车'));
  expect(page.words).toMatch(/意见征集 \d+/);
  expect(page.words).toContain('新闻发布会 3');
  const only = await visitor.get(asked('停车', { kind: 'press_conference' }));
  expect(only.links.filter((link) => link.startsWith('/consultations/'))).toEqual([]);
  expect(only.links.filter((link) => link.startsWith('/press-conferences/'))).toHaveLength(3);
  const { hits, counts } = await searchAll(desk.ctx, { words: '停车', language: 'zh-CN', limit: 100 });
  for (const { kind, n } of counts)
    expect([kind, hits.filter((hit) => hit.kind === kind).length]).toEqual([kind, n]);
});

test('page after page gives every hit once, also where the cursor is of no hit', async () => {
  const desk = await opened();
  const all = await searchAll(desk.ctx, { words: '停车', language: 'zh-CN', limit: 100 });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { hits, next } = await searchAll(desk.ctx, { words: '停车', language: 'zh-CN', cursor, limit: 1 });
    seen.push(...hits.map(({ address }) => address));
    cursor = next ?? undefined;
  } while (cursor);
  expect(seen).toEqual(all.hits.map(({ address }) => address));
  expect(new Set(seen).size).toBe(seen.length);
  const lost = await searchAll(desk.ctx, { words: '停车', language: 'zh-CN', cursor: 'policy.7', limit: 1 });
  expect(lost.hits.map(({ address }) => address)).toEqual(seen.slice(0, 1));
});

test('a sign of patterns in the words is a sign and nothing else', async () => {
  const desk = await opened();
  for (const words of ['停车%', '停车_', "停车!'", '停车\\'])
    expect((await searchAll(desk.ctx, { words, language: 'zh-CN', limit: 9 })).hits.length).toBeGreaterThan(
      2,
    );
});

test('what was taken back is not found', async () => {
  const desk = await opened();
  await takeBack(desk, 'press_conference', 'titled');
  const { hits } = await searchAll(desk.ctx, { words: '停车', language: 'zh-CN', limit: 100 });
  expect(hits.map(({ address }) => address)).not.toContain('/press-conferences/titled');
});
