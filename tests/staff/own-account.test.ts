import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { codeFor, recoveryCodesOn } from '../support/second-factor.ts';
import { give, later, own, signIn, signInPath, withDevice } from './newcomer.ts';

const root = '/workspace/account';
const other = 'otters on the sea wall';

async function withAccount() {
  const bench = await withDevice();
  bench.at(300);
  await signIn(bench.browser, own);
  await give(bench.browser, codeFor(bench.secret, later(300)));
  return bench;
}

test('the page says post, department, roles, device, codes and sessions, in both languages', async () => {
  const { browser } = await withAccount();
  const page = await browser.get(root);
  expect(page.status).toBe(200);
  for (const words of ['问卷编辑（示例）', 'newcomer', '编辑', '还剩10个没有用过的恢复码', '当前登录'])
    expect(page.words).toContain(words);
  const english = await browser.get(`/en${root}`);
  for (const words of ['Editor', '10 unused recovery codes are left', 'This one'])
    expect(english.words).toContain(words);
});

test('a new password ends the other sessions and gives this one a new cookie', async () => {
  const { browser, ctx, secret, at, ...bench } = await withAccount();
  const elsewhere = new Browser(bench);
  at(360);
  await signIn(elsewhere, own);
  await give(elsewhere, codeFor(secret, later(360)));
  expect((await elsewhere.get('/workspace')).status).toBe(200);
  const before = browser.jar.get('session');
  const changed = await browser.post(`${root}/password`, { old: own, password: other, again: other });
  expect(changed.location).toBe(root);
  expect(browser.jar.get('session')).not.toBe(before);
  expect((await browser.get(root)).status).toBe(200);
  expect((await elsewhere.get('/workspace')).location).toContain(signInPath);
  const stale = new Browser(bench);
  stale.jar.set('session', before ?? '');
  expect((await stale.get('/workspace')).location).toContain(signInPath);
  expect((await signIn(elsewhere, own)).status).toBe(422);
  expect((await signIn(elsewhere, other)).heading).toBe('输入动态口令');
});

test.each([
  [{ old: 'not this one, sorry', password: other, again: other }, '#old'],
  [{ old: own, password: 'short', again: 'short' }, '#password'],
  [{ old: own, password: own, again: own }, '#password'],
  [{ old: own, password: other, again: own }, '#again'],
])('a password that cannot be changed is refused at its field: %j', async (fields, field) => {
  const { browser } = await withAccount();
  const refused = await browser.post(`${root}/password`, fields);
  expect(refused.status).toBe(422);
  expect(refused.summary).toEqual([field]);
  for (const typed of Object.values(fields)) expect(refused.html).not.toContain(`"${typed}"`);
  expect((await browser.get(root)).status).toBe(200);
});

test('wrong old passwords count as tries to sign in', async () => {
  const { browser } = await withAccount();
  const wrong = { old: 'not this one, sorry', password: other, again: other };
  for (let n = 0; n < 5; n += 1) await browser.post(`${root}/password`, wrong);
  const refused = await browser.post(`${root}/password`, { ...wrong, old: own });
  expect(refused.words).toContain('输错次数太多');
  expect((await browser.post(signInPath, { name: 'newcomer', password: own })).status).toBe(429);
});

test('new recovery codes ask for a code of the device, and the old ones are void', async () => {
  const { browser, recoveryCodes, secret, at, ctx } = await withAccount();
  const wrong = await browser.post(`${root}/recovery-codes`, { code: '000000' });
  expect(wrong.status).toBe(422);
  expect(wrong.summary).toEqual(['#code']);
  at(400);
  const renewed = await browser.post(`${root}/recovery-codes`, { code: codeFor(secret, later(400)) });
  const codes = recoveryCodesOn(renewed.html);
  expect(codes).toHaveLength(10);
  expect(codes.filter((code) => recoveryCodes.includes(code))).toEqual([]);
  await browser.post('/workspace/sign-out', {});
  await signIn(browser, own);
  expect((await browser.post(`${signInPath}/code`, { recovery: recoveryCodes[3] ?? '' })).status).toBe(422);
  expect((await browser.post(`${signInPath}/code`, { recovery: codes[3] ?? '' })).status).toBe(200);
  const acts = await ctx.db.selectFrom('audit_event').select('act').execute();
  expect(acts.map(({ act }) => act)).toContain('recovery-codes.renewed');
});

test('five wrong codes on the own page end the session', async () => {
  const { browser } = await withAccount();
  for (let n = 0; n < 4; n += 1) await browser.post(`${root}/recovery-codes`, { code: '000000' });
  expect((await browser.post(`${root}/recovery-codes`, { code: '000000' })).status).toBe(429);
  expect((await browser.get(root)).location).toContain(signInPath);
});

test('one’s own sessions are ended one by one or all, nobody else’s', async () => {
  const { browser, secret, at, ctx, id, ...bench } = await withAccount();
  const elsewhere = new Browser(bench);
  at(360);
  await signIn(elsewhere, own);
  await give(elsewhere, codeFor(secret, later(360)));
  const sessions = await ctx.db.selectFrom('session').selectAll().execute();
  await ctx.store.write(async (tx) => {
    const row = await tx.db.selectFrom('officer').selectAll().executeTakeFirstOrThrow();
    await tx.db
      .insertInto('officer')
      .values({ ...row, id: 'stranger', sign_in_name: 'stranger' })
      .execute();
    const [session] = sessions;
    if (session)
      await tx.db
        .insertInto('session')
        .values({ ...session, id: 'f'.repeat(64), officer_id: 'stranger' })
        .execute();
  });
  await browser.post(`${root}/sessions`, { session: 'f'.repeat(64) });
  expect(await ctx.db.selectFrom('session').selectAll().execute()).toHaveLength(3);
  await browser.post(`${root}/sessions`, { session: 'others' });
  expect((await elsewhere.get('/workspace')).status).toBe(303);
  expect((await browser.get('/workspace')).status).toBe(200);
  const left = await ctx.db.selectFrom('session').select('officer_id').execute();
  expect(left.map(({ officer_id }) => officer_id).sort()).toEqual([id, 'stranger'].sort());
});
