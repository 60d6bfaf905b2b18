import { expect, test } from 'vitest';
import { propose } from '#server/staff/approvals.ts';
import { publications } from '#server/staff/publications.ts';
import { get, makeDepartment, makeOfficer, openBench, post, signedIn } from './support.ts';

const hash = 'sha256:as-proposed';
const hostile = '"><script>alert(1)</script>';
const subject = { title: { 'zh-CN': `结果${hostile}`, en: `Results${hostile}` }, path: '/workspace/x', hash };

async function withProposal() {
  const bench = await openBench();
  publications.register(
    'release',
    (tx) => tx.db.insertInto('site_setting').values({ key: 'published', value: '1' }).execute(),
    async () => subject,
  );
  const city = await makeDepartment(bench.ctx, 'city');
  const analyst = await makeOfficer(bench.ctx, city, ['analyst'], 'analyst');
  await makeOfficer(bench.ctx, city, ['approver'], 'approver');
  await makeOfficer(bench.ctx, await makeDepartment(bench.ctx, 'parks'), ['approver'], 'stranger');
  const { id } = await propose(bench.ctx, {
    departmentId: city.id,
    kind: 'release',
    subjectId: 'r1',
    subjectHash: hash,
    officer: analyst,
    note: hostile,
  });
  const as = await signedIn(bench, 'approver');
  return { ...bench, id, as, path: `/workspace/approvals/${id}` };
}

const signature = { secrecy: 'reviewed', note: '', subject_hash: hash };

test('an approver finds what waits, reads the sheet, signs', async () => {
  const bench = await withProposal();
  const list = await (await get(bench, '/workspace/approvals', bench.as)).text();
  expect(list).toContain(`href="${bench.path}"`);
  expect(list).toContain('<span class="num">1</span>');
  const sheet = await get(bench, bench.path, bench.as);
  const html = await sheet.text();
  expect(sheet.status).toBe(200);
  expect(html).toContain('analyst（示例）');
  expect(html).toContain('2021年5月20日 10:00');
  expect(html).toContain('href="/workspace/x"');
  expect(html).toContain(`action="${bench.path}/signature"`);
  const signed = await post(bench, `${bench.path}/signature`, signature, bench.as);
  expect(signed.status).toBe(303);
  expect(signed.headers.get('location')).toBe(bench.path);
  const after = await (await get(bench, bench.path, bench.as)).text();
  expect(after).toContain('approver（示例）已确认');
  expect(after).not.toContain('/signature"');
  expect(
    await bench.ctx.db.selectFrom('site_setting').selectAll().where('key', '=', 'published').execute(),
  ).toHaveLength(1);
});

test('hostile text stays text', async () => {
  const bench = await withProposal();
  for (const path of ['/workspace/approvals', bench.path, `/en${bench.path}`]) {
    const html = await (await get(bench, path, bench.as)).text();
    expect(html).toContain('&lt;script>alert(1)');
    expect(html).not.toContain('<script>alert');
  }
});

test('without the secrecy review the same page comes back with what was entered', async () => {
  const bench = await withProposal();
  const fields = { note: '看过了', subject_hash: hash };
  const answer = await post(bench, `${bench.path}/signature`, fields, bench.as);
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toMatch(/<title>错误：审批单/);
  expect(html).toContain('<a href="#secrecy">请先进行保密审查，再勾选确认</a>');
  expect(html).toContain('aria-describedby="secrecy-problem"');
  expect(html).toContain('>看过了</textarea>');
});

test('a note that is too long or missing is said at its field', async () => {
  const bench = await withProposal();
  const long = await post(
    bench,
    `${bench.path}/signature`,
    { ...signature, note: '字'.repeat(501) },
    bench.as,
  );
  expect(long.status).toBe(422);
  const html = await long.text();
  expect(html).toContain('<a href="#sign-note">意见最多写500个字，请删减</a>');
  expect(html).toMatch(/id="secrecy"[^>]* checked/);
  const empty = await post(bench, `/en${bench.path}/return`, { note: ' ' }, bench.as);
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain('<a href="#return-note">Say why it is returned</a>');
});

test('a return leaves its note for the author', async () => {
  const bench = await withProposal();
  expect((await post(bench, `${bench.path}/return`, { note: '请补基数' }, bench.as)).status).toBe(303);
  const author = await signedIn(bench, 'analyst');
  expect(await (await get(bench, '/workspace/approvals', author)).text()).toContain('已退回');
  expect(await (await get(bench, bench.path, author)).text()).toContain('请补基数');
});

test.each([
  ['the author', 'analyst', 403],
  ['a stranger', 'stranger', 404],
])('%s sees no form and is refused', async (_who, name, status) => {
  const bench = await withProposal();
  const cookie = await signedIn(bench, name);
  expect(await (await get(bench, bench.path, cookie)).text()).not.toContain('/signature"');
  expect((await post(bench, `${bench.path}/signature`, signature, cookie)).status).toBe(status);
  expect((await post(bench, `${bench.path}/signature`, {}, cookie)).status).toBe(status);
  expect((await post(bench, `${bench.path}/return`, { note: '' }, cookie)).status).toBe(status);
});

test('what changed since can be returned, not signed', async () => {
  const bench = await withProposal();
  publications.register(
    'release',
    async () => {},
    async () => ({ ...subject, hash: 'sha256:edited' }),
  );
  const html = await (await get(bench, bench.path, bench.as)).text();
  expect(html).toContain('送审以后内容有改动');
  expect(html).not.toContain('/signature"');
  expect(html).toContain('/return"');
  expect((await post(bench, `${bench.path}/signature`, signature, bench.as)).status).toBe(409);
});

test('the addresses that a form posts to lead back to the sheet', async () => {
  const bench = await withProposal();
  for (const act of ['signature', 'return']) {
    const answer = await get(bench, `/en${bench.path}/${act}`, bench.as);
    expect(answer.headers.get('location')).toBe(`/en${bench.path}`);
  }
});

test('the frame says whose desk it is, in both languages', async () => {
  const bench = await withProposal();
  const zh = await (await get(bench, '/workspace/approvals', bench.as)).text();
  expect(zh).toContain('工作台 · city局（示例）');
  expect(zh).toContain('<a href="/workspace/approvals" aria-current="page">');
  expect(zh).toContain('<form class="switch" method="post" action="/workspace/sign-out">');
  expect(zh).toContain('href="/en/workspace/approvals"');
  const en = await (await get(bench, '/en/workspace/approvals', bench.as)).text();
  expect(en).toContain('Workspace · city bureau (sample)');
  expect(en).toContain('approver (sample)');
  expect(en).toContain('Waiting for you');
  expect(en).toContain('20 May 2021, 10:00');
});
