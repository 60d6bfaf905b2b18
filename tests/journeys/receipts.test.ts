import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { answeredBefore } from './support/answered.ts';
import { everythingOf, organisation } from './support/people.ts';
import { postAnswers } from './support/post.ts';
import { door } from './support/questionnaire.ts';
import { openSite, test } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

const site = openSite();

const lookUp = async (visitor: Visitor, receipt: string) => {
  await visitor.opens('/receipts');
  await visitor.field('receipt').first().fill(receipt);
  await visitor.follows('front.find');
};

describe.each([true, false])('with a script: %s', (javaScriptEnabled) => {
  test('whoever holds a receipt can look, correct and withdraw', async () => {
    const visitor = await site.visitor({ javaScriptEnabled });
    const receipt = await answeredBefore(site, organisation);
    const corrections = site.stored.corrections();
    const withdrawn = site.stored.withdrawn();

    await lookUp(visitor, receipt);
    expect(await visitor.heading()).toBe(visitor.t('front.held_title'));
    await visitor.follows('front.held_correct');
    expect(visitor.path).toBe(`${door}/check`);
    const change = visitor.page.getByRole('link', { name: /^修改：.*政府公开征求意见/ });
    await visitor.isLed(() => change.click());
    expect(visitor.path).toBe(`${door}/sections/D#legend-Q14`);
    await visitor.answers({ Q14: 'saw' });
    await visitor.follows('responses.next');
    await visitor.follows('responses.next');
    await visitor.follows('responses.to_check');
    await visitor.follows('responses.submit_correction');
    expect(await visitor.heading()).toBe(visitor.t('responses.corrected_title'));
    expect(await visitor.receipt()).toBe(receipt);
    expect(site.stored.corrections()).toBe(corrections + 1);

    await lookUp(visitor, receipt);
    expect(await visitor.reads('看到过，但没有提')).toBe(true);
    await visitor.follows('front.held_withdraw');
    await visitor.follows('front.withdraw_no');
    await visitor.follows('front.held_withdraw');
    expect(site.stored.withdrawn()).toBe(withdrawn);
    await visitor.follows('front.withdraw_yes');
    expect(await visitor.heading()).toBe(visitor.t('front.withdrawn_title'));
    expect(site.stored.withdrawn()).toBe(withdrawn + 1);

    await lookUp(visitor, receipt);
    expect(await visitor.page.getByText('已于2021年5月20日撤回').isVisible()).toBe(true);
    expect(await visitor.button('front.held_correct').count()).toBe(0);
  });

  test('a wrong number is said to be wrong and stays in its field', async () => {
    const visitor = await site.visitor({ javaScriptEnabled });
    await lookUp(visitor, '1234 5678 9012 3450');
    expect(await visitor.page.getByRole('alert').textContent()).toContain(visitor.t('front.receipt_wrong'));
    expect(await visitor.field('receipt').first().inputValue()).toBe('1234 5678 9012 3450');
    if (javaScriptEnabled) expect(await visitor.focused().getAttribute('class')).toBe('summary');
  });
});

test('the device lists its receipts, one press from the answers, and forgets them on request', async () => {
  const visitor = await site.visitor();
  await postAnswers(visitor, '/responses', everythingOf(organisation), randomUUID());
  const receipt = await visitor.receipt();
  await visitor.opens('/receipts');
  const line = visitor.page.locator('[data-list] li');
  expect((await line.textContent())?.replace(/\s/g, '')).toContain(receipt);
  await visitor.isLed(() => line.getByRole('button').click());
  expect(await visitor.heading()).toBe(visitor.t('front.held_title'));

  await visitor.opens('/receipts');
  await visitor.presses('responses.clear');
  expect(await visitor.sees('responses.on_device')).toBe(false);
  await visitor.page.reload();
  expect(await visitor.sees('responses.on_device')).toBe(false);
});

test("a receipt's picture leads to the look-up, and its number does not stay in the address", async () => {
  const visitor = await site.visitor();
  const receipt = await answeredBefore(site, organisation);
  await visitor.opens(`/receipts#${receipt}`);
  expect(visitor.path).toBe('/receipts');
  await visitor.follows('front.find');
  expect(await visitor.heading()).toBe(visitor.t('front.held_title'));
});
