import { expect, test } from 'vitest';
import { newSetupKey } from '#server/staff/setup.ts';
import { Browser } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { installation, newLink, openOffice } from './setup-support.ts';

const officers = ({ db }: Awaited<ReturnType<typeof makeApp>>['ctx']) =>
  db
    .selectFrom('officer')
    .innerJoin('officer_role', 'officer_role.officer_id', 'officer.id')
    .select(['sign_in_name', 'role'])
    .execute();

test('the first run makes site, department and system administrator, who stands in the workspace', async () => {
  const house = await makeApp();
  const link = await newLink(house);
  expect(link).toMatch(/^\/setup\/[\w-]{43}$/);
  const browser = new Browser(house);
  const page = await browser.get(link);
  expect(page.status).toBe(200);
  expect(page.heading).toBe('设置本系统');
  expect(page.answer.headers.get('cache-control')).toBe('no-store');
  expect(page.html).toContain('<meta name="robots" content="noindex"');
  const form = page.form(link).fill(installation);
  const after = await browser.press(form);
  expect([after.status, after.path, after.heading]).toEqual([200, '/workspace/settings', '网站设置']);
  expect(after.words).toContain('还有7步');
  expect(await officers(house.ctx)).toEqual([{ sign_in_name: 'system', role: 'system' }]);

  const home = await browser.get('/en');
  expect(home.html).toContain('Binhai Asks');
  expect(home.html).toContain('Sponsor: General Office of Binhai (sample)');
  expect(home.html).not.toContain('(to be set)');

  const again = new Browser(house);
  const { name, password } = installation;
  expect((await again.post('/workspace/sign-in', { name, password })).status).toBe(303);
});

test('the store keeps only the hash of the key, and nothing of it once it was used', async () => {
  const house = await makeApp();
  const link = await newLink(house);
  const metas = () => house.ctx.db.selectFrom('store_meta').selectAll().execute();
  expect(JSON.stringify(await metas())).not.toContain(link.slice('/setup/'.length));
  expect((await metas()).map(({ key }) => key)).toContain('setup_key');
  await new Browser(house).post(link, installation);
  expect((await metas()).map(({ key }) => key)).not.toContain('setup_key');
});

test('a wrong, an older and a used link open nothing, and say so', async () => {
  const house = await makeApp();
  const browser = new Browser(house);
  const older = await newLink(house);
  // Starts of a shared store within ten minutes tell the same link.
  house.turnTo('2021-05-20T10:10:00+08:00');
  const link = await newLink(house);
  for (const path of [older, '/setup/x', `${link}x`, `/en${older}`]) {
    expect([path, (await browser.get(path)).status]).toEqual([path, 404]);
    expect([path, (await browser.post(path, installation)).status]).toEqual([path, 404]);
  }
  expect(await officers(house.ctx)).toEqual([]);
  expect((await browser.post(link, installation)).status).toBe(303);
  for (const path of [link, `/en${link}`]) {
    const page = await new Browser(house).get(path);
    expect(page.status).toBe(404);
    expect(page.heading).toBe(path.startsWith('/en') ? 'This set-up link has ended' : '这个设置链接已经失效');
    expect((await new Browser(house).post(path, installation)).status).toBe(404);
  }
  expect(await newSetupKey(house.ctx)).toBeUndefined();
});

test('of two who use the link at once exactly one sets the office up', async () => {
  const house = await makeApp();
  const link = await newLink(house);
  const given = (name: string) => ({ ...installation, name });
  const answers = await Promise.all(
    ['first', 'second', 'third'].map((name) => new Browser(house).post(link, given(name))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 404, 404]);
  expect(await officers(house.ctx)).toHaveLength(1);
  expect(await house.ctx.db.selectFrom('department').selectAll().execute()).toHaveLength(1);
});

test.each([
  ['an empty form', Object.fromEntries(Object.keys(installation).map((key) => [key, '']))],
  ['a form without fields', {}],
])('%s comes back with everything that is missing', async (_what, fields) => {
  const house = await makeApp();
  const link = await newLink(house);
  const page = await new Browser(house).post(link, fields);
  expect(page.status).toBe(422);
  expect(page.title).toMatch(/^错误：设置本系统/);
  expect(page.summary).toEqual(
    ['site_name', 'city', 'sponsor', 'phone', 'department', 'code', 'title', 'name', 'password'].map(
      (name) => `#${name}`,
    ),
  );
  for (const name of page.summary) expect(page.ids).toContain(name.slice(1));
});

test('what was typed stays, except passwords', async () => {
  const house = await makeApp();
  const link = await newLink(house);
  const page = await new Browser(house).post(`/en${link}`, { ...installation, again: 'another' });
  expect(page.status).toBe(422);
  expect(page.summary).toEqual(['#again']);
  expect(page.html).toContain('value="滨海问计"');
  expect(page.html).toContain('value="General Office (sample)"');
  expect(page.html).not.toContain(installation.password);
  expect(page.title).toMatch(/^Error: Set up this system/);
});

test.each([
  ['code', 'Office'],
  ['code', '../x'],
  ['code', 'a'],
  ['name', 'x'],
  ['name', '<b>'],
  ['name', 'a b'],
  ['phone', '—'],
  ['site_name', '名'.repeat(41)],
  ['city_en', 'x'.repeat(121)],
])('%s is not taken as %s', async (field, value) => {
  const house = await makeApp();
  const link = await newLink(house);
  const page = await new Browser(house).post(link, { ...installation, [field]: value });
  expect([page.status, page.summary]).toEqual([422, [`#${field}`]]);
});

test('hostile words stay words, in one line', async () => {
  const house = await makeApp();
  const link = await newLink(house);
  const browser = new Browser(house);
  const site_name = '"><script>alert(1)</script>\u202e\r\nX';
  const faulty = await browser.post(link, { ...installation, site_name, phone: '' });
  expect(faulty.html).not.toContain('<script>alert');
  expect((await browser.post(link, { ...installation, site_name })).status).toBe(303);
  const home = await browser.get('/');
  expect(home.html).not.toContain('<script>alert');
  expect(home.title).toContain('alert(1)</script> X');
});

test('what made the office stands in the audit trail', async () => {
  const { ctx } = await openOffice();
  const lines = await ctx.db.selectFrom('audit_event').select(['act', 'after_hash']).orderBy('seq').execute();
  const acts = lines.map(({ act }) => act);
  expect(acts).toEqual(expect.arrayContaining(['officer.created', 'site.set-up', 'session.begun']));
  expect(lines.find(({ act }) => act === 'site.set-up')?.after_hash).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test('another site cannot send the form', async () => {
  const house = await makeApp();
  const link = await newLink(house);
  const foreign = new Browser(house, 'https://evil.example');
  expect((await foreign.post(link, installation)).status).toBe(403);
});
