import { expect } from 'vitest';
import { openSite, test } from './support/site.ts';

const site = openSite();

test('a card opens the site in a window of its own', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  await visitor.opens('/embed/questionnaires/zwgk-social-2021');
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link').click();
  const window = await opened;
  await window.waitForLoadState();
  expect(new URL(window.url()).pathname).toBe('/questionnaires/zwgk-social-2021');
  expect(await page.context().cookies()).toEqual([]);
});

test('the API answers below its form, and without scripts in its place', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  await visitor.opens('/api/operations/questionnaire');
  await visitor.presses('connecting.ask');
  await page.locator('[data-answer]').waitFor();
  expect(await page.locator('[data-status]').textContent()).toBe(
    '200 /api/v1/questionnaires/zwgk-social-2021',
  );
  expect(await page.locator('[data-answer]').textContent()).toContain('"slug": "zwgk-social-2021"');
  expect(visitor.path).toBe('/api/operations/questionnaire');

  const plain = await site.visitor({ javaScriptEnabled: false });
  // Beside JSON the browser asks for an icon of its own accord.
  plain.watch.allow(/favicon\.ico/);
  await plain.opens('/api/operations/questionnaire');
  await plain.follows('connecting.ask');
  expect(plain.path).toBe('/api/v1/questionnaires/zwgk-social-2021');
});
