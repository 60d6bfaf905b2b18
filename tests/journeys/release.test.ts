import { expect } from 'vitest';
import { answeredBefore } from './support/answered.ts';
import { officer } from './support/officers.ts';
import { organisation } from './support/people.ts';
import { door } from './support/questionnaire.ts';
import { openSite, test } from './support/site.ts';

const open = openSite();
const closed = openSite('2021-06-16T09:00');
const questionnaire = `/workspace${door}`;

test('officers see answers come in, by day and channel, without asking again', async () => {
  const analyst = await officer(open, 'analyst');
  await analyst.page.clock.install();
  await analyst.opens('/workspace');
  await analyst.isLed(() => analyst.page.getByRole('link', { name: '大连市政务公开社会问卷' }).click());
  await analyst.presses('results.show_table');
  const today = analyst.page.getByRole('row', { name: /5月20日/ });
  const counted = async () => Number(await today.getByRole('cell').last().textContent());
  const before = await counted();
  expect(before).toBeGreaterThan(0);
  await answeredBefore(open, organisation);
  await analyst.page.clock.fastForward(10_000);
  await expect.poll(counted, { timeout: 15_000 }).toBe(before + 1);
});

test('each figure has an address of its own, as a table and as a chart', async () => {
  const analyst = await officer(open, 'analyst');
  await analyst.opens(questionnaire);
  await analyst.isLed(() => analyst.page.getByRole('link', { name: /读完一份政策文件/ }).click());
  expect(analyst.path).toBe(`${questionnaire}/figures?item=Q11`);
  expect(await analyst.page.getByRole('table').isVisible()).toBe(true);
  await analyst.presses('results.show_chart');
  await analyst.page.getByRole('img', { name: /读完一份政策文件/ }).waitFor();
  expect(await analyst.page.getByRole('table').isVisible()).toBe(false);

  await analyst.isLed(() => analyst.page.locator('#by').selectOption({ label: '您的性别是？' }));
  expect(analyst.path).toBe(`${questionnaire}/figures?item=Q11&by=Q4`);
  expect(await analyst.page.getByRole('table').isVisible()).toBe(true);
});

test('from the end of entry to results that everybody can read', async () => {
  const reader = await closed.visitor();
  await reader.opens(`${door}/results`);
  expect(await reader.page.getByRole('table').count()).toBe(0);

  const analyst = await officer(closed, 'analyst');
  await analyst.opens(questionnaire);
  await analyst.follows('results.entry_declare');
  await analyst.follows('results.release_make');
  expect(analyst.path).toMatch(/^\/workspace\/approvals\//);
  expect(await analyst.sees('staff.own_work')).toBe(true);
  const sheet = analyst.path;

  const approver = await officer(closed, 'approver');
  await approver.opens('/workspace');
  await approver.isLed(() => approver.page.locator(`.matter a[href="${sheet}"]`).click());
  await approver.follows('staff.subject');
  expect(await approver.page.getByRole('table').first().isVisible()).toBe(true);
  await approver.opens(sheet);
  await approver.follows('staff.sign_button');
  expect(await approver.page.getByRole('alert').textContent()).toContain(approver.t('staff.secrecy_missing'));
  await approver.field('secrecy').check();
  await approver.follows('staff.sign_button');
  expect(await approver.sees('staff.state_signed')).toBe(true);

  await reader.opens('/');
  await reader.isLed(() => reader.page.getByRole('link', { name: /^看结果：大连市/ }).click());
  expect(await reader.heading()).toMatch(/[\d,，\s]+份有效答卷/);
  expect(await reader.page.getByRole('table').count()).toBeGreaterThan(10);
  expect(await reader.page.getByText('不代表全体市民').first().isVisible()).toBe(true);
});
