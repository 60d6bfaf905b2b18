import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { everythingOf, organisation } from './support/people.ts';
import { postAnswers } from './support/post.ts';
import { begin, door } from './support/questionnaire.ts';
import { openSiteToGoBack, test } from './support/site.ts';
import { Visitor } from './support/visitor.ts';

const site = openSiteToGoBack();

/** The first section answered, and away. */
async function halfWay() {
  const visitor = await site.visitor();
  await begin(visitor);
  await visitor.answers({ ...organisation.A });
  await visitor.follows('responses.next');
  await visitor.answers({ Q7: ['web', 'tv'] });
  return visitor;
}

test('somebody leaves in the middle and goes on where they were', async () => {
  const { page } = await halfWay();
  await page.close();
  const later = new Visitor(await page.context().newPage(), 'zh-CN');
  await later.opens(door);
  await later.follows('responses.resume');
  expect(later.path).toBe(`${door}/sections/B`);
  expect(await later.item('Q7').getByRole('checkbox', { checked: true }).count()).toBe(2);
  await later.follows('responses.previous');
  expect(await later.field('Q2').inputValue()).toBe('210203');
});

test('a reload keeps what was filled in', async () => {
  const visitor = await halfWay();
  await visitor.page.reload();
  expect(await visitor.item('Q7').getByRole('checkbox', { checked: true }).count()).toBe(2);
  expect(await visitor.item('Q8').isVisible()).toBe(true);
});

test('on a shared phone the next person starts with nothing', async () => {
  const visitor = await halfWay();
  await visitor.opens(door);
  await visitor.follows('responses.restart');
  expect(visitor.path).toBe(`${door}/sections/A`);
  expect(await visitor.page.getByRole('radio', { checked: true }).count()).toBe(0);
  await visitor.opens(`${door}/sections/B`);
  expect(await visitor.page.getByRole('checkbox', { checked: true }).count()).toBe(0);
});

test('going back and forth with the browser loses nothing', async () => {
  const visitor = await halfWay();
  await visitor.goesBack();
  await visitor.answers({ Q2: '210213' });
  await visitor.page.goForward({ waitUntil: 'commit' });
  await visitor.page.reload();
  expect(await visitor.item('Q7').getByRole('checkbox', { checked: true }).count()).toBe(2);

  await visitor.goesBack();
  await visitor.goesBack();
  expect(visitor.path).toBe(door);
  await visitor.presses('responses.start');
  await visitor.page.waitForURL(`**${door}/sections/*`);
  await visitor.opens(`${door}/sections/A`);
  expect(await visitor.field('Q2').inputValue()).toBe('210213');
});

test('two windows of one person fill in one draft', async () => {
  const first = await halfWay();
  const second = new Visitor(await first.page.context().newPage(), 'zh-CN');
  await second.opens(`${door}/sections/D`);
  await second.answers({ Q14: 'yes' });
  await first.answers({ Q9: ['med'] });
  await second.page.reload();
  expect(await second.item('Q14').getByRole('radio', { checked: true }).count()).toBe(1);
});

test('the network fails at sending; when it is back, the answers are sent once', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  visitor.watch.allow(/ERR_INTERNET_DISCONNECTED/);
  await postAnswers(visitor, '/check', everythingOf(organisation), randomUUID());
  const before = site.stored.responses();

  await page.context().setOffline(true);
  await visitor.presses('responses.submit');
  await page.getByText(visitor.t('responses.offline')).waitFor();
  expect(site.stored.responses()).toBe(before);

  await visitor.isLed(() => page.context().setOffline(false));
  expect(await visitor.heading()).toBe(visitor.t('responses.received_title'));
  expect(site.stored.responses()).toBe(before + 1);
});

test('the reply is lost on its way; sending again gives the receipt and counts nothing twice', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  visitor.watch.allow(/ERR_FAILED/);
  await postAnswers(visitor, '/check', everythingOf(organisation), randomUUID());
  const before = site.stored.responses();

  await page.route('**/api/v1/**', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await visitor.presses('responses.submit');
  await page.getByText(visitor.t('responses.offline')).waitFor();
  expect(site.stored.responses()).toBe(before + 1);

  await page.unroute('**/api/v1/**');
  await visitor.follows('responses.submit');
  expect(await visitor.receipt()).toMatch(/^\d{16}$/);
  expect(await visitor.sees('responses.received_again')).toBe(true);
  expect(site.stored.responses()).toBe(before + 1);
});
