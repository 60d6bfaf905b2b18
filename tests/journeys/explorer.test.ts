import { expect } from 'vitest';
import { officer } from './support/officers.ts';
import { door } from './support/questionnaire.ts';
import { openSite, test } from './support/site.ts';

const open = openSite();
const questionnaire = `/workspace${door}`;

test('a view follows its form, stands in its address, is kept, and opens for a colleague', async () => {
  const analyst = await officer(open, 'analyst');
  const { page } = analyst;
  await analyst.opens(`${questionnaire}/figures`);
  const documents: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents.push(request.url());
  });
  await analyst.isLed(() => page.locator('#item').selectOption('Q11'));
  await analyst.isLed(() => page.locator('#by').selectOption('Q3'));
  await analyst.isLed(() => page.locator('#chart').selectOption('diverging'));
  expect(analyst.path).toBe(`${questionnaire}/figures?item=Q11&by=Q3&chart=diverging`);
  const drawing = page.getByRole('img', { name: /读完一份政策文件.*不是随机抽样，不代表全体市民/ });
  await drawing.waitFor();
  expect(await page.locator('table').isVisible()).toBe(false);
  expect(await page.locator('[data-status]').textContent()).toBe(analyst.t('explorer.updated'));
  await page.locator('summary', { hasText: analyst.t('explorer.more') }).click();
  await page.locator('#option').focus();
  await analyst.isLed(() => page.locator('#option').selectOption({ label: '基本看不懂' }));
  expect(await page.locator(':focus').getAttribute('id')).toBe('option');
  expect(documents).toEqual([]);
  expect(await analyst.button('claims.save_png').isVisible()).toBe(true);

  await page.locator('#view-name').fill('读懂多少，按年龄');
  await analyst.follows('explorer.view_keep');
  expect(analyst.path).toBe(`${questionnaire}/figures?item=Q11&by=Q3&chart=diverging&option=1`);
  const colleague = await officer(open, 'editor');
  await colleague.opens(`${questionnaire}/views`);
  await colleague.isLed(() =>
    colleague.page.getByRole('link', { name: '读懂多少，按年龄', exact: true }).click(),
  );
  expect(colleague.path).toBe(analyst.path);
  await colleague.page.getByRole('img', { name: /读完一份政策文件/ }).waitFor();
  expect(await colleague.page.locator('#option').inputValue()).toBe('1');
});

test('what cannot be asked is said beside the form, which keeps what was chosen', async () => {
  const analyst = await officer(open, 'analyst');
  const { page } = analyst;
  await analyst.opens(`${questionnaire}/figures?item=Q7&where=Q3:14&where=Q4:f`);
  await page.locator('summary', { hasText: analyst.t('explorer.by_channel') }).click();
  await page.getByLabel(analyst.t('results.channel_paper')).check();
  await page
    .locator('[data-status]', { hasText: analyst.t('explorer.failed') })
    .waitFor({ state: 'attached' });
  await analyst.follows('results.show');
  expect(await analyst.sees('explorer.many_filters')).toBe(true);
  expect(await page.getByLabel(analyst.t('results.channel_paper')).isChecked()).toBe(true);
});
