import { expect } from 'vitest';
import { officer } from './support/officers.ts';
import { openSite, test } from './support/site.ts';

const site = openSite();
const draft = '/consultations/waste-measures-2021';

test('a comment that belongs to the line is sent on in one press, and its author follows the demand by receipt', async () => {
  const author = await site.visitor({ javaScriptEnabled: false });
  await author.opens(`${draft}/comments/new?clause=7`);
  await author.page.locator('[name="stance-0"][value="amend"]').check();
  await author.field('text-0').fill('我家楼下的垃圾桶三天没有收（示例）');
  await author.follows('comments.send');
  const receipt = await author.receipt();
  const follow = async () => {
    await author.opens('/receipts');
    await author.field('receipt').fill(receipt);
    await author.follows('front.find');
    return author.page.locator('main').innerText();
  };
  expect(await follow()).not.toContain('SQ-');

  const moderator = await officer(site, 'moderator');
  await moderator.opens(`/workspace${draft}/comments?q=${encodeURIComponent('三天没有收')}`);
  await moderator.isLed(() => moderator.page.getByRole('link', { name: /三天没有收/ }).click());
  const comment = moderator.path.split('?')[0] ?? '';
  await moderator.isLed(() => moderator.page.locator('[name="destination"][value="hotline_12345"]').click());
  await moderator.opens(comment);
  const number = /SQ-20210520-\d{4}/.exec(await moderator.page.locator('main').innerText())?.[0] ?? '';
  const sent = await follow();
  expect(sent).toContain(number);
  expect(sent).toContain(author.t('inquiries.state_received'));

  const dispatcher = await officer(site, 'dispatcher');
  await dispatcher.opens(`/workspace/inquiries/${number}`);
  expect(await dispatcher.page.locator('main').innerText()).toContain('我家楼下的垃圾桶三天没有收（示例）');
  const city = dispatcher.page.locator('#transfer-to option', { hasText: '市城市管理局' });
  await dispatcher.page.locator('#transfer-to').selectOption(await city.getAttribute('value'));
  await dispatcher.isLed(() => dispatcher.page.locator('form:has(#transfer-to) button').click());
  expect(await follow()).toContain(author.t('inquiries.state_transferred'));
});
