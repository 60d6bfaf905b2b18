import { expect, test } from 'vitest';
import { createDepartment } from '#server/staff/departments.ts';
import { createOfficer } from '#server/staff/staff.ts';
import { Browser } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { codeFor, enrolOn, recoveryCodesOn, secretOn } from '../support/second-factor.ts';
import {
  type Bench,
  fill,
  give,
  later,
  own,
  signIn,
  signInPath,
  temporary,
  withDevice,
  withNewcomer,
} from './newcomer.ts';

test('the first sign-in leads by an own password, a device and its codes to the page asked for', async () => {
  const { browser, ctx, id } = await withNewcomer();
  const password = await browser.follow(await browser.get('/workspace/approvals'));
  expect(password.heading).toBe('登录工作台');
  const asked = await browser.press(
    password.form(signInPath).fill({ name: 'newcomer', password: temporary }),
  );
  expect(asked.path).toBe(`${signInPath}/password?next=%2Fworkspace%2Fapprovals`);
  expect(asked.heading).toBe('设置您自己的密码');
  const next = await browser.post(
    asked.form('/password').action,
    fill(asked, '/password', { password: own, again: own }),
  );
  expect(next.status).toBe(303);
  const enrolment = await browser.follow(next);
  expect(enrolment.heading).toBe('绑定动态口令');
  expect(enrolment.html).toContain('src="data:image/png;base64,');
  const device = await enrolOn(browser, enrolment, later(0));
  expect(device.recoveryCodes).toHaveLength(10);
  expect(device.page.path).toBe('/workspace/approvals');
  expect(device.page.status).toBe(200);

  const stored = JSON.stringify([
    await ctx.db.selectFrom('officer').selectAll().execute(),
    await ctx.db.selectFrom('recovery_code').selectAll().execute(),
  ]);
  for (const secret of [device.secret, ...device.recoveryCodes]) expect(stored).not.toContain(secret);
  const acts = await ctx.db.selectFrom('audit_event').select(['act', 'officer_id']).orderBy('seq').execute();
  expect(acts.map(({ act }) => act)).toEqual([
    'officer.created',
    'session.begun',
    'password.changed',
    'second-factor.enrolled',
    'session.verified',
  ]);
  expect(new Set(acts.slice(1).map(({ officer_id }) => officer_id))).toEqual(new Set([id]));
});

test('the cookie changes at each step, and none before it opens anything', async () => {
  const bench = await withNewcomer();
  const { browser } = bench;
  const tokens: string[] = [];
  const note = () => tokens.push(browser.jar.get('session') ?? '');
  const planted = 'A'.repeat(43);
  browser.jar.set('session', planted);
  const asked = await signIn(browser, temporary);
  note();
  await browser.post(asked.form('/password').action, { password: own, again: own });
  note();
  await enrolOn(browser, await browser.get(`${signInPath}/enrolment`), later(0));
  note();
  expect(new Set([planted, ...tokens]).size).toBe(4);
  for (const token of [planted, ...tokens.slice(0, -1)]) {
    const thief = new Browser(bench);
    thief.jar.set('session', token);
    expect((await thief.get('/workspace')).location).toBe(`${signInPath}?next=%2Fworkspace`);
    expect((await thief.get(`${signInPath}/code`)).location).toBe(`${signInPath}?next=%2Fworkspace`);
  }
  expect((await browser.get('/workspace')).status).toBe(200);
});

test('cookies are kept from scripts and other sites; on https they are bound to the host', async () => {
  const { app, ctx } = await makeApp({ publicUrl: 'https://wenji.example', secondFactor: true });
  const { id } = await createDepartment(ctx, { slug: 'city', name: { 'zh-CN': '市（示例）' } });
  await createOfficer(ctx, {
    departmentId: id,
    title: { 'zh-CN': '编辑（示例）' },
    signInName: 'ed',
    password: own,
    roles: [],
  });
  const answer = await app.request(signInPath, {
    method: 'POST',
    body: new URLSearchParams({ name: 'ed', password: own }).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://wenji.example' },
  });
  expect(answer.headers.get('set-cookie')).toMatch(
    /^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test('codes must be kept before the first session goes on, and only who saw them goes on', async () => {
  const { browser } = await withNewcomer();
  const asked = await signIn(browser, temporary);
  await browser.post(asked.form('/password').action, { password: own, again: own });
  const enrolment = await browser.get(`${signInPath}/enrolment`);
  const codes = await browser.post(`${signInPath}/enrolment`, {
    code: codeFor(secretOn(enrolment.html), later(0)),
  });
  expect((await browser.get('/workspace')).location).toBe(`${signInPath}/code?next=%2Fworkspace`);
  const path = `${signInPath}/enrolment/codes`;
  const unticked = await browser.post(path, codes.form('/codes').fields);
  expect(unticked.status).toBe(422);
  expect(recoveryCodesOn(unticked.html)).toEqual(recoveryCodesOn(codes.html));
  const guessed = await browser.post(path, { codes: '', 'kept-codes': 'yes' });
  expect(guessed.location).toBe(`${signInPath}/code?next=%2Fworkspace`);
  const some = recoveryCodesOn(codes.html).slice(1).join(' ');
  expect((await browser.post(path, { codes: some, 'kept-codes': 'yes' })).location).toContain('/code?');
  expect((await browser.get('/workspace')).status).toBe(303);
});

test('a reload shows the same secret, another session another', async () => {
  const bench = await withNewcomer();
  const { browser } = bench;
  const asked = await signIn(browser, temporary);
  await browser.post(asked.form('/password').action, { password: own, again: own });
  const once = secretOn((await browser.get(`${signInPath}/enrolment`)).html);
  expect(secretOn((await browser.get(`${signInPath}/enrolment`)).html)).toBe(once);
  const other = new Browser(bench);
  expect(secretOn((await signIn(other, own)).html)).not.toBe(once);
});

test('a temporary password past its day is refused in words that say whom to ask', async () => {
  const { browser, at } = await withNewcomer({ temporaryDays: 1 });
  at(86_400);
  const refused = await browser.post(signInPath, { name: 'newcomer', password: temporary });
  expect(refused.status).toBe(422);
  expect(refused.words).toContain('请联系本单位的安全管理员');
  const wrong = await browser.post(signInPath, { name: 'newcomer', password: 'not this one, sorry' });
  expect(wrong.words).not.toContain('安全管理员');
});

test.each([
  [{ password: 'short', again: 'short' }, '#password'],
  [{ password: 'the newcomer is here', again: 'the newcomer is here' }, '#password'],
  [{ password: temporary, again: temporary }, '#password'],
  [{ password: own, again: `${own}!` }, '#again'],
])('an own password that cannot be taken is refused at its field: %j', async (fields, field) => {
  const { browser, ctx } = await withNewcomer();
  const asked = await signIn(browser, temporary);
  const refused = await browser.post(asked.form('/password').action, {
    ...fields,
    next: '/workspace/approvals',
  });
  expect(refused.status).toBe(422);
  expect(refused.summary).toEqual([field]);
  expect(refused.html).not.toContain(fields.password);
  expect(refused.html).toContain('name="next" value="/workspace/approvals"');
  expect(
    await ctx.db.selectFrom('officer').select('password_temporary_until').executeTakeFirst(),
  ).not.toEqual({
    password_temporary_until: null,
  });
});

test.each(['', '/en'])(
  'a form that was cut short goes through every step and is sent as it was (%s)',
  async (prefix) => {
    const { browser, secret, at } = await withDevice();
    at(300);
    await signIn(browser, own);
    await give(browser, codeFor(secret, later(300)));
    at(300 + 31 * 60);
    const note = '第一行\r\n<b>"&';
    const cut = await browser.post(`${prefix}/workspace/approvals/1/return`, { note });
    expect(cut.status).toBe(307);
    const door = await browser.post(cut.location, { note });
    expect(door.status).toBe(401);
    const code = await browser.post(
      door.form('/sign-in').action,
      fill(door, '/sign-in', { name: 'newcomer', password: own }),
    );
    expect(code.status).toBe(200);
    expect(code.heading).toBe(prefix ? 'Enter your one-time code' : '输入动态口令');
    const wrong = await browser.post(code.form('/code').action, fill(code, '/code', { code: '000000' }));
    expect(wrong.status).toBe(422);
    const right = codeFor(secret, later(300 + 31 * 60));
    const resume = await browser.post(wrong.form('/code').action, fill(wrong, '/code', { code: right }));
    expect(resume.status).toBe(200);
    expect([...resume.form('/return').fields]).toEqual([['note', note]]);
  },
);

test('a pending session that posts a form is asked for its step, with the form kept', async () => {
  const { browser, at } = await withDevice();
  at(300);
  await signIn(browser, own);
  const cut = await browser.post('/workspace/approvals/1/return', { note: 'ABC' });
  const asked = await browser.post(cut.location, { note: 'ABC' });
  expect(asked.heading).toBe('输入动态口令');
  expect(asked.html).toContain('name="kept" value="note=ABC"');
});

test('an account that is disabled between the steps goes no further', async () => {
  const { browser, secret, at, ctx, ...bench } = await withDevice();
  at(300);
  await signIn(browser, own);
  await ctx.store.write((tx) => tx.db.updateTable('officer').set({ disabled_at: '2026-05-20' }).execute());
  expect((await give(browser, codeFor(secret, later(300)))).location).toContain(signInPath);
  expect((await browser.get('/workspace')).location).toBe(`${signInPath}?next=%2Fworkspace`);
  const door = new Browser(bench);
  expect((await door.post(signInPath, { name: 'newcomer', password: own })).words).toContain(
    '登录名或密码不对',
  );
});

/** Every address of the workspace, from the routes themselves. */
const routesOf = ({ app }: Bench) => {
  const own = new RegExp(`^(/en)?${signInPath}|^(/en)?/workspace/sign-out`);
  return app.routes.filter(
    ({ method, path }) => method !== 'ALL' && /^(\/en)?\/workspace/.test(path) && !own.test(path),
  );
};

test('a pending session opens no route of the workspace', async () => {
  const bench = await withNewcomer();
  const { browser } = bench;
  await signIn(browser, temporary);
  const routes = routesOf(bench);
  expect(routes.length).toBeGreaterThan(60);
  for (const { method, path } of routes) {
    const address = path.replace(/:(\w+)(\{[^}]*\})?/g, '1');
    const answer = method === 'GET' ? await browser.get(address) : await browser.post(address, { a: 'b' });
    const english = path.startsWith('/en') ? '/en' : '';
    expect([path, answer.status]).toEqual([path, method === 'GET' ? 303 : 307]);
    expect(answer.location).toMatch(
      method === 'GET'
        ? new RegExp(`^${english}${signInPath}/password\\?next=`)
        : new RegExp(`^${english}${signInPath}/interrupted\\?next=`),
    );
  }
});
