import { expect } from 'vitest';
import { PASSWORD } from './support/officers.ts';
import { openSite, test } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

const site = openSite();

const signIn = async (visitor: Visitor, name: string, password = PASSWORD) => {
  await visitor.page.locator('#name').fill(name);
  await visitor.page.locator('#password').fill(password);
  await visitor.isLed(() => visitor.page.locator('#password').press('Enter'));
};

test.each([true, false])(
  'an officer signs in, finds the way and signs out; with a script: %s',
  async (javaScriptEnabled) => {
    const visitor = await site.visitor({ width: 1280, javaScriptEnabled });
    await visitor.opens('/workspace/approvals');
    expect(await visitor.heading()).toBe(visitor.t('staff.sign_in'));
    await signIn(visitor, 'approver');
    expect(visitor.path).toBe('/workspace/approvals');
    expect(await visitor.sees('staff.waiting_none')).toBe(true);
    await visitor.follows('staff.today');
    expect(await visitor.heading()).toBe(visitor.t('staff.today'));

    await visitor.follows('staff.sign_out');
    expect(await visitor.heading()).toBe(visitor.t('staff.sign_in'));
    await visitor.opens('/workspace');
    expect(await visitor.heading()).toBe(visitor.t('staff.sign_in'));
  },
);

test('a wrong password is refused in words that do not tell which half was wrong', async () => {
  const visitor = await site.visitor();
  await visitor.opens('/workspace/sign-in');
  const said: (string | null)[] = [];
  for (const name of ['approver', 'nobody']) {
    await signIn(visitor, name, 'not the password');
    said.push(await visitor.page.getByRole('alert').textContent());
    expect(await visitor.page.locator('#name').inputValue()).toBe(name);
    expect(await visitor.page.locator('#password').inputValue()).toBe('');
  }
  expect(said[0]).toContain(visitor.t('staff.wrong_sign_in'));
  expect(said[1]).toBe(said[0]);
  await signIn(visitor, 'analyst');
  expect(await visitor.heading()).toBe(visitor.t('staff.today'));
});

test('in the demonstration one press signs in', async () => {
  const visitor = await site.visitor({ language: 'en' });
  await visitor.opens('/workspace');
  const title = 'Head of the office in charge (sample)';
  await visitor.follows('staff.demo_as', { title });
  expect(await visitor.reads(title)).toBe(true);
  expect(visitor.path).toBe('/workspace');
});
