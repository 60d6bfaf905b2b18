import { expect } from 'vitest';
import { looksUp } from './support/comments.ts';
import { officer } from './support/officers.ts';
import { openSite, test } from './support/site.ts';

const site = openSite();
const board = '/workspace/consultations/waste-measures-2021';

test.each([true, false])(
  'a letter that a clerk enters has a receipt that its author can use; with a script: %s',
  async (javaScriptEnabled) => {
    const clerk = await officer(site, 'clerk', { javaScriptEnabled });
    await clerk.opens(board);
    await clerk.follows('boards.go_entry');
    await clerk.field('clause-0').selectOption('9');
    await clerk.field('stance-0').selectOption('amend');
    await clerk.field('text-0').fill('桶盖太重，请改成脚踩的。');
    await clerk.follows('moderation.entry_button');
    const summary = clerk.page.getByRole('alert');
    expect(await summary.textContent()).toContain(clerk.t('moderation.channel_missing'));
    expect(await summary.getByRole('link').getAttribute('href')).toBe('#channel');
    expect(await clerk.field('text-0').inputValue()).toBe('桶盖太重，请改成脚踩的。');

    await clerk.field('channel').selectOption('letter');
    await clerk.follows('moderation.entry_button');
    const no = /\d+/.exec((await clerk.heading()) ?? '')?.[0] ?? '';
    expect(await clerk.heading()).toBe(clerk.t('moderation.entry_received', { no }));
    const receipt = await clerk.receipt();
    expect(receipt).toMatch(/^\d{16}$/);
    await clerk.follows('moderation.entry_next');
    expect(await clerk.field('text-0').inputValue()).toBe('');

    const author = await site.visitor({ javaScriptEnabled });
    await looksUp(author, receipt);
    expect(await author.sees('terms.state_held')).toBe(true);
    expect(await author.reads('桶盖太重，请改成脚踩的。')).toBe(true);
    await author.follows('front.held_correct');
    expect(await author.field('text-0').inputValue()).toBe('桶盖太重，请改成脚踩的。');
  },
);

test('of two officers at the same comment, the second sees what the first decided', async () => {
  const first = await officer(site, 'moderator');
  const second = await officer(site, 'moderator', { javaScriptEnabled: false });
  second.watch.allow(/status of 409/);
  for (const each of [first, second]) await each.opens(`${board}/comments/3`);
  await first.isLed(() => first.page.locator('[data-key="r"]').click());
  await second.page.locator('[aria-labelledby="withholding"] summary').click();
  await second.page.locator('#withhold-note').fill('像是广告');
  await second.isLed(() => second.page.getByRole('button', { name: '商业广告或者推广' }).click());
  const alert = second.page.getByRole('alert');
  expect(await alert.textContent()).toContain(second.t('error.comment-decided'));
  expect(await alert.textContent()).toContain(second.t('moderation.act_release'));
  expect(await alert.textContent()).toContain(second.t('moderation.nothing_kept'));
  expect(await alert.textContent()).toContain('像是广告');
  expect(await second.page.getByRole('button', { name: '商业广告或者推广' }).count()).toBe(0);
  expect(await second.button('moderation.reopen').isVisible()).toBe(true);
});
