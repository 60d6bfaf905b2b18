import { expect, test } from 'vitest';
import { isFileName } from '#server/staff/verification-files.ts';
import { Browser } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { openOffice } from './setup-support.ts';

const path = '/workspace/settings/verification-files';
const put = (system: Browser, file_name: string, content = 'f3a1') =>
  system.post(path, { file_name, content });

test('a file is served exactly, under its type, and is gone once it is deleted', async () => {
  const { app, system, ctx } = await openOffice();
  const visitor = new Browser({ app });
  expect((await visitor.get('/MP_verify_x.txt')).status).toBe(404);
  expect((await put(system, 'MP_verify_x.txt', 'f3a1<b>\r\nline')).location).toBe(path);
  expect((await put(system, 'baidu_verify_codeva-1.html', '<p>x</p><script>1</script>')).status).toBe(303);
  const text = await visitor.get('/MP_verify_x.txt');
  expect([text.status, text.html]).toEqual([200, 'f3a1<b>\nline']);
  expect(text.answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const html = await visitor.get('/baidu_verify_codeva-1.html');
  expect([html.status, html.html]).toEqual([200, '<p>x</p><script>1</script>']);
  expect(html.answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  for (const { answer } of [text, html]) {
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(answer.headers.get('content-security-policy')).toMatch(/, sandbox$/);
  }
  expect((await visitor.get('/en/MP_verify_x.txt')).status).toBe(404);
  await put(system, 'MP_verify_x.txt', 'another');
  expect((await visitor.get('/MP_verify_x.txt')).html).toBe('another');
  await put(system, 'baidu_verify_codeva-1.html', 'another');
  expect((await visitor.get('/baidu_verify_codeva-1.html')).html).toBe('another');
  const list = await system.get(path);
  expect(list.links).toContain('/MP_verify_x.txt');
  await system.post(`${path}/removal`, { file_name: 'MP_verify_x.txt' });
  expect((await visitor.get('/MP_verify_x.txt')).status).toBe(404);
  const events = await ctx.db
    .selectFrom('audit_event')
    .select(['act', 'subject', 'before_hash', 'after_hash'])
    .where('act', 'like', 'verification-file.%')
    .orderBy('seq')
    .execute();
  expect(events.map(({ act, before_hash, after_hash }) => [act, !!before_hash, !!after_hash])).toEqual([
    ['verification-file.put', false, true],
    ['verification-file.put', false, true],
    ['verification-file.put', true, true],
    ['verification-file.put', true, true],
    ['verification-file.removed', true, false],
  ]);
});

test.each([
  'workspace',
  'healthz',
  'robots.txt',
  'Robots.txt',
  'index.html',
  '../x.txt',
  '/x.txt',
  'a/b.txt',
  '.well-known.txt',
  'x.txt\r\nSet-Cookie: a=b',
  'x.txt\n',
  'x\0.txt',
  'x.js',
  'x.svg',
  'x.TXT',
  'x.txt.html.js',
  'x y.txt',
  '%2e%2e.txt',
  '微信.txt',
  `${'x'.repeat(90)}.txt`,
  '',
])('a file cannot be called %j', async (name) => {
  const { system, ctx } = await openOffice();
  const page = await put(system, name);
  expect([page.status, page.summary]).toEqual([422, ['#file_name']]);
  expect(page.form(path).fields.get('content')).toBe('f3a1');
  expect(
    await ctx.db.selectFrom('site_setting').select('key').where('key', 'like', 'verification%').execute(),
  ).toEqual([]);
});

test('no file stands at an address of the site', async () => {
  const { app } = await makeApp();
  const ends = app.routes.map(({ path: at }) => at.replace(/^\//, '')).filter((at) => !at.includes('{'));
  expect(ends.filter(isFileName)).toEqual([]);
});

test.each([
  ['', 'nothing'],
  [' \n', 'nothing to be seen'],
  ['x'.repeat(4097), 'more than 4 KB'],
  ['验'.repeat(1366), 'more than 4 KB in bytes'],
  ['x\u0001', 'a control character'],
])('a file cannot hold %j: %s', async (content, _why) => {
  const { system } = await openOffice();
  const page = await put(system, 'x1.txt', content);
  expect([page.status, page.summary]).toEqual([422, ['#content']]);
});

test('there are at most thirty', async () => {
  const { system } = await openOffice();
  for (let no = 0; no < 30; no++) expect((await put(system, `x${no}.txt`)).status).toBe(303);
  expect((await put(system, 'x30.txt')).status).toBe(409);
  expect((await put(system, 'x29.txt', 'another')).status).toBe(303);
});

test('what is not there cannot be deleted', async () => {
  const { system } = await openOffice();
  expect((await system.post(`${path}/removal`, { file_name: 'site' })).status).toBe(404);
  expect((await system.post(`${path}/removal`, {})).status).toBe(404);
});
