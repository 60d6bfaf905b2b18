import { expect, test } from 'vitest';
import { tiny } from '../support/definitions.ts';
import { bringIn, openMaking, text } from './support.ts';

test('a preview asks as the public page will, logic and all, and stores nothing', async () => {
  const making = await openMaking();
  const editor = await making.as(making.editor);
  const address = await bringIn(editor, { act: 'file', file: JSON.stringify(tiny) });
  const intro = await editor.get(`${address}/preview`);
  expect(intro.heading).toBe('小问卷');
  expect(intro.words).toContain('预览，不保存任何内容');
  const first = await editor.get(`${address}/preview?section=A`);
  const empty = await editor.press(first.form('/sections/A'));
  expect(empty.status).toBe(422);
  const more = await editor.press(first.form('/sections/A').fill({ A1: 'old' }));
  expect(more.words).toContain('Which help');
  const second = await editor.press(more.form('/sections/A').fill({ A2: 'stick' }));
  expect(second.heading).toBe('Part B');
  const check = await editor.press(second.form('/sections/B').fill({ B1: 'tea' }));
  expect(check.words).toContain('试填到此为止');
  expect(check.words).toContain('option stick');
  expect(check.forms.some(({ action }) => action.includes('/responses'))).toBe(false);
  const ended = await editor.press(first.form('/sections/A').fill({ A1: 'child' }));
  expect(ended.words).toContain('Thank you, child');
  const rows = await making.ctx.db.selectFrom('answering').selectAll().execute();
  expect(rows).toEqual([]);
});

test('a preview is there in three widths and both languages, gaps marked', async () => {
  const making = await openMaking();
  const editor = await making.as(making.editor);
  const address = await bringIn(editor, { act: 'keep', text });
  const senior = await editor.get(`${address}/preview?mode=senior&section=Q1`);
  expect(senior.html).toContain('class="senior"');
  expect(senior.words).not.toContain('还有什么建议');
  const next = await editor.press(senior.form('/items/Q1').fill({ Q1: 'A1' }));
  expect(next.words).toContain('还有什么建议');
  expect(next.html).toContain('class="senior"');
  expect((await editor.get(`${address}/preview?mode=phone`)).html).toContain('class="preview phone"');
  const english = await editor.get(`/en${address}/preview?section=A`);
  expect(english.language).toBe('en');
  expect(english.words).toContain('What did you come for?');
  expect((await editor.get(`${address}/preview`)).words).toContain('（还没有填写）');
  expect((await editor.get(`${address}/preview?section=Z`)).status).toBe(404);
});
