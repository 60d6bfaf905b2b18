import { describe, expect } from 'vitest';
import { organisation, resident } from './support/people.ts';
import { answerAll, begin, door } from './support/questionnaire.ts';
import { openSite, test } from './support/site.ts';

const site = openSite();

describe.each([375, 1280])('on a screen %i pixels wide', (width) => {
  test('somebody finds the questionnaire, answers everything and takes a receipt home', async () => {
    const visitor = await site.visitor({ width });
    const { page } = visitor;
    const before = site.stored.responses();

    await visitor.opens('/');
    await visitor.isLed(() => page.getByRole('link', { name: /^填问卷：.*政务公开/ }).click());
    expect(visitor.path).toBe(door);
    expect(await visitor.sees('responses.privacy_retention')).toBe(true);
    await visitor.follows('responses.start');
    await answerAll(visitor, resident('公交站牌上的字再大一些'));

    expect(await visitor.heading()).toBe(visitor.t('responses.check_title'));
    expect(await page.locator('dl.check dd', { hasText: '公交站牌上的字再大一些' }).count()).toBe(5);
    await visitor.follows('responses.submit');

    expect(await visitor.heading()).toBe(visitor.t('responses.received_title'));
    expect(await visitor.receipt()).toMatch(/^\d{16}$/);
    const picture = page.getByRole('img', { name: visitor.t('responses.receipt_qr') });
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(150);
    expect(site.stored.responses()).toBe(before + 1);
    expect(site.stored.halfAnswers()).toBe(0);
  });
});

test('what was left out is named first, and each line leads to its question', async () => {
  const visitor = await site.visitor();
  await begin(visitor);
  await visitor.presses('responses.next');

  const summary = visitor.page.getByRole('alert');
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await summary.getByRole('link').count()).toBe(2);
  expect(await visitor.page.title()).toMatch(/^错误：/);
  await summary.getByRole('link').first().click();
  expect(await visitor.focused().getAttribute('name')).toBe('Q1');

  await visitor.answers({ ...organisation.A });
  await visitor.follows('responses.next');
  expect(visitor.path).toBe(`${door}/sections/B`);
});

test('questions come and go with the answers that call for them', async () => {
  const visitor = await site.visitor();
  await begin(visitor);
  expect(await visitor.item('Q3').isVisible()).toBe(false);
  await visitor.answers({ Q1: 'resident' });
  expect(await visitor.item('Q3').isVisible()).toBe(true);
  await visitor.answers({ Q1: 'org' });
  expect(await visitor.item('Q3').isVisible()).toBe(false);
  expect(await visitor.item('Q5').isVisible()).toBe(true);

  await visitor.opens(`${door}/sections/B`);
  await visitor.answers({ Q7: ['web'] });
  expect(await visitor.item('Q8').isVisible()).toBe(false);
  await visitor.answers({ Q7: ['tv'] });
  expect(await visitor.item('Q8').getByRole('radio').count()).toBe(2);
  await visitor.answers({ Q7: ['none'] });
  expect(await visitor.item('Q7').getByRole('checkbox', { checked: true }).count()).toBe(1);
  expect(await visitor.item('Q8').isVisible()).toBe(false);

  await visitor.opens(`${door}/sections/C`);
  expect(await visitor.item('Q12').isVisible()).toBe(false);
  await visitor.answers({ Q11: '2' });
  expect(await visitor.item('Q12').isVisible()).toBe(true);
});

test('words belong to the option that asks for them', async () => {
  const visitor = await site.visitor();
  await visitor.opens(`${door}/sections/B`);
  expect(await visitor.field('Q9__other').isVisible()).toBe(false);
  await visitor.answers({ Q9: ['other'], Q9__other: '停车位' });
  await visitor.page.reload();
  expect(await visitor.field('Q9__other').inputValue()).toBe('停车位');
});

test('a ranking with a gap is not guessed at', async () => {
  const visitor = await site.visitor();
  await visitor.opens(`${door}/sections/F`);
  await visitor.answers({ 'Q21.1': 'plain', 'Q21.3': 'hot' });
  await visitor.presses('responses.to_check');
  const [line] = await visitor.page.getByRole('alert').getByRole('link').all();
  expect(await line?.textContent()).toContain('第2位空着');
  await line?.click();
  expect(await visitor.focused().getAttribute('name')).toBe('Q21.2');
});

test('an answer that ends the questionnaire leaves nothing behind', async () => {
  const visitor = await site.visitor();
  const before = site.stored.responses();
  await begin(visitor);
  await visitor.answers({ Q1: 'resident', Q2: '210204', Q3: 'u14' });
  await visitor.follows('responses.next');
  expect(await visitor.heading()).toBe(visitor.t('responses.ended_title'));
  await visitor.opens(door);
  expect(await visitor.sees('responses.resume_title')).toBe(false);
  expect(site.stored.responses()).toBe(before);
  expect(site.stored.halfAnswers()).toBe(0);
});
