import { expect, test } from 'vitest';
import { withdrawComment } from '#server/comments/comment-changes.ts';
import { comment } from '../support/consultations.ts';
import { desk, openDesk, trail } from './desk-support.ts';

const contact = '海港路邮箱 <hall@example.test>';

test('a contact is opened for a reason, shown once, and stands in the audit trail', async () => {
  const open = await openDesk();
  await comment(open.ctx, open.consultation, { contact });
  const { browser, officer } = await open.sit(['moderator']);
  const page = await browser.get(`${desk}/1`);
  expect(page.html).not.toContain('hall@example.test');
  for (const reason of ['', '  \n']) {
    const refused = await browser.post(`${desk}/1/contact-opening`, { reason });
    expect(refused.status).toBe(422);
    expect(refused.summary).toEqual(['#contact-reason']);
    expect(refused.html).not.toContain('hall@example.test');
  }
  expect(await trail(open, 'contact.opened')).toEqual([]);

  const opened = await browser.press(page.form('/contact-opening').fill({ reason: '核实门店地址' }));
  expect(opened.status).toBe(200);
  expect(opened.words).toContain(contact);
  expect(opened.answer.headers.get('cache-control')).toBe('no-store');
  expect(await trail(open, 'contact.opened')).toMatchObject([
    { officer_id: officer.id, subject: 'small 1', detail: JSON.stringify({ reason: '核实门店地址' }) },
  ]);
  expect((await browser.get(`${desk}/1`)).html).not.toContain('hall@example.test');
  expect((await browser.get(`${desk}/1/contact-opening`)).location).toBe(`${desk}/1`);
  expect(open.house.log.join()).not.toContain('hall@example.test');
});

test('where there is none, or it went with the comment, nothing is opened', async () => {
  const open = await openDesk();
  await comment(open.ctx, open.consultation);
  const { receipt } = await comment(open.ctx, open.consultation, { contact });
  await withdrawComment(open.ctx, open.consultation, receipt);
  const { browser } = await open.sit(['moderator']);
  for (const no of [1, 2, 3]) {
    expect((await browser.post(`${desk}/${no}/contact-opening`, { reason: '核实' })).status).toBe(404);
    if (no < 3) expect((await browser.get(`${desk}/${no}`)).html).not.toContain('contact-opening');
  }
  expect(await trail(open, 'contact.opened')).toEqual([]);
});
