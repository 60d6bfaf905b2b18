import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { codeFor } from '../support/second-factor.ts';
import { give, later, own, signIn, signInPath, withDevice } from './newcomer.ts';

test('with a device the password alone opens nothing, a code does', async () => {
  const { browser, secret, at } = await withDevice();
  at(60);
  const asked = await signIn(browser, own);
  expect(asked.heading).toBe('输入动态口令');
  expect((await browser.get('/workspace')).location).toBe(`${signInPath}/code?next=%2Fworkspace`);
  for (const step of ['password', 'enrolment'])
    expect((await browser.get(`${signInPath}/${step}`)).location).toBe(
      `${signInPath}/code?next=%2Fworkspace`,
    );
  const refused = await give(browser, '000000');
  expect(refused.status).toBe(422);
  expect(refused.summary).toEqual(['#code']);
  expect(refused.title).toMatch(/^错误：/);
  const code = codeFor(secret, later(60));
  expect((await give(browser, `${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(303);
  expect((await browser.get('/workspace')).status).toBe(200);
});

test.each([-30, 0, 30])('a clock that is %i s off is taken', async (seconds) => {
  const { browser, secret, at } = await withDevice();
  at(300);
  await signIn(browser, own);
  expect((await give(browser, codeFor(secret, later(300 + seconds)))).status).toBe(303);
});

test.each([-60, 60])('a clock that is %i s off is not', async (seconds) => {
  const { browser, secret, at } = await withDevice();
  at(300);
  await signIn(browser, own);
  expect((await give(browser, codeFor(secret, later(300 + seconds)))).status).toBe(422);
});

test('a code is taken once, and none of an earlier step after it', async () => {
  const { browser, secret, at, ...bench } = await withDevice();
  at(300);
  const code = codeFor(secret, later(300));
  await signIn(browser, own);
  expect((await give(browser, code)).status).toBe(303);
  const other = new Browser(bench);
  await signIn(other, own);
  expect((await give(other, code)).status).toBe(422);
  expect((await give(other, codeFor(secret, later(270)))).status).toBe(422);
  expect((await give(other, codeFor(secret, later(330)))).status).toBe(303);
});

test('one code sent twice at once is taken once', async () => {
  const { browser, secret, at, ...bench } = await withDevice();
  at(300);
  const other = new Browser(bench);
  await signIn(browser, own);
  await signIn(other, own);
  const code = codeFor(secret, later(300));
  const answers = await Promise.all([give(browser, code), give(other, code)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
});

test('the code that confirmed the device does not sign in', async () => {
  const { browser, secret } = await withDevice();
  await signIn(browser, own);
  expect((await give(browser, codeFor(secret, later(0)))).status).toBe(422);
});

test('five wrong codes end the session and lock the name, and the password does not unlock it', async () => {
  const { browser, secret, at, ctx, ...bench } = await withDevice();
  at(300);
  await signIn(browser, own);
  for (let n = 0; n < 4; n += 1) expect((await give(browser, '000000')).status).toBe(422);
  const ended = await give(browser, '000000');
  expect(ended.status).toBe(429);
  expect(ended.answer.headers.get('retry-after')).toBe('900');
  expect(ended.words).toContain('输错次数太多，请15分钟后再试');
  expect(browser.jar.has('session')).toBe(false);
  expect(await ctx.db.selectFrom('session').selectAll().execute()).toEqual([]);
  const again = new Browser(bench);
  expect((await again.post(signInPath, { name: 'newcomer', password: own })).status).toBe(429);
  at(300 + 901);
  await signIn(again, own);
  expect((await give(again, codeFor(secret, later(1201)))).status).toBe(303);
});

test('a right password between wrong codes clears none of them', async () => {
  const { browser, at } = await withDevice();
  at(300);
  for (let n = 0; n < 5; n += 1) {
    await signIn(browser, own);
    await give(browser, '000000');
  }
  expect((await browser.post(signInPath, { name: 'newcomer', password: own })).status).toBe(429);
});

test('a recovery code stands in for the device once, and the page says how many are left', async () => {
  const { browser, recoveryCodes, at, ...bench } = await withDevice();
  at(300);
  await signIn(browser, own);
  const [code = ''] = recoveryCodes;
  const typed = code.toLowerCase().replaceAll('-', ' ');
  const wrong = await browser.post(`${signInPath}/code`, { recovery: 'AAAA-BBBB-CCCC' });
  expect(wrong.status).toBe(422);
  expect(wrong.summary).toEqual(['#recovery']);
  const page = await browser.post(`${signInPath}/code`, { recovery: typed, next: '/workspace/approvals' });
  expect(page.status).toBe(200);
  expect(page.words).toContain('还剩9个没有用过的恢复码');
  expect(page.links).toContain('/workspace/approvals');
  expect((await browser.get('/workspace')).status).toBe(200);
  const other = new Browser(bench);
  await signIn(other, own);
  expect((await other.post(`${signInPath}/code`, { recovery: code })).status).toBe(422);
});

test('the paper does not sign in by the way that follows enrolment, whatever is left of it', async () => {
  const { browser, recoveryCodes, at, ctx } = await withDevice();
  const byEnrolment = async (codes: string[]) => {
    await signIn(browser, own);
    await browser.post(`${signInPath}/enrolment/codes`, { codes: codes.join(' '), 'kept-codes': 'yes' });
    return (await browser.get('/workspace')).location;
  };
  at(300);
  expect(await byEnrolment(recoveryCodes)).toBe(`${signInPath}/code?next=%2Fworkspace`);
  const last = recoveryCodes.at(-1) ?? '';
  for (const code of recoveryCodes.slice(0, -1)) {
    await signIn(browser, own);
    expect((await browser.post(`${signInPath}/code`, { recovery: code })).status).toBe(200);
  }
  expect(await byEnrolment([last])).toBe(`${signInPath}/code?next=%2Fworkspace`);
  const unused = await ctx.db.selectFrom('recovery_code').selectAll().where('used_at', 'is', null).execute();
  expect(unused).toHaveLength(1);
});

test('wrong codes that come while a password is looked at stay counted', async () => {
  const { browser, at, ctx, ...bench } = await withDevice();
  at(300);
  await signIn(browser, own);
  const other = new Browser(bench);
  const slow = other.post(signInPath, { name: 'newcomer', password: own });
  for (let n = 0; n < 3; n += 1) expect((await give(browser, '000000')).status).toBe(422);
  expect((await slow).status).toBe(303);
  const tries = await ctx.db.selectFrom('sign_in_try').selectAll().execute();
  expect(tries).toHaveLength(3);
});
