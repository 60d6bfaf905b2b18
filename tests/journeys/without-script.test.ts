import { expect } from 'vitest';
import { organisation, resident } from './support/people.ts';
import { answerStepByStep, begin, door } from './support/questionnaire.ts';
import { openSiteToGoBack, test } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

const site = openSiteToGoBack();
const plain = () => site.visitor({ javaScriptEnabled: false });

const toTheCheck = async (visitor: Visitor, person = organisation) => {
  await begin(visitor);
  await answerStepByStep(visitor, person);
  expect(await visitor.heading()).toBe(visitor.t('responses.check_title'));
};

test('the longest way leads to a receipt', async () => {
  const visitor = await plain();
  const before = site.stored.responses();
  await toTheCheck(visitor, resident('多办几场说明会'));
  await visitor.follows('responses.submit');
  expect(await visitor.heading()).toBe(visitor.t('responses.received_title'));
  expect(await visitor.receipt()).toMatch(/^\d{16}$/);
  expect(site.stored.responses()).toBe(before + 1);
  expect(site.stored.halfAnswers()).toBe(0);
});

test('questions that an answer brings in stand on the same page, with a word about it', async () => {
  const visitor = await plain();
  await begin(visitor);
  expect(await visitor.item('Q3').isVisible()).toBe(false);
  await visitor.answers({ Q1: 'resident', Q2: '210204' });
  await visitor.follows('responses.next');
  expect(visitor.path).toBe(`${door}/sections/A?more=1#legend-Q3`);
  expect(await visitor.sees('responses.more_items')).toBe(true);
  expect(await visitor.item('Q3').isVisible()).toBe(true);
  expect(await visitor.field('Q2').inputValue()).toBe('210204');
});

test('what was left out is named, and a reload of that page changes nothing', async () => {
  const visitor = await plain();
  await begin(visitor);
  await visitor.answers({ Q2: '210204' });
  await visitor.follows('responses.next');
  const summary = visitor.page.getByRole('alert');
  expect(await summary.getByRole('link').count()).toBe(1);
  await visitor.isLed(() => visitor.page.reload());
  expect(await summary.getByRole('link').getAttribute('href')).toBe('#Q1');
  expect(await visitor.field('Q2').inputValue()).toBe('210204');
});

test('back, and on again later, with what was filled in', async () => {
  const visitor = await plain();
  await begin(visitor);
  await visitor.answers({ Q1: 'other', Q2: '210204' });
  await visitor.follows('responses.next');
  await visitor.answers({ Q7: ['web', 'tv'] });
  await visitor.follows('responses.previous');
  expect(await visitor.field('Q2').inputValue()).toBe('210204');

  await visitor.opens(door);
  await visitor.follows('responses.resume');
  expect(await visitor.field('Q2').inputValue()).toBe('210204');
  await visitor.follows('responses.next');
  expect(await visitor.item('Q7').getByRole('checkbox', { checked: true }).count()).toBe(2);

  await visitor.opens(door);
  await visitor.follows('responses.restart');
  expect(await visitor.field('Q2').inputValue()).toBe('');
});

test('two presses on the last button give one receipt and count once', async () => {
  const visitor = await plain();
  await toTheCheck(visitor);
  const before = site.stored.responses();
  await visitor.isLed(() => visitor.button('responses.submit').dblclick());
  const receipt = await visitor.receipt();
  expect(site.stored.responses()).toBe(before + 1);

  await visitor.isLed(() => visitor.page.reload());
  expect(await visitor.receipt()).toBe(receipt);
  expect(site.stored.responses()).toBe(before + 1);
});

test('going back from the receipt and pressing again finds the same receipt', async () => {
  const visitor = await plain();
  await toTheCheck(visitor);
  const before = site.stored.responses();
  await visitor.follows('responses.submit');
  const receipt = await visitor.receipt();
  await visitor.goesBack();
  await visitor.goesBack();
  await visitor.follows('responses.to_check');
  expect(await visitor.receipt()).toBe(receipt);
  expect(await visitor.sees('responses.received_again')).toBe(true);
  expect(site.stored.responses()).toBe(before + 1);
});

test('an answer that ends the questionnaire leaves nothing in the store', async () => {
  const visitor = await plain();
  const before = { responses: site.stored.responses(), halfAnswers: site.stored.halfAnswers() };
  await begin(visitor);
  await visitor.answers({ Q1: 'resident', Q2: '210204' });
  await visitor.follows('responses.next');
  await visitor.answers({ Q3: 'u14' });
  await visitor.follows('responses.next');
  expect(await visitor.heading()).toBe(visitor.t('responses.ended_title'));
  expect(site.stored.responses()).toBe(before.responses);
  expect(site.stored.halfAnswers()).toBe(before.halfAnswers);
});

test('over plain http on loopback the cookies are plain, and a script still cannot read them', async () => {
  const visitor = await plain();
  await begin(visitor);
  const cookies = await visitor.page.context().cookies();
  expect(
    cookies.map(({ name, secure, httpOnly, sameSite }) => ({ name, secure, httpOnly, sameSite })),
  ).toEqual([{ name: 'answering-zwgk-social-2021', secure: false, httpOnly: true, sameSite: 'Lax' }]);
});
