import { expect } from 'vitest';
import { Keyboard } from './support/keyboard.ts';
import { door } from './support/questionnaire.ts';
import { openSite, test } from './support/site.ts';

const site = openSite();

test('from the first page to the receipt with a keyboard alone', async () => {
  const visitor = await site.visitor({ width: 1280 });
  const hands = new Keyboard(visitor);
  const before = site.stored.responses();
  await visitor.opens('/');
  await hands.presses('.skip');
  await hands.presses(`a[href="${door}"]`);
  await hands.presses('form.row button');

  await hands.tabTo('.btn:not([name])');
  await hands.press('Enter');
  expect(await visitor.focused().getAttribute('id')).toBe('summary');
  await hands.chooses('Q1', 'org');
  await hands.picks('Q2', 2);
  await hands.chooses('Q5', 'np');
  await hands.presses('.btn:not([name])');

  for (const row of ['day', 'reg', 'foi', 'dec', 'hot']) await hands.chooses(`Q6.${row}`, '1');
  await hands.ticks('Q7', 'none');
  await hands.ticks('Q9', 'none');
  await hands.presses('.btn:not([name])');

  for (const row of ['find', 'time', 'full', 'plain', 'interp', 'reply', 'join', 'back'])
    await hands.chooses(`Q10.${row}`, '3');
  await hands.chooses('Q11', 'NA');
  await hands.chooses('Q13', 'w1');
  await hands.presses('.btn:not([name])');

  await hands.chooses('Q14', 'no');
  await hands.presses('.btn:not([name])');
  await hands.chooses('Q17', 'no');
  await hands.presses('.btn:not([name])');
  await hands.picks('Q21.1', 1);
  await hands.picks('Q21.2', 2);
  await hands.tabTo('[name="Q22"]');
  await visitor.page.keyboard.type('键盘也能填');
  await hands.presses('.btn:not([name])');

  await hands.presses('[data-send] .btn');
  expect(await visitor.receipt()).toMatch(/^\d{16}$/);
  expect(site.stored.responses()).toBe(before + 1);
});

test('what scrolls sideways is reached and scrolled with a keyboard', async () => {
  const visitor = await site.visitor({ width: 375 });
  const hands = new Keyboard(visitor);
  await visitor.opens('/workspace/sign-in');
  await hands.tabTo('section.scroll');
  await hands.press('ArrowRight');
  await visitor.page.waitForFunction(() => (document.querySelector('section.scroll')?.scrollLeft ?? 0) > 0);
});
