import { expect, test } from 'vitest';
import { createDepartment } from '#server/staff/departments.ts';
import { createOfficer } from '#server/staff/staff.ts';
import { Browser, type Page } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { codeFor, enrolOn, recoveryCodesOn, secretOn } from '../support/second-factor.ts';

const temporary = 'KDJF-2983-XMPQ-7743';
const own = 'heron over the harbour';
const signInPath = '/workspace/sign-in';
const later = (seconds: number) => new Date(Date.parse('2026-05-20T02:00:00Z') + seconds * 1000);

async function withNewcomer({ temporaryDays = 14 }: { temporaryDays?: number } = {}) {
  const house = await makeApp({ secondFactor: true, at: later(0).toISOString() });
  const { ctx } = house;
  const title = { 'zh-CN': '问卷编辑（示例）', en: 'Questionnaire editor (sample)' };
  const { id: departmentId } = await createDepartment(ctx, { slug: 'city', name: title });
  const id = await createOfficer(ctx, {
    departmentId,
    title,
    signInName: 'newcomer',
    password: temporary,
    temporaryDays,
    roles: [{ departmentId, role: 'editor' }],
  });
  const at = (seconds: number) => house.clock.set(later(seconds).toISOString());
  return { ...house, id, at, browser: new Browser(house) };
}

type Bench = Awaited<ReturnType<typeof withNewcomer>>;

const signIn = async (browser: Browser, password: string, more: { [name: string]: string } = {}) =>
  browser.follow(await browser.post(signInPath, { name: 'newcomer', password, ...more }));

/** With an own password and a device, signed out again at second 0. */
async function withDevice() {
  const bench = await withNewcomer();
  const asked = await signIn(bench.browser, temporary);
  await bench.browser.post(asked.form('/password').action, { password: own, again: own });
  const page = await bench.browser.get(`${signInPath}/enrolment`);
  const device = await enrolOn(bench.browser, page, later(0));
  await bench.browser.post('/workspace/sign-out', {});
  return { ...bench, ...device };
}

const give = (browser: Browser, code: string, more: { [name: string]: string } = {}) =>
  browser.post(`${signInPath}/code`, { code, ...more });

const fill = (page: Page, end: string, fields: { [name: string]: string }) =>
  page.form(end).fill(fields).fields;

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
