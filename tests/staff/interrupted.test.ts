import { expect, test } from 'vitest';
import { insideWorkspace } from '#server/http/session.ts';
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

async function withEditor() {
  const bench = await openBench();
  await makeOfficer(bench.ctx, await makeDepartment(bench.ctx, 'city'), ['editor'], 'editor');
  return bench;
}

/** Names and values of hidden inputs, as a browser would post them. */
const hidden = (html: string): [string, string][] =>
  [...html.matchAll(/<input type="hidden" name="([^"]*)" value(?:="([^"]*)")?\/>/g)].map(
    ([, name, value]) => [plain(name ?? ''), plain(value ?? '')],
  );

const plain = (escaped: string) =>
  escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

test.each([
  ['', '/workspace/echo?x=1'],
  ['/en', '/en/workspace/echo?x=1'],
])('a form posted after the session ended is kept whole and sent again (%s)', async (prefix, path) => {
  const bench = await withEditor();
  const cookie = await signedIn(bench, 'editor');
  bench.clock.pass(31);
  const body = 'note=%E7%AC%AC%E4%B8%80%E8%A1%8C%0D%0A%3Cb%3E%22%26&tick=a&tick=b&empty=';

  const refused = await post(bench, path, body, cookie);
  expect(refused.status).toBe(307);
  const page = await post(bench, refused.headers.get('location') ?? '', body, cookie);
  const asked = await page.text();
  expect(page.status).toBe(401);
  expect(asked).toContain(prefix ? 'what you entered is still here' : '您填写的内容还在');

  const first = Object.fromEntries(hidden(asked));
  const wrong = await post(bench, `${prefix}/workspace/sign-in`, { ...first, name: 'editor', password: 'x' });
  expect(wrong.status).toBe(422);
  const again = Object.fromEntries(hidden(await wrong.text()));
  expect(again).toEqual(first);

  const answer = await post(bench, `${prefix}/workspace/sign-in`, { ...again, name: 'editor', password });
  const resume = await answer.text();
  expect(answer.status).toBe(200);
  expect(resume).toContain(`<form method="post" action="${path}">`);
  expect(resume).toContain('第一行\r\n&lt;b>&quot;&amp;</p>');
  expect(hidden(resume)).toEqual([...new URLSearchParams(body)]);
  expect(resume).not.toContain(password);

  const fields = new URLSearchParams(hidden(resume)).toString();
  const sent = await post(bench, path, fields, cookieOf(answer));
  expect(sent.status).toBe(200);
  expect([...new URLSearchParams(await sent.text())]).toEqual([...new URLSearchParams(body)]);
});

test('what is not a form is refused, not kept', async () => {
  const bench = await withEditor();
  const answer = await bench.app.request('/workspace/echo', {
    method: 'POST',
    body: '{}',
    headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
  });
  expect(answer.status).toBe(401);
  expect(await answer.text()).toContain('请先登录');
});

test('nobody gets anywhere without a session', async () => {
  const bench = await withEditor();
  for (const cookie of [undefined, 'session=', 'session=x', `session=${'A'.repeat(43)}`])
    for (const path of [
      '/workspace',
      '/workspace/approvals',
      '/workspace/approvals/1',
      '/workspace/sign-ins',
    ])
      expect((await get(bench, path, cookie)).status).toBe(303);
});

test.each([
  ['/workspace', '/workspace'],
  ['/workspace/approvals/7?x=%20y&z=1', '/workspace/approvals/7?x=%20y&z=1'],
  ['/workspace/意见', '/workspace/%E6%84%8F%E8%A7%81'],
  ['', '/workspace'],
  [null, '/workspace'],
  ['https://evil.example/workspace', '/workspace'],
  ['//evil.example/workspace', '/workspace'],
  ['/\\evil.example', '/workspace'],
  ['/workspace\\..\\..\\evil.example', '/workspace'],
  ['/\t/evil.example', '/workspace'],
  ['/workspace/\n/evil.example', '/workspace'],
  ['/workspace@evil.example', '/workspace'],
  ['/workspaces', '/workspace'],
  ['/workspace/../receipts', '/workspace'],
  ['/workspace/%2e%2e/receipts', '/workspace'],
  ['/workspace/..//evil.example', '/workspace'],
  ['javascript:alert(1)', '/workspace'],
  ['/workspace/sign-out', '/workspace'],
  ['/workspace/sign-in?next=/workspace/sign-in', '/workspace'],
])('after signing in, %s leads to %s', async (next, path) => {
  expect(insideWorkspace(next)).toBe(path);
});

test('an open redirect is refused through the page too', async () => {
  const bench = await withEditor();
  const next = 'https://evil.example/';
  const page = await get(bench, `/workspace/sign-in?next=${encodeURIComponent(next)}`);
  expect(hidden(await page.text())).toEqual([['next', '/workspace']]);
  const answer = await post(bench, '/workspace/sign-in', { name: 'editor', password, next });
  expect(answer.headers.get('location')).toBe('/workspace');
  const resumed = await post(bench, '/workspace/sign-in', { name: 'editor', password, next, kept: 'a=b' });
  expect(await resumed.text()).toContain('<form method="post" action="/workspace">');
});
