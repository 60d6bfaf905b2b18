import { describe, expect } from 'vitest';
import { organisation } from './support/people.ts';
import { door, sendAll } from './support/questionnaire.ts';
import { openSite, test } from './support/site.ts';

const site = openSite();

describe.each([true, false])('with a script: %s', (javaScriptEnabled) => {
  test('in large type there is one question a page, all the way to the receipt', async () => {
    const visitor = await site.visitor({ javaScriptEnabled });
    const { page } = visitor;
    const before = site.stored.responses();
    await visitor.opens(door);
    await visitor.follows('common.senior');
    expect(visitor.path).toBe(door);
    expect(await page.locator('html').getAttribute('class')).toBe('senior');
    await visitor.follows('responses.start');

    const answers = Object.values(organisation).flatMap((section) => Object.entries(section));
    for (const [code, answer] of [...answers, ['Q22', '谢谢'] as const]) {
      while (!(await visitor.item(code).isVisible())) await visitor.follows('responses.next_item');
      expect(await page.locator('[data-item]:visible').count()).toBe(1);
      await visitor.answers({ [code]: answer });
      await visitor.follows(code === 'Q22' ? 'responses.to_check' : 'responses.next_item');
    }
    await visitor.follows('responses.submit');
    expect(await visitor.receipt()).toMatch(/^\d{16}$/);
    expect(
      await page.locator('.code').evaluate((code) => Number.parseFloat(getComputedStyle(code).fontSize)),
    ).toBeGreaterThanOrEqual(20);
    expect(site.stored.responses()).toBe(before + 1);

    await visitor.opens('/');
    await visitor.follows('common.standard');
    expect(await page.locator('html').getAttribute('class')).toBeNull();
  });
});

test('an English reader finds, answers and looks up in English', async () => {
  const visitor = await site.visitor({ language: 'en' });
  await visitor.opens('/');
  await visitor.isLed(() =>
    visitor.page
      .getByRole('link', { name: /^Answer/ })
      .first()
      .click(),
  );
  const receipt = await sendAll(visitor, organisation);
  expect(await visitor.heading()).toBe('We have received your answers');
  expect(await visitor.page.locator('html').getAttribute('lang')).toBe('en');
  await visitor.opens('/receipts');
  await visitor.field('receipt').first().fill(receipt);
  await visitor.follows('front.find');
  expect(await visitor.heading()).toBe(visitor.t('front.held_title'));
  await visitor.page.goBack();
  await visitor.isLed(() => visitor.page.getByRole('link', { name: '中文' }).click());
  expect(new URL(visitor.page.url()).pathname).toBe('/receipts');
});
