import { expect, test } from 'vitest';
import { openPieceDesk } from '../support/pieces.ts';
import { search } from '../support/search.ts';
import { conference } from './support.ts';

test('an editor enters a piece, an approver signs it, the public reads and finds it', async () => {
  const desk = await openPieceDesk();
  const editor = await desk.as(desk.editor);
  const kinds = '/workspace/pieces/kinds/press_conference';
  let page = await editor.press((await editor.get(`${kinds}/new`)).form('/new').fill({ slug: 'may-18' }));
  expect(page.words).toContain('送审前还要补齐');
  page = await editor.press(
    page.form(page.path).fill({ title: '疫情防控新闻发布会（示例）' }),
    '增加：发布人',
  );
  page = await editor.press(
    page.form(page.path).fill({
      'title.en': conference.title.en,
      'held_at.day': '2021-05-18',
      'held_at.time': '10:00',
      'speakers.0': conference.speakers[0]?.['zh-CN'] ?? '',
    }),
  );
  expect(page.words).not.toContain('送审前还要补齐');
  expect((await editor.get('/press-conferences/may-18')).status).toBe(404);
  page = await editor.press(page.form('/proposals'));
  const approver = await desk.as(desk.approver);
  const approval = await approver.get(page.path);
  expect(approval.words).toContain('疫情防控新闻发布会');
  const [version = ''] = approval.links.filter((each) => each.includes('/versions/'));
  expect((await approver.get(version)).words).toContain('市政府办公室负责人');
  const signing = approval.form('/signature').fill({ secrecy: 'reviewed' });
  expect((await approver.press(signing)).status).toBe(200);
  const shown = await editor.get('/press-conferences/may-18');
  expect([shown.status, shown.heading]).toEqual([200, '疫情防控新闻发布会（示例）']);
  const { hits } = await search(desk.ctx, '防控', 'zh-CN', { limit: 10 });
  expect(hits.map(({ address }) => address)).toEqual(['/press-conferences/may-18']);
});
