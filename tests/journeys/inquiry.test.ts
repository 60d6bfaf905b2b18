import { expect } from 'vitest';
import { sampleAsked } from '#server/demo/play-asked.ts';
import { post } from './support/post.ts';
import { openSite, test } from './support/site.ts';

const site = openSite();

test('a resident asks the line on a phone without scripts, follows by number, reads the answer and rates it', async () => {
  const resident = await site.visitor({ javaScriptEnabled: false });
  await resident.opens('/inquiries');
  await resident.follows('asking.ask');
  await resident.page.locator('[name="kind"][value="complaint"]').check();
  await resident.field('title').fill('公交站夜里没有灯');
  await resident.field('text').fill('末班车时看不清站牌。');
  await resident.follows('asking.send');
  expect(await resident.heading()).toBe(resident.t('asking.received_title'));
  const receipt = await resident.receipt();
  await resident.follows('asking.follow');
  expect(await resident.sees('asking.step_receive')).toBe(true);
  expect(await resident.page.content()).not.toContain('公交站');
  await resident.opens('/receipts');
  await resident.field('receipt').fill(receipt);
  await resident.follows('front.find');
  expect(await resident.reads('末班车时看不清站牌。')).toBe(true);
  await resident.field('addition').fill('路口对面也没有灯。');
  await resident.follows('asking.add');
  expect(await resident.reads('路口对面也没有灯。')).toBe(true);

  const answered = await site.visitor();
  await post(answered, '/inquiries', sampleAsked);
  await post(answered, '/receipts', { receipt: await answered.receipt() });
  expect(await answered.sees('asking.held_answer')).toBe(true);
  await answered.page.locator('[name="rating"][value="dissatisfied"]').check();
  await answered.field('why').fill('还有一盏不亮。');
  await answered.follows('asking.send_rating');
  expect(await answered.sees('asking.step_rate')).toBe(true);
});
