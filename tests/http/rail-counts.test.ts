import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { PageEnv } from '#server/http/page.tsx';
import { railCounts } from '#server/http/rail-counts.ts';

const officer = { id: 'o', title: {}, department: { id: 'd', slug: 'd', name: {} }, roles: [] };

/** A workspace of one page that says what the rail was told, and how often anything was counted for it. */
function open() {
  const state = { stamp: '1', counted: 0 };
  const app = new Hono<PageEnv>();
  app.use(async (c, next) => {
    c.set('officer', { ...officer, id: c.req.header('officer') ?? 'o' });
    await next();
  });
  app.use(
    railCounts(
      async () => ({ approvals: ++state.counted, consultations: 0 }),
      async () => state.stamp,
    ),
  );
  app.all('*', (c) => c.text(String(c.get('view')?.waiting?.approvals)));
  const ask = async (path: string, init?: RequestInit) => (await app.request(path, init)).text();
  return { state, ask };
}

test('numbers hold until something was written or another day begins, for each officer by themselves', async () => {
  const { state, ask } = open();
  expect([await ask('/workspace'), await ask('/workspace/approvals')]).toEqual(['1', '1']);
  expect(await ask('/workspace', { headers: { officer: 'p' } })).toBe('2');
  state.stamp = '2';
  expect(await ask('/workspace')).toBe('3');
  expect(await ask('/workspace', { headers: { officer: 'p' } })).toBe('4');
});

test.each<[string, string, RequestInit]>([
  ['a post', '/workspace/x', { method: 'POST' }],
  ['a file', '/workspace/audit.csv', {}],
  ['a figure for programs', '/workspace/questionnaires/tiny/figures.json', {}],
  [
    'a part that a script asks for',
    '/workspace/questionnaires/tiny/received',
    { headers: { 'Sec-Fetch-Dest': 'empty' } },
  ],
])('nothing is counted for %s', async (_what, path, init) => {
  const { state, ask } = open();
  expect([await ask(path, init), state.counted]).toEqual(['undefined', 0]);
});
