import { expect, test } from 'vitest';
import { actsOf, makeOffice, type Office } from './accounts-support.ts';

const root = '/workspace/officers';

const rolesOf = async ({ ctx }: Office, id: string | undefined) =>
  (
    await ctx.db
      .selectFrom('officer_role')
      .select(['role'])
      .where('officer_id', '=', id ?? '')
      .orderBy('role')
      .execute()
  ).map(({ role }) => role);

async function opened(office: Office, name = 'survey-editor') {
  const form = (await office.security.get(`${root}/new`)).form('/officers/new');
  form.fill({ title: '问卷编辑岗（示例）', 'title.en': 'Editor (sample)', place: office.city.id, name });
  form.fill({ role: ['editor', '', ''].slice(0, 2), department: ['', ''] });
  return office.security.press(form);
}

test('an account is opened with a slip that is shown once', async () => {
  const office = await makeOffice();
  const slip = await opened(office);
  expect(slip.status).toBe(200);
  expect(slip.answer.headers.get('cache-control')).toBe('no-store');
  const [word = ''] = /[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/.exec(slip.html) ?? [];
  expect(word).not.toBe('');
  expect(slip.words).toContain('http://127.0.0.1:3000/workspace/sign-in');
  expect((await office.signIn('survey-editor', word)).page.status).toBe(303);
  const again = await opened(office);
  expect(again.status).toBe(422);
  expect(again.summary).toEqual(['#name']);
  expect(again.words).toContain('刚才如果已经开设过');
  expect(again.html).not.toContain(word);
  const stored = await office.ctx.db
    .selectFrom('officer')
    .selectAll()
    .where('sign_in_name', '=', 'survey-editor')
    .executeTakeFirstOrThrow();
  expect(stored.password_hash).toMatch(/^\$argon2id\$/);
  expect(stored.password_temporary_until).not.toBeNull();
  expect(await rolesOf(office, stored.id)).toEqual(['editor']);
  const act = await office.ctx.db
    .selectFrom('audit_event')
    .selectAll()
    .where('subject', '=', stored.id)
    .where('act', '=', 'officer.created')
    .executeTakeFirstOrThrow();
  expect(act.officer_id).toBe(office.ids.get('security'));
});

test.each([
  [{ title: '' }, '#title'],
  [{ place: '' }, '#place'],
  [{ place: 'nowhere' }, '#place'],
  [{ name: 'has space' }, '#name'],
  [{ name: '张' }, '#name'],
  [{ role: ['security', 'editor'] }, '#roles'],
  [{ role: ['emperor'] }, '#roles'],
  [{ role: ['editor'], department: ['nowhere'] }, '#roles'],
])('a new account with %o is not taken', async (changes, field) => {
  const { security, city, ctx } = await makeOffice();
  const given = { title: '岗', place: city.id, name: 'a.b', role: ['editor'], department: [''], ...changes };
  const answer = await security.post(`/en${root}/new`, given);
  expect(answer.status).toBe(422);
  expect(answer.title).toMatch(/^Error: /);
  expect(answer.summary).toEqual([field]);
  expect([...answer.ids]).toContain(field.slice(1));
  expect(await ctx.db.selectFrom('officer').selectAll().execute()).toHaveLength(1);
});

test('accounts are found by post, name, department, role and state', async () => {
  const office = await makeOffice();
  await office.add('editor');
  await office.add('analyst', 'parks.analyst', office.parks);
  await office.signIn('editor');
  const names = async (query: string) =>
    [...(await office.security.get(`${root}?${query}`)).html.matchAll(/<td><code>([^<]*)</g)].map(
      ([, name]) => name,
    );
  expect(await names('')).toEqual(['editor', 'parks.analyst', 'security']);
  expect(await names(`q=${encodeURIComponent('ＥＤＩＴＯＲ岗')}`)).toEqual(['editor']);
  expect(await names('q=zh-CN')).toEqual([]);
  expect(await names('department=parks')).toEqual(['parks.analyst']);
  expect(await names('role=security')).toEqual(['security']);
  expect(await names('state=never')).toEqual(['parks.analyst']);
  expect(await names('state=active')).toEqual(['editor', 'security']);
  await office.ctx.store.write((tx) =>
    tx.db
      .updateTable('officer')
      .set({ password_temporary_until: '2020-01-01T00:00:00.000Z' })
      .where('sign_in_name', '=', 'parks.analyst')
      .execute(),
  );
  expect(await names('state=expired')).toEqual(['parks.analyst']);
  expect(await names('state=never')).toEqual([]);
  expect(await names('after=parks.analyst')).toEqual(['security']);
  expect(await names('state=%27--')).toEqual([]);
  const english = await office.security.get(`/en${root}?role=analyst`);
  expect(english.words).toContain('1 account');
  expect(english.words).toContain('Never signed in');
});

test('more accounts than a page holds follow on the next', async () => {
  const office = await makeOffice();
  const rows = Array.from({ length: 60 }, (_, at) => ({
    id: `o${at}`,
    department_id: office.city.id,
    title: '{"zh-CN":"岗"}',
    sign_in_name: `a-${String(at).padStart(2, '0')}`,
    password_hash: 'x',
    created_at: '2021-05-20T00:00:00.000Z',
    disabled_at: null,
  }));
  await office.ctx.store.write((tx) => tx.db.insertInto('officer').values(rows).execute());
  const first = await office.security.get(`${root}?q=a-`);
  expect(first.words).toContain('60个账户');
  const next = first.links.find((link) => link.includes('after=')) ?? '';
  expect(next).toBe(`${root}?q=a-&after=a-49`);
  const second = await office.security.get(next);
  expect(second.words).toContain('a-59');
  expect(second.words).not.toContain('a-49');
  expect(second.links.some((link) => link.startsWith(`${root}?`))).toBe(false);
});

test('a post changes without ending its sessions, roles end them', async () => {
  const office = await makeOffice();
  const id = await office.add('editor');
  const { browser } = await office.signIn('editor');
  const page = await office.security.get(`${root}/${id}`);
  const moved = await office.security.press(
    page.form(`/${id}`).fill({ title: '问卷岗（示例）', place: office.parks.id }),
  );
  expect(moved.heading).toBe('问卷岗（示例）');
  expect((await browser.get('/workspace')).status).toBe(200);
  const form = moved.form('/roles').fill({ role: ['editor', 'analyst'], department: [office.city.id, ''] });
  expect((await office.security.press(form)).status).toBe(200);
  expect((await browser.get('/workspace')).status).toBe(303);
  expect(await rolesOf(office, id)).toEqual(['analyst', 'editor']);
  const held = await office.ctx.db
    .selectFrom('officer_role')
    .selectAll()
    .where('officer_id', '=', id)
    .execute();
  expect(held.find(({ role }) => role === 'analyst')?.department_id).toBe(office.parks.id);
  const wrong = await office.security.post(`${root}/${id}/roles`, {
    role: ['auditor', 'editor'],
    department: ['', ''],
  });
  expect(wrong.status).toBe(422);
  expect(wrong.summary).toEqual(['#roles']);
  expect((await actsOf(office)).filter((act) => act.startsWith('officer.'))).toEqual([
    'officer.created',
    'officer.created',
    'officer.post-changed',
    'officer.roles-changed',
  ]);
});

test('nobody changes their own roles, password, factor or state', async () => {
  const { security, ids, ctx } = await makeOffice();
  const own = `${root}/${ids.get('security')}`;
  const page = await security.get(own);
  expect(page.forms.filter(({ action }) => action.startsWith(own)).map(({ action }) => action)).toEqual([
    own,
  ]);
  for (const [part, fields] of [
    ['roles', { role: 'editor', department: '' }],
    ['password', { mark: '' }],
    ['second-factor', {}],
    ['state', { state: 'disabled' }],
  ] as const)
    expect((await security.post(`${own}/${part}`, fields)).status, part).toBe(403);
  expect(await ctx.db.selectFrom('officer_role').selectAll().execute()).toHaveLength(1);
});

test('two administrators who disable each other at once leave one', async () => {
  const office = await makeOffice();
  const first = office.ids.get('security');
  const second = await office.add('security', 'security.2');
  const { browser: other } = await office.signIn('security.2');
  const answers = await Promise.all([
    office.security.post(`${root}/${second}/state`, { state: 'disabled' }),
    other.post(`${root}/${first}/state`, { state: 'disabled' }),
  ]);
  // Whoever comes first: a shared store reads over connections of its own, and the other may be signed out already.
  const refused = answers.findIndex(({ status }) => status !== 303);
  const refusal = answers[refused];
  expect([answers[1 - refused]?.status, [409, 307].includes(refusal?.status ?? 0)]).toEqual([303, true]);
  if (refusal?.status === 409) expect(refusal.heading).toBe('这是最后一位安全管理员');
  else expect(refusal?.location).toContain('/workspace/sign-in/interrupted');
  const open = await office.ctx.db
    .selectFrom('officer')
    .selectAll()
    .where('disabled_at', 'is', null)
    .execute();
  expect(open.map(({ id }) => id)).toEqual([refused === 0 ? second : first]);
});

test('a reset gives one new slip and ends the sessions; the same form again gives none', async () => {
  const office = await makeOffice();
  const id = await office.add('editor');
  const { browser } = await office.signIn('editor');
  const form = (await office.security.get(`${root}/${id}`)).form('/password');
  const slip = await office.security.press(form);
  const [word = ''] = /[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/.exec(slip.html) ?? [];
  expect(word).not.toBe('');
  expect((await browser.get('/workspace')).status).toBe(303);
  expect((await office.signIn('editor')).page.status).toBe(422);
  const again = await office.security.press(form);
  expect(again.status).toBe(409);
  expect((await office.signIn('editor', word)).page.status).toBe(303);
});

test('a second factor is taken away with its recovery codes', async () => {
  const office = await makeOffice();
  const id = await office.add('editor');
  await office.ctx.store.write(async (tx) => {
    const factor = {
      totp_secret: new Uint8Array([1]),
      totp_confirmed_at: '2021-05-20T00:00:00.000Z',
      totp_step: 1,
    };
    await tx.db.updateTable('officer').set(factor).where('id', '=', id).execute();
    await tx.db.insertInto('recovery_code').values({ officer_id: id, hash: 'h', used_at: null }).execute();
  });
  const { browser } = await office.signIn('editor');
  await office.security.press((await office.security.get(`${root}/${id}`)).form('/second-factor'));
  const stored = await office.ctx.db
    .selectFrom('officer')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(stored).toMatchObject({ totp_secret: null, totp_confirmed_at: null, totp_step: null });
  expect(await office.ctx.db.selectFrom('recovery_code').selectAll().execute()).toEqual([]);
  expect((await browser.get('/workspace')).status).toBe(303);
});

test('a disabled account opens nothing until it is enabled', async () => {
  const office = await makeOffice();
  const id = await office.add('editor');
  const { browser } = await office.signIn('editor');
  const disabled = await office.security.press((await office.security.get(`${root}/${id}`)).form('/state'));
  expect(disabled.words).toContain('已停用');
  expect((await browser.get('/workspace')).status).toBe(303);
  expect((await office.signIn('editor')).page.status).toBe(422);
  expect((await office.security.press(disabled.form('/state'))).words).toContain('正常');
  expect((await office.signIn('editor')).page.status).toBe(303);
  expect((await actsOf(office)).filter((act) => /abled/.test(act))).toEqual([
    'officer.disabled',
    'officer.enabled',
  ]);
});
