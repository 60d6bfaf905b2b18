import { expect } from 'vitest';
import { openSite, test } from './support/site.ts';

const site = openSite();

const portal = 'http://www.portal.example/';

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

test('a site that nobody listed cannot show it', async () => {
  const visitor = await site.visitor();
  const { page, watch } = visitor;
  watch.allow(/portal\.example|frame-ancestors|chrome-error|ERR_BLOCKED/);
  await page.route(portal, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe src="${site.url}/embed/consultations"></iframe>`,
    }),
  );
  const came = page.waitForResponse(/\/embed\/consultations/);
  await page.goto(portal);
  expect((await came).status()).toBe(200);
  await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
  expect(await page.frameLocator('iframe').locator('h1').count()).toBe(0);
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
  await plain.opens('/api/operations/questionnaire');
  await plain.follows('connecting.ask');
  expect(plain.path).toBe('/api/v1/questionnaires/zwgk-social-2021');
});
