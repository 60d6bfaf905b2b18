import { expect, test } from 'vitest';
import { actsOf, makeOffice } from './accounts-support.ts';

const root = '/workspace/officers';

test('sessions are listed without addresses and ended, of one and of all', async () => {
  const office = await makeOffice();
  const id = await office.add('editor');
  await office.add('analyst');
  const editor = await office.signIn('editor');
  const analyst = await office.signIn('analyst');
  const list = await office.security.get('/workspace/sessions');
  expect(list.words).toContain('editor岗（示例）');
  expect(list.words).toContain('未验证');
  await office.security.press((await office.security.get(`${root}/${id}`)).form('/sessions'));
  expect((await editor.browser.get('/workspace')).status).toBe(303);
  expect((await analyst.browser.get('/workspace')).status).toBe(200);
  expect((await office.security.press(list.form('/sessions'))).status).toBe(200);
  expect((await analyst.browser.get('/workspace')).status).toBe(303);
});

test('the list for auditors holds no hash and no formula', async () => {
  const office = await makeOffice();
  const id = await office.add('editor');
  await office.security.post(`${root}/${id}`, { title: '=HYPERLINK("http://x")', place: office.city.id });
  const csv = await office.security.get(`/en${root}/export.csv`);
  expect(csv.answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(csv.answer.headers.get('content-disposition')).toBe('attachment; filename="accounts.csv"');
  expect(csv.html).toContain(
    `"'=HYPERLINK(""http://x"")",editor,City office (sample),,Editor,Never signed in,`,
  );
  expect(csv.html).not.toContain('argon2');
  expect((await actsOf(office)).at(-1)).toBe('officer.exported');
});

test('only the security administrator comes in', async () => {
  const office = await makeOffice();
  const id = await office.add('editor');
  for (const role of ['auditor', 'system', 'approver'] as const) await office.add(role);
  const gets = [
    '',
    '/new',
    '/import',
    '/import/template.xlsx',
    '/export.csv',
    `/${id}`,
    `/${id}/hand-over`,
    `/${id}/roles`,
  ];
  const posts = [
    '/new',
    '/import/accounts',
    `/${id}`,
    ...['roles', 'password', 'second-factor', 'state', 'sessions', 'hand-over', 'hand-over/end'].map(
      (part) => `/${id}/${part}`,
    ),
  ];
  for (const name of ['editor', 'auditor', 'system', 'approver']) {
    const { browser } = await office.signIn(name);
    for (const path of gets) expect((await browser.get(root + path)).status, `${name} ${path}`).toBe(403);
    for (const path of posts)
      expect((await browser.post(root + path, {})).status, `${name} ${path}`).toBe(403);
    for (const path of ['/workspace/organisation', '/workspace/organisation/city', '/workspace/sessions']) {
      expect((await browser.get(path)).status, `${name} ${path}`).toBe(403);
      expect((await browser.post(path, {})).status, `${name} ${path}`).toBe(403);
    }
    for (const path of ['closure', 'sections', 'sections/x', 'sections/x/closure'])
      expect((await browser.post(`/workspace/organisation/city/${path}`, {})).status, path).toBe(403);
  }
  expect((await office.security.get(`${root}/nobody`)).status).toBe(404);
  expect((await office.security.post(`${root}/nobody/state`, { state: 'disabled' })).status).toBe(404);
});
