import { expect } from 'vitest';
import { officer } from './support/officers.ts';
import { openSite, test } from './support/site.ts';

const live = '/interviews/mother-child-2021';
const morning = openSite();
const noon = openSite('2021-05-20T11:05:00+08:00');

test('a question is asked, released, answered and published, and an open page shows it by itself', async () => {
  const asker = await morning.visitor();
  await asker.opens(live);
  await asker.follows('interviews.ask');
  await asker.field('text').fill('双胞胎建一本手册还是两本？');
  await asker.follows('interviews.send');
  expect(await asker.sees('interviews.received_title')).toBe(true);

  const reader = await morning.visitor();
  await reader.opens(live);
  const moderator = await officer(morning, 'moderator');
  await moderator.opens('/workspace/interviews');
  await moderator.isLed(() => moderator.page.getByRole('link', { name: /^妇幼健康公共卫生/ }).click());
  await moderator.isLed(() => moderator.page.getByRole('link', { name: /双胞胎建一本/ }).click());
  const path = moderator.path;
  await moderator.isLed(() => moderator.page.keyboard.press('r'));
  const editor = await officer(morning, 'editor');
  await editor.opens(path);
  await editor.field('answer').fill('每个孩子一本，可以一次办好。');
  await editor.follows('interviews.save_answer');
  await moderator.opens(path);
  await moderator.isLed(() => moderator.page.keyboard.press('p'));
  expect(await moderator.sees('interviews.answer_public')).toBe(true);
  await reader.page.getByText('每个孩子一本，可以一次办好。').waitFor();
  expect(await reader.page.locator('[data-answers] > li').count()).toBe(4);
});

test('when it is over its answers become the transcript, which is signed and public the same day', async () => {
  const editor = await officer(noon, 'editor');
  await editor.opens('/workspace/interviews');
  await editor.isLed(() => editor.page.getByRole('link', { name: /^妇幼健康公共卫生/ }).click());
  await editor.isLed(() => editor.page.getByRole('button', { name: /生成文字实录/ }).click());
  await editor.field('note').fill('增加文字实录。');
  await editor.follows('pieces.propose');
  const sheet = editor.path;
  const approver = await officer(noon, 'approver');
  await approver.opens(sheet);
  await approver.field('secrecy').check();
  await approver.follows('staff.sign_button');
  const reader = await noon.visitor();
  await reader.opens(live);
  expect(await reader.page.locator('#transcript ~ ol > li').count()).toBe(3);
});
