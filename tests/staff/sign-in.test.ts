import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { StoreUnwritableError } from '#server/errors.ts';
import { fits, hashPassword } from '#server/staff/passwords.ts';
import { findSignedIn } from '#server/staff/sessions.ts';
import { payFully } from '../support/cheap-passwords.ts';
import {
  cookieOf,
  get,
  makeDepartment,
  makeOfficer,
  openBench,
  password,
  post,
  signedIn,
} from './support.ts';

const signInPath = '/workspace/sign-in';

async function withEditor() {
  const bench = await openBench();
  const officer = await makeOfficer(bench.ctx, await makeDepartment(bench.ctx, 'city'), ['editor'], 'editor');
  return { ...bench, officer };
}

const sessions = ({ ctx }: Awaited<ReturnType<typeof withEditor>>) =>
  ctx.db.selectFrom('session').selectAll().execute();

test('an officer signs in and is known on the next page', async () => {
  const bench = await withEditor();
  const answer = await post(bench, signInPath, { name: ' EDITOR ', password });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/workspace');
  expect(answer.headers.get('set-cookie')).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  const home = await get(bench, '/workspace/who', cookieOf(answer));
  expect(await home.text()).toBe(bench.officer.id);
});

test('the token is not in the store, only its hash', async () => {
  const bench = await withEditor();
  const token = (await signedIn(bench, 'editor')).slice('session='.length);
  const [row] = await sessions(bench);
  expect(row?.id).toBe(createHash('sha256').update(token).digest('hex'));
  expect(JSON.stringify(await sessions(bench))).not.toContain(token);
});

test('passwords are kept as argon2id, 19 MiB, two passes', async () => {
  payFully();
  const bench = await withEditor();
  const { password_hash } = await bench.ctx.db
    .selectFrom('officer')
    .select('password_hash')
    .executeTakeFirstOrThrow();
  expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('each sign-in begins a new session and ends the one before', async () => {
  const bench = await withEditor();
  const first = await signedIn(bench, 'editor');
  const answer = await post(bench, signInPath, { name: 'editor', password }, first);
  expect(cookieOf(answer)).not.toBe(first);
  expect((await get(bench, '/workspace/who', first)).status).toBe(303);
  expect(await sessions(bench)).toHaveLength(1);
});

test('signing out ends the session itself, not only the cookie', async () => {
  const bench = await withEditor();
  const cookie = await signedIn(bench, 'editor');
  const answer = await post(bench, '/workspace/sign-out', {}, cookie);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe(signInPath);
  expect(answer.headers.get('set-cookie')).toMatch(/^session=; Max-Age=0/);
  expect(await sessions(bench)).toEqual([]);
  expect((await get(bench, '/workspace/who', cookie)).status).toBe(303);
});

test.each([
  { what: 'a wrong password', name: 'editor', given: 'not this one, sorry' },
  { what: 'an unknown name', name: 'nobody', given: password },
  { what: 'nothing', name: '', given: '' },
])('$what is refused in the same words, the name kept and the password not', async ({ name, given }) => {
  const bench = await withEditor();
  const answer = await post(bench, signInPath, { name, password: given });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain('<title>错误：登录工作台');
  expect(html).toContain('<a href="#name">登录名或密码不对，请重新输入</a>');
  expect(html).toMatch(new RegExp(`id="name"[^>]* value${name ? `="${name}"` : ''} `));
  expect(html).not.toContain('not this one');
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('an unknown name takes as long as a wrong password', async () => {
  payFully();
  const hashed = await hashPassword(password);
  const quickest = async (known: string | undefined) => {
    const times: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      const begun = performance.now();
      expect(await fits('not this one, sorry', known)).toBe(false);
      times.push(performance.now() - begun);
    }
    return Math.min(...times);
  };
  await quickest(hashed);
  expect(await quickest(undefined)).toBeGreaterThan((await quickest(hashed)) / 3);
});

test('a disabled account neither signs in nor goes on', async () => {
  const bench = await withEditor();
  const cookie = await signedIn(bench, 'editor');
  await bench.ctx.store.write((tx) =>
    tx.db.updateTable('officer').set({ disabled_at: '2021-05-20T00:00:00Z' }).execute(),
  );
  expect((await get(bench, '/workspace/who', cookie)).status).toBe(303);
  expect((await post(bench, signInPath, { name: 'editor', password })).status).toBe(422);
});

test('the name is shown as text', async () => {
  const bench = await withEditor();
  const html = await (
    await post(bench, signInPath, { name: '"><script>alert(1)</script>', password })
  ).text();
  expect(html).toContain('value="&quot;>&lt;script>alert(1)&lt;/script>"');
  expect(html).not.toContain('<script>alert');
});

test('a session ends after 30 idle minutes of real time', async () => {
  const bench = await withEditor();
  const cookie = await signedIn(bench, 'editor');
  bench.clock.pass(29);
  expect((await get(bench, '/workspace/who', cookie)).status).toBe(200);
  bench.clock.pass(29);
  expect((await get(bench, '/workspace/who', cookie)).status).toBe(200);
  bench.clock.pass(30);
  expect((await get(bench, '/workspace/who', cookie)).status).toBe(303);
});

test('a session ends after 8 hours, however busy', async () => {
  const bench = await withEditor();
  const cookie = await signedIn(bench, 'editor');
  for (let minutes = 0; minutes < 460; minutes += 20) {
    bench.clock.pass(20);
    expect((await get(bench, '/workspace/who', cookie)).status).toBe(200);
  }
  bench.clock.pass(20);
  expect((await get(bench, '/workspace/who', cookie)).status).toBe(303);
});

test('officers can read while the store takes no writes', async () => {
  const bench = await withEditor();
  const token = (await signedIn(bench, 'editor')).slice('session='.length);
  bench.clock.pass(5);
  const failing = (error: Error) => ({ ...bench.ctx.store, write: () => Promise.reject(error) });
  const full = { ...bench.ctx, store: failing(new StoreUnwritableError()) };
  expect((await findSignedIn(full, token))?.id).toBe(bench.officer.id);
  const broken = { ...bench.ctx, store: failing(new Error('a bug')) };
  await expect(findSignedIn(broken, token)).rejects.toThrow('a bug');
});

test('what has expired is cleared away at the next sign-in', async () => {
  const bench = await withEditor();
  await signedIn(bench, 'editor');
  bench.clock.pass(31);
  await signedIn(bench, 'editor');
  expect(await sessions(bench)).toHaveLength(1);
});

test('roles are read anew at each request', async () => {
  const bench = await withEditor();
  const token = (await signedIn(bench, 'editor')).slice('session='.length);
  await bench.ctx.store.write((tx) => tx.db.deleteFrom('officer_role').execute());
  expect((await findSignedIn(bench.ctx, token))?.roles).toEqual([]);
});

test('signing in and out stands in the audit trail, in the time of the matter', async () => {
  const bench = await withEditor();
  const cookie = await signedIn(bench, 'editor');
  await post(bench, '/workspace/sign-out', {}, cookie);
  const events = await bench.ctx.db.selectFrom('audit_event').selectAll().orderBy('seq').execute();
  expect(events.map(({ seq, act }) => [seq, act])).toEqual([
    [1, 'officer.created'],
    [2, 'session.begun'],
    [3, 'session.ended'],
  ]);
  expect(events[1]).toMatchObject({ officer_id: bench.officer.id, at: '2021-05-20T02:00:00Z' });
});

test('a foreign page cannot sign anybody in', async () => {
  const bench = await withEditor();
  const answer = await bench.app.request(signInPath, {
    method: 'POST',
    body: new URLSearchParams({ name: 'editor', password }).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'cross-site' },
  });
  expect(answer.status).toBe(403);
});

test('both languages', async () => {
  const bench = await withEditor();
  const asked = await get(bench, '/en/workspace/approvals?x=1');
  expect(asked.headers.get('location')).toBe('/en/workspace/sign-in?next=%2Fworkspace%2Fapprovals%3Fx%3D1');
  const form = await (await get(bench, asked.headers.get('location') ?? '')).text();
  expect(form).toContain('<h1>Sign in to the workspace</h1>');
  expect(form).toContain('action="/en/workspace/sign-in"');
  const next = '/workspace/approvals?x=1';
  const answer = await post(bench, '/en/workspace/sign-in', { name: 'editor', password, next });
  expect(answer.headers.get('location')).toBe('/en/workspace/approvals?x=1');
  const wrong = await post(bench, '/en/workspace/sign-in', { name: 'editor', password: 'x', next });
  const html = await wrong.text();
  expect(html).toContain('Error: Sign in to the workspace');
  expect(html).toContain('name="next" value="/workspace/approvals?x=1"');
});

test('the demonstration lists its sign-ins, nothing else does', async () => {
  const title = { 'zh-CN': '问卷编辑（示例）', en: 'Questionnaire editor (sample)' };
  const demo = await openBench([{ title, department: title, signInName: 'demo-editor', password }]);
  const html = await (await get(demo, signInPath)).text();
  expect(html).toContain('<code>demo-editor</code>');
  expect(html).toContain(`<code>${password}</code>`);
  expect(await (await get(await openBench(), signInPath)).text()).not.toContain('演示登录');
});
