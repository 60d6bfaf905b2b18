import { expect, test } from 'vitest';
import type { Role } from '#server/http/signed-in.ts';
import { type Bench, enter, root, withAuditor, write } from './auditor.ts';
import { makeOfficer } from './support.ts';

const seqs = (html: string) =>
  [...html.matchAll(/<th scope="row" class="r num">(\d+)<\/th>/g)].map(([, n]) => Number(n));

test('the newest lines stand first, to the second, with who, act and object in words', async () => {
  const bench = await withAuditor();
  await write(bench, 1);
  const page = await bench.browser.get(root);
  expect(page.status).toBe(200);
  expect(page.answer.headers.get('cache-control')).toBe('no-store');
  const [first = 0] = seqs(page.html);
  expect(seqs(page.html)).toEqual(Array.from({ length: first }, (_, n) => first - n));
  expect(page.words).toContain('2021年5月20日 10:00:00');
  expect(page.words).toContain('editor（示例）');
  expect(page.words).toContain('修改征集');
  expect(page.words).toContain('matter-1');
  expect(page.html).toContain('b'.repeat(64));
  const english = await bench.browser.get(`/en${root}`);
  expect(english.words).toContain('20 May 2021 10:00:00');
  expect(english.words).toContain('Changed a preparation');
});

test('pages are walked by key to the first line, each line once', async () => {
  const bench = await withAuditor();
  await write(bench, 120);
  let page = await bench.browser.get(root);
  const seen = seqs(page.html);
  const total = seen[0] ?? 0;
  for (;;) {
    const next = page.links.find((link) => link.startsWith(`${root}?below=`));
    if (!next) break;
    page = await bench.browser.get(next);
    seen.push(...seqs(page.html));
  }
  expect(seen).toEqual(Array.from({ length: total }, (_, n) => total - n));
});

test.each([
  ['officer', ({ editor }: Bench) => editor.id, 3],
  ['department', ({ city }: Bench) => city.id, undefined],
  ['act', () => 'preparation.changed', 3],
  ['subject', () => 'matter-', 3],
  ['subject', () => 'matter-2', 1],
  ['subject', () => 'atter', 0],
  ['subject', () => "x' OR 1=1 --", 0],
  ['from', () => '2021-05-20', undefined],
  ['from', () => '2021-05-21', 0],
  ['to', () => '2021-05-19', 0],
  ['to', () => '2021-05-20', undefined],
  ['officer', () => 'nobody', 0],
])('searched by %s', async (name, value, count) => {
  const bench = await withAuditor();
  await write(bench, 3);
  const all = seqs((await bench.browser.get(root)).html).length;
  const page = await bench.browser.get(`${root}?${new URLSearchParams({ [name]: value(bench) })}`);
  expect(page.status).toBe(200);
  expect(seqs(page.html)).toHaveLength(count ?? all);
});

test('a line at the end of a day belongs to that day, however its time is written', async () => {
  const bench = await withAuditor();
  bench.clock.set('2021-05-20T23:59:59+08:00');
  await write(bench, 1, { subject: 'late' });
  bench.clock.set('2021-05-21T00:00:00+08:00');
  await write(bench, 1, { subject: 'early' });
  const browser = await enter(bench, 'auditor');
  const of = async (query: string) => (await browser.get(`${root}?act=preparation.changed&${query}`)).words;
  expect(await of('to=2021-05-20')).toContain('late');
  expect(await of('to=2021-05-20')).not.toContain('early');
  expect(await of('from=2021-05-21')).toContain('early');
  expect(await of('from=2021-05-21')).not.toContain('late');
});

test.each<Role>(['editor', 'security', 'system', 'legal', 'decision'])(
  'a %s may not read it',
  async (role) => {
    const bench = await withAuditor();
    if (role !== 'editor') await makeOfficer(bench.ctx, bench.city, [role], role);
    const browser = await enter(bench, role);
    for (const path of [root, `${root}.csv`, `${root}.jsonl`, `/en${root}`])
      expect((await browser.get(path)).status).toBe(403);
    expect((await browser.post(`${root}/verification`, {})).status).toBe(403);
  },
);

test('the table that is exported takes no formula, and the export is a line itself', async () => {
  const bench = await withAuditor();
  await write(bench, 1, { subject: '=HYPERLINK("http://evil.example")' });
  const answer = await bench.browser.get(`${root}.csv?act=preparation.changed`);
  expect(answer.status).toBe(200);
  expect(answer.answer.headers.get('content-disposition')).toBe(
    'attachment; filename="audit-2021-05-20.csv"',
  );
  const rows = answer.html
    .replace(/^\ufeff/, '')
    .trim()
    .split('\n');
  expect(rows).toHaveLength(2);
  expect(rows[1]).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  expect(rows[1]).toContain('2021-05-20T10:00:00+08:00');
  const last = (await bench.ctx.db.selectFrom('audit_event').selectAll().orderBy('seq', 'desc').execute())[0];
  expect(last).toMatchObject({ act: 'audit.exported', detail: '{"format":"csv","whole":false}' });
});
