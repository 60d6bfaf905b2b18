import { expect, test } from 'vitest';
import { changePiece, createPiece, getPiece } from '#server/pieces/pieces.ts';
import { proposePiece } from '#server/pieces/versions.ts';
import { returnWithNote, sign } from '#server/staff/approvals.ts';
import type { Browser } from '../support/browser.ts';
import { openPieceDesk, type PieceDesk } from '../support/pieces.ts';
import { search } from '../support/search.ts';
import { conference } from './support.ts';

const titled = (zh: string) => ({ ...conference, title: { 'zh-CN': zh, en: 'Other (sample)' } });

const retitle = async ({ ctx, editor }: PieceDesk, id: string, zh: string) =>
  changePiece(ctx, editor, { ...(await getPiece(ctx, editor, id)), content: titled(zh) });

async function takeBack(approver: Browser, id: string): Promise<void> {
  const path = `/workspace/retractions/register/${id}`;
  const check = await approver.press((await approver.get(path)).form(path).fill({ zh: reason }));
  const [button = ''] = [...check.form(path).buttons.keys()];
  await approver.press(check.form(path), button);
}

const reason = '发布有误，现予撤下（示例）。';

const kind = '/workspace/pieces/kinds/press_conference';

test('an approver takes a piece back: its address tells so, and nobody finds it any more', async () => {
  const desk = await openPieceDesk();
  const { id } = await desk.published('press_conference', 'may', conference);
  await retitle(desk, id, '没有公开过的标题');
  const approver = await desk.as(desk.approver);
  const list = await approver.get('/workspace/retractions');
  expect(list.words).toContain('疫情防控新闻发布会（示例）');
  await takeBack(approver, id);
  const anybody = await desk.as(desk.editor);
  const erratum = await anybody.get('/press-conferences/may');
  expect([erratum.status, erratum.words.includes('发布有误')]).toEqual([410, true]);
  expect(erratum.words).toContain('疫情防控新闻发布会（示例）');
  expect(erratum.words).not.toContain('没有公开过的标题');
  expect((await search(desk.ctx, '防控', 'zh-CN', { limit: 10 })).hits).toEqual([]);
  for (const table of ['piece_entry', 'piece_keys', 'piece_facet'] as const)
    expect([table, await desk.ctx.db.selectFrom(table).selectAll().execute()]).toEqual([table, []]);
  expect((await anybody.get('/errata')).words).toContain('疫情防控新闻发布会（示例）');
  expect((await anybody.get(kind)).words).toContain('已撤下');
  const note = { 'zh-CN': '再公开' };
  await expect(proposePiece(desk.ctx, desk.editor, id, note)).rejects.toMatchObject({ status: 409 });
});

test('a version that waits when its piece is taken back can be signed by nobody', async () => {
  const desk = await openPieceDesk();
  const { id } = await desk.published('press_conference', 'may', conference);
  await retitle(desk, id, '改过的标题');
  const waiting = await proposePiece(desk.ctx, desk.editor, id, { 'zh-CN': '改标题' });
  const approver = await desk.as(desk.approver);
  await takeBack(approver, id);
  const { subjectHash } = waiting;
  const signing = sign(desk.ctx, waiting.id, { officer: desk.approver, secrecyReviewed: true, subjectHash });
  await expect(signing).rejects.toMatchObject({ status: 409 });
  expect((await approver.get('/press-conferences/may')).status).toBe(410);
});

test('what waits, was returned and is public is told where officers look', async () => {
  const desk = await openPieceDesk();
  const { ctx, editor, approver, department } = desk;
  await desk.published('press_conference', 'public', titled('已经公开的'));
  const piece = await createPiece(ctx, editor, {
    ...{ kind: 'press_conference', slug: 'may', content: conference, departmentId: department.id },
  });
  const approval = await proposePiece(ctx, editor, piece.id);
  const signer = await desk.as(approver);
  expect((await signer.get('/workspace')).words).toContain('疫情防控新闻发布会（示例）');
  const writer = await desk.as(editor);
  const states = async () =>
    [...(await writer.get(kind)).html.matchAll(/<span class="st[^"]*">([^<]*)/g)]
      .map(([, state]) => state?.trim())
      .sort();
  expect(await states()).toEqual(['已公开 · 第1版', '送审中']);
  const board = (await writer.get('/workspace/departments/office')).words;
  expect(board).toMatch(/新闻发布会\s*0\s*1\s*1/);
  await returnWithNote(ctx, approval.id, { officer: approver, note: '请补充回看地址' });
  expect(await states()).toEqual(['已公开 · 第1版', '已退回']);
  expect((await writer.get('/workspace')).words).toContain('疫情防控新闻发布会（示例）');
  desk.turnTo('2021-05-20T11:00:00+08:00');
  await proposePiece(ctx, editor, piece.id);
  expect((await writer.get('/workspace')).words).not.toContain('疫情防控新闻发布会（示例）');
});

test('a thousand pieces are searched, filtered and paged', async () => {
  const desk = await openPieceDesk();
  const { ctx, editor, department } = desk;
  const at = ctx.clock.now().toISOString();
  const rows = Array.from({ length: 1000 }, (_, n) => ({
    ...{ id: `piece-${n}`, kind: 'press_conference', slug: `press-${n}`, revision: 1 },
    ...{ department_id: department.id, officer_id: editor.id, created_at: at, changed_at: at },
    ...{ content: JSON.stringify(titled(`第${n}号发布会`)), published_no: null, listed_on: null },
  }));
  for (let from = 0; from < rows.length; from += 250)
    await ctx.store.write((tx) =>
      tx.db
        .insertInto('piece')
        .values(rows.slice(from, from + 250))
        .execute(),
    );
  const browser = await desk.as(editor);
  const first = await browser.get(kind);
  expect(first.words).toContain('共1000条');
  const titles = (html: string) => [...html.matchAll(/第(\d+)号发布会/g)].map(([, n]) => n);
  const [next = ''] = first.links.filter((each) => each.includes('after='));
  const second = await browser.get(next);
  expect(titles(first.html).length).toBe(50);
  expect(new Set([...titles(first.html), ...titles(second.html)]).size).toBe(100);
  const found = await browser.get(`${kind}?q=${encodeURIComponent('第77号')}&state=draft`);
  expect(titles(found.html)).toEqual(['77']);
  expect((await browser.get(`${kind}?q=PRESS-99`)).words).toContain('共11条');
  expect((await browser.get(`${kind}?state=public`)).words).toContain('共0条');
  expect((await browser.get(`${kind}?after=nothing`)).status).toBe(200);
});
