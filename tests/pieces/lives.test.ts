import { expect, test } from 'vitest';
import { addFile, listFiles } from '#server/pieces/files.ts';
import { copyPiece, discardPiece } from '#server/pieces/lives.ts';
import { changePiece, createPiece, getPiece, type Piece } from '#server/pieces/pieces.ts';
import { findPublishedPiece } from '#server/pieces/published.ts';
import { listVersions, proposePiece } from '#server/pieces/versions.ts';
import { sign } from '#server/staff/approvals.ts';
import { openPieceDesk, type PieceDesk, putThrough } from '../support/pieces.ts';
import { conference, signOff } from './support.ts';

const begin = ({ ctx, editor, department }: PieceDesk, slug: string, content: object = conference) =>
  createPiece(ctx, editor, {
    kind: 'press_conference',
    slug,
    content: { ...content },
    departmentId: department.id,
  });

const titled = (zh: string) => ({ ...conference, title: { 'zh-CN': zh, en: 'Other (sample)' } });

const retitle = async ({ ctx, editor }: PieceDesk, { id }: Piece, zh: string) =>
  changePiece(ctx, editor, { ...(await getPiece(ctx, editor, id)), content: titled(zh) });

test('from the second publication on the public is told what has changed', async () => {
  const desk = await openPieceDesk();
  const piece = await desk.published('press_conference', 'may', conference);
  await retitle(desk, piece, '改过标题的发布会（示例）');
  const editor = await desk.as(desk.editor);
  const root = `/workspace/pieces/${piece.id}`;
  let page = await editor.get(root);
  page = await editor.press(page.form('/proposals').fill({ note: ' ', 'note.en': 'Title corrected' }));
  expect([page.status, page.summary]).toEqual([422, ['#note']]);
  expect(page.form('/proposals').fields.get('note.en')).toBe('Title corrected');
  page = await editor.press(page.form('/proposals').fill({ note: '更正标题' }));
  expect(page.path).toContain('/workspace/approvals/');
  const [version = ''] = page.links.filter((each) => each.includes('/versions/'));
  const shown = await editor.get(version);
  expect(shown.words).toContain('与第1版的不同');
  expect(shown.words).toContain('疫情防控新闻发布会（示例）');
  expect(shown.words).toContain('第2版，2021年5月20日：更正标题');
  expect(shown.words).not.toContain('负责人（示例）Head');
  await signOff(desk, page.path);
  expect(await findPublishedPiece(desk.ctx, 'press_conference', 'may')).toMatchObject({
    no: 2,
    note: { 'zh-CN': '更正标题', en: 'Title corrected' },
  });
});

test('of two who write at once, the second sees both texts and loses nothing', async () => {
  const desk = await openPieceDesk();
  const piece = await begin(desk, 'may');
  const editor = await desk.as(desk.editor);
  const form = (await editor.get(`/workspace/pieces/${piece.id}`)).form(piece.id);
  await retitle(desk, piece, '同事改的标题');
  let page = await editor.press(form.fill({ title: '我改的标题' }));
  expect(page.status).toBe(422);
  expect(page.words).toContain('同事改的标题');
  expect(page.form(piece.id).fields.get('title')).toBe('我改的标题');
  expect((await getPiece(desk.ctx, desk.editor, piece.id)).content).toEqual(titled('同事改的标题'));
  page = await editor.press(page.form(piece.id));
  expect([page.status, page.heading]).toEqual([200, '我改的标题']);
});

test('a draft that nobody was asked to sign can go; a record stays', async () => {
  const desk = await openPieceDesk();
  const { ctx, editor } = desk;
  const piece = await begin(desk, 'may');
  await addFile(ctx, editor, piece.id, { name: 'a.pdf', bytes: Buffer.from('%PDF-') });
  const browser = await desk.as(editor);
  const page = await browser.press((await browser.get(`/workspace/pieces/${piece.id}`)).form('/discard'));
  expect([page.status, page.heading]).toEqual([200, '新闻发布会']);
  expect(await listFiles(ctx, piece)).toEqual([]);
  await expect(getPiece(ctx, editor, piece.id)).rejects.toMatchObject({ status: 404 });
  const record = await desk.published('press_conference', 'may', conference);
  expect(
    (await browser.get(`/workspace/pieces/${record.id}`)).forms.map(({ action }) => action),
  ).not.toContain(`/workspace/pieces/${record.id}/discard`);
  await expect(discardPiece(ctx, editor, record.id)).rejects.toMatchObject({ status: 409 });
});

test('a copy says the same under its own address, with files of its own', async () => {
  const desk = await openPieceDesk();
  const { ctx, editor } = desk;
  const piece = await begin(desk, 'may');
  const file = await addFile(ctx, editor, piece.id, { name: 'a.pdf', bytes: Buffer.from('%PDF-') });
  const naming = (id: string) => ({ ...conference, summary: { 'zh-CN': id } });
  await changePiece(ctx, editor, { ...piece, content: naming(file.id) });
  const copy = await copyPiece(ctx, editor, piece.id, 'june');
  const [own] = await listFiles(ctx, copy);
  expect(own?.id).not.toBe(file.id);
  expect(own).toMatchObject({ name: 'a.pdf', hash: file.hash });
  expect(await getPiece(ctx, editor, copy.id)).toMatchObject({
    slug: 'june',
    content: naming(own?.id ?? ''),
    publishedNo: undefined,
  });
  const browser = await desk.as(editor);
  const form = (await browser.get(`/workspace/pieces/${piece.id}`)).form('/copies');
  const refused = await browser.press(form.fill({ copy: 'june' }));
  expect([refused.status, refused.summary]).toEqual([422, ['#copy']]);
});

test('a preview shows the draft as it is written, or what is missing', async () => {
  const desk = await openPieceDesk();
  const [whole, gaps] = [await begin(desk, 'whole'), await begin(desk, 'gaps', {})];
  const reader = await desk.as(desk.approver);
  expect((await reader.get(`/workspace/pieces/${whole.id}/preview`)).words).toContain('办公室负责人');
  const missing = await reader.get(`/workspace/pieces/${gaps.id}/preview`);
  expect([missing.status, missing.words.includes('还没有填写完整')]).toEqual([200, true]);
  const read = await reader.get(`/workspace/pieces/${whole.id}`);
  expect(read.words).toContain('市政府办公室负责人（示例）');
  expect(read.forms.filter(({ action }) => action.includes('/pieces/'))).toEqual([]);
});

test('what is signed is what is published, whatever is written meanwhile', async () => {
  const desk = await openPieceDesk();
  const piece = await begin(desk, 'may');
  const approval = await proposePiece(desk.ctx, desk.editor, piece.id);
  await retitle(desk, piece, '送审以后改的');
  await sign(desk.ctx, approval.id, {
    officer: desk.approver,
    secrecyReviewed: true,
    subjectHash: approval.subjectHash,
  });
  const published = await findPublishedPiece(desk.ctx, 'press_conference', 'may');
  expect(published).toMatchObject({ content: conference, hash: approval.subjectHash });
  expect((await listVersions(desk.ctx, piece)).map(({ hash }) => hash)).toEqual([approval.subjectHash]);
  await putThrough(desk.ctx, piece, desk);
  expect(await findPublishedPiece(desk.ctx, 'press_conference', 'may')).toMatchObject({
    content: titled('送审以后改的'),
    no: 2,
  });
});
