import { expect, test } from 'vitest';
import { type Role, roles } from '#server/http/signed-in.ts';
import { Browser, type Page } from '../support/browser.ts';
import type { House } from '../support/make-app.ts';
import { openOffice } from './setup-support.ts';
import { makeDepartment, makeOfficer, password } from './support.ts';

const root = '/workspace/settings';
const path = `${root}/administrators`;

const make = (system: Browser, role: 'security' | 'auditor', more: { [field: string]: string } = {}) =>
  system.post(path, {
    role,
    [`${role}_title`]: `${role}（示例）`,
    [`${role}_title_en`]: `${role} (sample)`,
    [`${role}_name`]: role,
    ...more,
  });

const passwordOn = ({ html }: Page) => /<code>([A-Z2-9]{4}(?:-[A-Z2-9]{4}){3})<\/code>/.exec(html)?.[1] ?? '';

/** Whether these open the workspace; a temporary password may lead to a choice of another first. */
async function opens({ app }: Pick<House, 'app'>, name: string, given: string) {
  return (await new Browser({ app }).post('/workspace/sign-in', { name, password: given })).status;
}

test('the security administrator and the auditor are made once each, with a slip', async () => {
  const { app, system, ctx } = await openOffice();
  expect((await system.get(path)).forms.filter(({ action }) => action === path)).toHaveLength(2);
  const slip = await make(system, 'security');
  expect([slip.status, slip.heading]).toEqual([200, '登录单']);
  expect(slip.answer.headers.get('cache-control')).toBe('no-store');
  expect(slip.words).toContain('security（示例）');
  expect(slip.html).toContain('http://127.0.0.1:3000/workspace/sign-in');
  expect(await opens({ app }, 'security', passwordOn(slip))).toBe(303);
  expect((await make(system, 'security')).status).toBe(409);
  expect((await make(system, 'security', { security_name: 'other' })).status).toBe(409);
  expect((await make(system, 'auditor')).status).toBe(200);
  const page = await system.get(path);
  expect(page.forms.filter(({ action }) => action === path)).toEqual([]);
  expect(page.html).not.toContain(passwordOn(slip));
  const held = await ctx.db
    .selectFrom('officer')
    .innerJoin('officer_role', 'officer_role.officer_id', 'officer.id')
    .select(['sign_in_name', 'role', 'password_temporary_until'])
    .orderBy('sign_in_name')
    .execute();
  expect(held.map(({ sign_in_name, role }) => [sign_in_name, role])).toEqual([
    ['auditor', 'auditor'],
    ['security', 'security'],
    ['system', 'system'],
  ]);
  expect(held.map(({ password_temporary_until }) => password_temporary_until !== null)).toEqual([
    true,
    true,
    false,
  ]);
});

test('two at once make one', async () => {
  const { system } = await openOffice();
  const answers = await Promise.all([
    make(system, 'auditor'),
    make(system, 'auditor', { auditor_name: 'other' }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('a lost slip is replaced until somebody has signed in', async () => {
  const { app, system } = await openOffice();
  const first = await make(system, 'security');
  const second = await system.press((await system.get(path)).form('/slip'));
  expect(second.status).toBe(200);
  expect(passwordOn(second)).not.toBe(passwordOn(first));
  expect(await opens({ app }, 'security', passwordOn(first))).toBe(422);
  expect(await opens({ app }, 'security', passwordOn(second))).toBe(303);
  expect((await system.post(`${path}/slip`, { role: 'security' })).status).toBe(409);
  expect((await system.post(`${path}/slip`, { role: 'auditor' })).status).toBe(409);
  for (const role of ['system', 'editor', ''])
    expect((await system.post(`${path}/slip`, { role })).status).toBe(404);
});

test('what cannot be taken comes back at its field', async () => {
  const { system } = await openOffice();
  const taken = await make(system, 'auditor', { auditor_name: ' SYSTEM ' });
  expect([taken.status, taken.summary]).toEqual([422, ['#auditor_name']]);
  expect(taken.html).toContain('value="auditor（示例）"');
  const empty = await make(system, 'security', { security_title: '', security_name: '<script>' });
  expect([empty.status, empty.summary]).toEqual([422, ['#security_title', '#security_name']]);
  expect(empty.html).not.toContain('<script>"');
  expect((await system.post(path, { role: 'system', system_title: 'x', system_name: 'second' })).status).toBe(
    404,
  );
});

test('the list of steps shortens as they are taken, and each administrator may read it', async () => {
  const { app, system } = await openOffice();
  expect((await system.get('/en/workspace/settings')).words).toContain('7 steps are left');
  const slip = await make(system, 'security');
  await make(system, 'auditor');
  expect((await system.get('/en/workspace/settings')).words).toContain('6 steps are left');
  const security = new Browser({ app });
  await security.post('/workspace/sign-in', { name: 'security', password: passwordOn(slip) });
  expect((await system.get('/workspace/next-steps')).links).toContain(`${root}/site`);
});

const routes: [method: 'GET' | 'POST', path: string, status: number][] = [
  ['GET', root, 200],
  ['GET', `${root}/site`, 200],
  ['POST', `${root}/site`, 422],
  ['GET', `${root}/verification-files`, 200],
  ['POST', `${root}/verification-files`, 422],
  ['POST', `${root}/verification-files/removal`, 404],
  ['GET', path, 200],
  ['POST', path, 404],
  ['POST', `${path}/slip`, 404],
];

test('nobody but the system administrator gets at the settings', async () => {
  const { app, ctx } = await openOffice();
  const parks = await makeDepartment(ctx, 'parks');
  for (const role of roles) {
    await makeOfficer(ctx, parks, [role], role === 'system' ? 'system-2' : role);
    const browser = new Browser({ app });
    await browser.post('/workspace/sign-in', { name: role === 'system' ? 'system-2' : role, password });
    for (const [method, at, status] of routes) {
      const answer = await (method === 'GET' ? browser.get(at) : browser.post(at, {}));
      expect([role, method, at, answer.status]).toEqual([role, method, at, role === 'system' ? status : 403]);
    }
    const administrators: Role[] = ['system', 'security', 'auditor'];
    const steps = await browser.get('/workspace/next-steps');
    expect([role, steps.status]).toEqual([role, administrators.includes(role) ? 200 : 403]);
  }
  for (const [method, at] of routes) {
    const stranger = new Browser({ app });
    const answer = await (method === 'GET' ? stranger.get(at) : stranger.post(at, {}));
    expect([at, answer.status]).toEqual([at, method === 'GET' ? 303 : 307]);
  }
}, 60_000);

test('the addresses that a form posts to lead back', async () => {
  const { system } = await openOffice();
  expect((await system.get(`/en${path}/slip`)).location).toBe(`/en${path}`);
  const files = `${root}/verification-files`;
  expect((await system.get(`${files}/removal`)).location).toBe(files);
});
