import { expect, test } from 'vitest';
import { createDepartment } from '#server/staff/departments.ts';
import { openDesk } from '../comments/desk-support.ts';
import { Browser } from '../support/browser.ts';
import { comment, opinion } from '../support/consultations.ts';

test('a comment that is referred to the line becomes one demand, which its author follows', async () => {
  const desk = await openDesk();
  const { ctx, consultation } = desk;
  const name = { 'zh-CN': '12345热线（示例）', en: '12345 line (sample)' };
  await createDepartment(ctx, { slug: 'hotline-12345', name });
  const words = '楼上漏水物业不管，电话13800000000找我。';
  const { receipt, no } = await comment(ctx, consultation, { opinions: [opinion({ text: words })] });
  const { browser } = await desk.sit(['moderator']);
  const path = `/workspace/consultations/${consultation.slug}/comments/${no}`;
  const refer = { revision: '0', seq: '0', act: 'refer', destination: 'hotline_12345' };
  expect((await browser.post(`${path}/decision`, refer)).status).toBe(303);
  expect((await browser.get(path)).html).toContain('SQ-20210520-0001');
  const [demand] = await ctx.db.selectFrom('inquiry').selectAll().execute();
  expect(demand).toMatchObject({ body: words, kind: 'help', state: 'received' });

  await browser.post(`${path}/reopening`, { revision: '0', seq: '1' });
  await browser.post(`${path}/decision`, { ...refer, seq: '2' });
  expect((await ctx.db.selectFrom('inquiry').select('id').execute()).length).toBe(1);

  const author = await new Browser(desk.house).post('/receipts', { receipt });
  expect(author.html).toContain('SQ-20210520-0001');
  expect(author.html).toContain('已收到，待受理');
});
