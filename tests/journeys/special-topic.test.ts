import { expect } from 'vitest';
import { officer } from './support/officers.ts';
import { post } from './support/post.ts';
import { openSite, test } from './support/site.ts';

/** The day of the topic on water and electricity, while the supplier is on the line. */
const site = openSite('2021-05-21T10:00:00+08:00');
const question = '停水预告多久之前发？';

test('a caller of a special topic is answered on the spot, and the answer is there for whoever asks next', async () => {
  const clerk = await officer(site, 'clerk');
  await clerk.opens('/workspace/inquiries/new');
  await clerk.field('title').fill(question);
  await clerk.field('body').fill('上周停水前一天晚上才知道。');
  await clerk.field('category').selectOption('water');
  await clerk.field('topic').selectOption('water-electricity-20210521');
  await clerk.page.locator('[name="way"][value="direct"]').check();
  await clerk.field('answer').fill('计划停水提前24小时预告，抢修的随时通知。');
  await clerk.follows('specialTopics.enter');
  expect(await clerk.sees('specialTopics.answered_title')).toBe(true);
  const number = /SQ-20210521-\d{4}/.exec(await clerk.page.locator('main').innerText())?.[0] ?? '';
  await clerk.follows('specialTopics.enter_next');
  expect(await clerk.field('title').inputValue()).toBe('');

  const editor = await officer(site, 'editor');
  await post(editor, `/workspace/inquiries/${number}/known-answer`, {});
  await editor.follows('pieces.propose');
  const approver = await officer(site, 'approver');
  await approver.opens(editor.path);
  await approver.field('secrecy').check();
  await approver.follows('staff.sign_button');

  const resident = await site.visitor();
  await resident.opens('/inquiries/answers');
  await resident.field('q').pressSequentially('听说要停水，预告怎么查');
  await resident.page.locator('#similar summary', { hasText: question }).click();
  await resident.isLed(() => resident.page.locator('#similar details[open] a').click());
  expect(await resident.page.locator('h1').innerText()).toBe(question);
  await resident.opens('/inquiries/topics/water-electricity-20210521');
  expect(await resident.page.getByRole('link', { name: question }).count()).toBe(1);
  expect(await resident.page.locator('main').innerText()).not.toContain(number);
});
