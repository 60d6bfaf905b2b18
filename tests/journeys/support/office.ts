import { expect } from 'vitest';
import { codeFor } from '#tests/support/second-factor.ts';
import { bringAxe, violationsOn } from './axe.ts';
import type { Site, Watched } from './site.ts';

/** What a slip of paper says. */
export interface Slip {
  name: string;
  password: string;
}

export const PASSWORD = 'copper lantern over seven bridges';

/** The slips on the page, as somebody would read them who cuts them apart. */
export async function readSlips({ page, t }: Watched): Promise<Slip[]> {
  const read = (words: string) =>
    page
      .locator('.slips dl div')
      .filter({ has: page.locator('dt', { hasText: words }) })
      .locator('dd')
      .allTextContents();
  const passwords = await read(t('accounts.slip_password'));
  const names = await read(t('staff.name'));
  expect(passwords.length).toBeGreaterThan(0);
  return names.map((name, at) => ({ name: name.trim(), password: passwords[at]?.trim() ?? '' }));
}

/** Somebody at a desk for the whole story, with a window in which axe can be asked. */
export async function newcomer(site: Site): Promise<Watched> {
  const visitor = await site.regular({ width: 1280 });
  await bringAxe(visitor.page);
  return visitor;
}

/** Sets a device up, keeps the recovery codes and goes on; gives the codes. */
export async function enrols(visitor: Watched, { axe = false } = {}): Promise<string[]> {
  const { page } = visitor;
  expect(await visitor.heading()).toBe(visitor.t('security.enrol'));
  if (axe) expect(await violationsOn(page)).toEqual([]);
  const secret = (await page.locator('code.secret').textContent()) ?? '';
  await visitor.field('code').fill(codeFor(secret, new Date()));
  await visitor.follows('security.enrol_button');
  expect(await visitor.heading()).toBe(visitor.t('security.codes'));
  if (axe) expect(await violationsOn(page)).toEqual([]);
  const codes = await page.locator('li code').allTextContents();
  await visitor.field('kept-codes').check();
  await visitor.follows('security.codes_button');
  return codes;
}

/** The first sign-in with a slip: the temporary password, one's own, a device. */
export async function arrives(site: Site, slip: Slip, { axe = false } = {}): Promise<Watched> {
  const visitor = await newcomer(site);
  await visitor.opens('/workspace');
  await signsIn(visitor, slip);
  expect(await visitor.heading()).toBe(visitor.t('security.own_password'));
  if (axe) expect(await violationsOn(visitor.page)).toEqual([]);
  await visitor.field('password').fill(PASSWORD);
  await visitor.field('again').fill(PASSWORD);
  await visitor.follows('security.own_password_button');
  await enrols(visitor, { axe });
  expect(await visitor.heading()).toBe(visitor.t('staff.today'));
  return visitor;
}

export async function signsIn(visitor: Watched, { name, password }: Slip): Promise<void> {
  await visitor.field('name').fill(name);
  await visitor.field('password').fill(password);
  await visitor.follows('staff.sign_in_button');
}

/** Does the act that waits: from one's board, through the sheet. */
export async function agrees(visitor: Watched, title: string): Promise<void> {
  const { page, t } = visitor;
  await visitor.opens('/workspace');
  const matter = page.locator('main li').filter({ hasText: title });
  await visitor.isLed(() => matter.getByRole('link').first().click());
  expect(await visitor.heading()).toContain(title);
  const confirmed = visitor.field('secrecy');
  if ((await confirmed.count()) > 0) await confirmed.check();
  const button = page.locator('form[action$="/signature"] button');
  await visitor.isLed(() => button.click());
  expect(await page.locator('form[action$="/signature"]').count(), t('chains.agree_button')).toBe(0);
}
