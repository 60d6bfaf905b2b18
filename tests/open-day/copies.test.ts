import { expect, test } from 'vitest';
import { editionOfNext } from '#server/open-day/copies.ts';
import { fillIn, findNewestEdition } from '#server/open-day/open-day.ts';
import { createPiece, getPiece } from '#server/pieces/pieces.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { makeOfficer } from '../staff/support.ts';
import { openPieceDesk } from '../support/pieces.ts';
import { edition2021 } from './editions.ts';

test('an edition is copied once to the next year, and held back until theme and notice are new', async () => {
  const desk = await openPieceDesk();
  const piece = await desk.published('edition', '2021', edition2021);
  const editor = await desk.as(desk.editor);
  const page = await editor.get(`/workspace/pieces/${piece.id}`);
  const copy = await editor.press(page.form(`open-day/${piece.id}/copies`));
  expect(copy.words).toContain('“主题”与2021年的有相同之处');
  expect(copy.words).toContain('“依据的通知”与2021年的有相同之处');
  const found = await getPiece(desk.ctx, desk.editor, copy.path.split('/').at(-1) ?? '');
  expect(found.slug).toBe('2022');
  expect(found.content).toMatchObject({ date: '2022-05-15', number: 16 });
  const theme = { theme: '新主题', 'theme.en': 'New theme', notice: '新通知', 'notice.en': 'New notice' };
  const saved = await editor.press(copy.form(copy.path).fill(theme));
  expect(saved.words).not.toContain('有相同之处');
  const again = await editor.press(page.form(`open-day/${piece.id}/copies`));
  expect(again.status).toBe(409);
  expect(again.words).toContain('2022年的政务公开日已经建好');
});

test('the copy keeps times and places, and links nothing of the old year', () => {
  const content = {
    ...edition2021,
    programme: [
      { start: '09:00', end: '10:00', interview: 'waste-sorting-2021', verify: { 'zh-CN': '待核' } },
      { start: '09:00', end: '10:00', link: '/open-day/2021/boards' },
      { start: '09:00', end: '10:00', link: '/questionnaires/zwgk-social-2021' },
      { start: '09:00', end: '10:00', link: '/policies' },
    ],
  };
  const { programme, places, theme_note } = editionOfNext(content, '2021', '2022');
  const slot = { start: '09:00', end: '10:00' };
  expect(programme).toEqual([
    slot,
    { ...slot, link: '/open-day/2022/boards' },
    slot,
    { ...slot, link: '/policies' },
  ]);
  expect([places, theme_note]).toEqual([edition2021.places, undefined]);
});

test('only who writes for its department copies it, and only an edition', async () => {
  const desk = await openPieceDesk();
  const { ctx, department } = desk;
  const piece = await desk.published('edition', '2021', edition2021);
  const { app } = desk;
  const post = (browser: Awaited<ReturnType<typeof desk.as>>, id: string) =>
    browser.post(`/workspace/open-day/${id}/copies`, {}).then(({ status }) => status);
  expect(await post(await desk.as(desk.approver), piece.id)).toBe(403);
  const other = await createDepartment(ctx, { slug: 'other', name: { 'zh-CN': '别的' } });
  const stranger = await makeOfficer(ctx, other, ['editor']);
  expect(await post(await desk.as(stranger), piece.id)).toBe(404);
  const content = { edition: '2021' };
  const article = await createPiece(ctx, desk.editor, {
    ...{ kind: 'signed_article', slug: '2021', content, departmentId: department.id },
  });
  expect(await post(await desk.as(desk.editor), article.id)).toBe(404);
  expect((await app.request(`/workspace/open-day/${piece.id}/copies`, { method: 'POST' })).status).not.toBe(
    303,
  );
});

test('the theme is changed once, and once it is signed everything that speaks of the day says it', async () => {
  const desk = await openPieceDesk();
  const piece = await desk.published('edition', '2021', edition2021);
  const editor = await desk.as(desk.editor);
  const page = await editor.get(`/workspace/pieces/${piece.id}`);
  let copy = await editor.press(page.form(`open-day/${piece.id}/copies`));
  const words = {
    theme: '公开更进一步',
    'theme.en': 'Openness, a step further',
    notice: '新通知',
    'notice.en': 'New',
  };
  copy = await editor.press(copy.form(copy.path).fill(words));
  expect((await editor.get('/open-day/2022')).status).toBe(404);
  const sheet = await editor.press(copy.form('/proposals'));
  const approver = await desk.as(desk.approver);
  const signing = (await approver.get(sheet.path)).form('/signature').fill({ secrecy: 'reviewed' });
  expect((await approver.press(signing)).status).toBe(200);
  expect((await editor.get('/open-day/2022')).words).toContain('公开更进一步');
  expect((await editor.get('/en/open-day/2022')).words).toContain('Openness, a step further');
  const read = await desk.app.request('/api/v1/open-days/2022');
  expect(await read.json()).toMatchObject({ edition: 16, theme: { 'zh-CN': '公开更进一步' } });
  const newest = await findNewestEdition(desk.ctx);
  const message = { 'zh-CN': '【大连市政府】{{date}}是第{{edition}}个政务公开日：{{theme}}' };
  expect(newest && fillIn(message, newest)).toEqual({
    'zh-CN': '【大连市政府】5月15日是第16个政务公开日：公开更进一步',
  });
  expect((await editor.get('/open-day/2021')).words).toContain('深化政务公开');
});
