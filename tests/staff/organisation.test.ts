import { expect, test } from 'vitest';
import { defaultSite } from '#server/http/site.ts';
import { changeSite } from '#server/staff/site-settings.ts';
import { actsOf, makeOffice } from './accounts-support.ts';

const root = '/workspace/organisation';

test('a department is set up, renamed and closed; nothing is deleted', async () => {
  const office = await makeOffice();
  const { security } = office;
  const made = await security.press(
    (await security.get(root))
      .form('/organisation')
      .fill({ name: '档案局', 'name.en': 'Archives', slug: 'Archives ' }),
  );
  expect(made.status).toBe(200);
  expect(made.path).toBe(`${root}/archives`);
  expect(made.heading).toBe('档案局');
  const renamed = await security.press(
    made.form(`/archives`).fill({ name: '市档案局', 'name.en': 'City archives' }),
  );
  expect(renamed.heading).toBe('市档案局');
  const closed = await security.press(renamed.form('/closure'));
  expect(closed.words).toContain('已停用');
  expect(closed.forms.some(({ action }) => action.endsWith('/closure'))).toBe(false);
  expect((await security.get(`/en${root}`)).words).toContain('City archives');
  expect((await actsOf(office)).slice(-3)).toEqual([
    'department.created',
    'department.renamed',
    'department.closed',
  ]);
  const { before_hash, after_hash } = await office.ctx.db
    .selectFrom('audit_event')
    .selectAll()
    .where('act', '=', 'department.renamed')
    .executeTakeFirstOrThrow();
  expect(before_hash).toMatch(/^sha256:/);
  expect(after_hash).not.toBe(before_hash);
});

test.each([
  [{ name: ' ', 'name.en': 'X', slug: 'x-y' }, ['#name']],
  [{ name: '局', 'name.en': '', slug: 'x-y' }, ['#name.en']],
  [{ name: '局', 'name.en': 'X', slug: '../x' }, ['#slug']],
  [{ name: '局', 'name.en': 'X', slug: 'city' }, ['#slug']],
  [{ name: '局'.repeat(81), 'name.en': 'X', slug: '' }, ['#name', '#slug']],
])('%o is not taken', async (fields, summary) => {
  const { security, ctx } = await makeOffice();
  const answer = await security.post(root, fields);
  expect(answer.status).toBe(422);
  expect(answer.title).toMatch(/^错误：/);
  expect(answer.summary).toEqual(summary);
  expect(await ctx.db.selectFrom('department').selectAll().execute()).toHaveLength(2);
});

test('a department with officers stays open and says what is open', async () => {
  const { security, add, parks } = await makeOffice();
  await add('editor', 'parks.editor', parks);
  const page = await security.get(`/en${root}/parks`);
  expect(page.words).toContain('1 open account (disable it or move it)');
  const refused = await security.post(`${root}/parks/closure`, {});
  expect(refused.status).toBe(409);
  expect(refused.words).toContain('在用账户：1个');
  expect((await security.get(root)).words).not.toContain('已停用');
});

test('a department with something in preparation stays open', async () => {
  const { ctx, security, ids, parks } = await makeOffice();
  const at = ctx.clock.now().toISOString();
  const officer_id = ids.get('security') ?? '';
  const begun = { department_id: parks.id, officer_id, content: '{}', created_at: at, changed_at: at };
  await ctx.store.write((tx) =>
    tx.db
      .insertInto('preparation')
      .values({ id: 'p', ...begun, consultation_id: null })
      .execute(),
  );
  expect((await security.post(`${root}/parks/closure`, {})).status).toBe(409);
  expect((await security.get(`${root}/parks`)).words).toContain('正在准备的问卷和意见征集：1项');
});

test('sections are set up, renamed and closed', async () => {
  const office = await makeOffice();
  const { security } = office;
  const open = async () => security.get(`${root}/city`);
  const made = await security.press((await open()).form('/sections').fill({ name: '法规科' }));
  expect(made.words).toContain('法规科');
  expect(made.words).toContain('0个在用账户');
  const [section] = made.forms.filter(({ action }) => /sections\/[^/]+$/.test(action));
  if (!section) throw new Error('No section');
  const wrong = await security.post(section.action, { name: '' });
  expect(wrong.status).toBe(422);
  expect(wrong.summary).toEqual([`#section-${section.action.split('/').at(-1)}`]);
  expect([...wrong.ids]).toContain(wrong.summary[0]?.slice(1));
  await security.press(section.fill({ name: '政策法规科', 'name.en': 'Legal section' }));
  expect((await security.get(`/en${root}/city`)).words).toContain('Legal section');
  expect((await security.post(`${section.action}/closure`, {})).status).toBe(303);
  expect((await security.post(`${section.action}/closure`, {})).status).toBe(409);
  expect((await actsOf(office)).slice(-3)).toEqual(['section.created', 'section.renamed', 'section.closed']);
});

test('what there is not is not found, and hostile names stay text', async () => {
  const { security } = await makeOffice();
  const name = '"><script>alert(1)</script>';
  for (const path of ['/nothing', '/nothing/closure', '/nothing/sections', '/city/sections/x'])
    expect((await security.post(root + path, { name, 'name.en': name })).status).toBe(404);
  const page = await security.follow(await security.post(`${root}/city`, { name, 'name.en': name }));
  expect(page.heading).toBe(name);
  expect(page.html).not.toContain('<script>alert');
  expect((await security.get(`${root}/city/closure`)).location).toBe(`${root}/city`);
});

test('an account does not come back into a closed department', async () => {
  const { security, add, parks, ids, ctx } = await makeOffice();
  await add('editor', 'guest');
  const own = await add('editor', 'own', parks);
  const officers = '/workspace/officers';
  const given = { role: 'editor', department: parks.id };
  expect((await security.post(`${officers}/${ids.get('guest')}/roles`, given)).status).toBe(303);
  expect((await security.post(`${officers}/${own}/state`, { state: 'disabled' })).status).toBe(303);
  const open = await security.post(`${root}/parks/closure`, {});
  expect(open.status).toBe(409);
  expect(open.words).toContain('在这里任职的其他部门账户：1个');
  const none = { role: '', department: '' };
  expect((await security.post(`${officers}/${ids.get('guest')}/roles`, none)).status).toBe(303);
  expect((await security.post(`${root}/parks/closure`, {})).status).toBe(303);
  expect((await security.post(`${officers}/${own}/state`, { state: 'active' })).status).toBe(409);
  expect((await security.post(`${officers}/${ids.get('guest')}/roles`, given)).status).toBe(409);
  const fields = { title: '岗', place: parks.id, name: 'late', role: 'editor', department: '' };
  expect((await security.post(`${officers}/new`, fields)).status).toBe(409);
  expect((await security.post(`${root}/parks/sections`, { name: '科' })).status).toBe(409);
  const names = await ctx.db.selectFrom('officer').select('sign_in_name').execute();
  expect(names.map(({ sign_in_name }) => sign_in_name)).not.toContain('late');
});

test('an English name is optional where the site has no English pages', async () => {
  const office = await makeOffice();
  await changeSite(office.ctx, { ...defaultSite, english: false });
  const fields = { name: '档案局', 'name.en': '', slug: 'archives' };
  const made = await office.security.post(root, fields);
  expect([made.status, made.location]).toEqual([303, `${root}/archives`]);
});
