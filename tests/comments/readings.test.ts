import { expect, test } from 'vitest';
import { comment } from '../support/consultations.ts';
import { desk, openDesk, trail } from './desk-support.ts';

test('whoever opens comments as they were received stands in the audit trail; whoever is refused does not', async () => {
  const open = await openDesk();
  await comment(open.ctx, open.consultation, { language: 'zh-CN' });
  const { browser, officer } = await open.sit(['moderator']);
  expect((await browser.get(desk)).status).toBe(200);
  expect((await browser.get(`${desk}/1`)).status).toBe(200);
  expect((await browser.get(`${desk}/2`)).status).toBe(404);
  const clerk = await open.sit(['clerk']);
  expect((await clerk.browser.get(`${desk}/1`)).status).toBe(403);
  const seen = [...(await trail(open, 'comments.listed')), ...(await trail(open, 'comment.read'))];
  expect(seen).toMatchObject([
    { officer_id: officer.id, subject: 'small' },
    { officer_id: officer.id, subject: 'small 1' },
  ]);
  expect(seen.map(({ detail }) => detail)).toEqual([null, null]);
});
