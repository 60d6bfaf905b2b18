import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { runCommand } from '#server/cli/commands.ts';
import type { Role } from '#server/http/signed-in.ts';
import { record } from '#server/staff/audit.ts';
import { Browser } from '../support/browser.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { makeDepartment, makeOfficer, password } from './support.ts';

const root = '/workspace/audit';

async function withAuditor() {
  const house = await makeApp();
  const city = await makeDepartment(house.ctx, 'city');
  await makeOfficer(house.ctx, city, ['auditor'], 'auditor');
  const editor = await makeOfficer(house.ctx, city, ['editor'], 'editor');
  const browser = await enter(house, 'auditor');
  return { ...house, city, editor, browser };
}

async function enter(house: House, name: string) {
  const browser = new Browser(house);
  await browser.post('/workspace/sign-in', { name, password });
  return browser;
}

type Bench = Awaited<ReturnType<typeof withAuditor>>;

const write = ({ ctx, editor, city }: Bench, count: number, more: { subject?: string; act?: string } = {}) =>
  ctx.store.write(async (tx) => {
    for (let n = 1; n <= count; n += 1)
      await record(tx, {
        officerId: editor.id,
        departmentId: city.id,
        act: 'preparation.changed',
        subject: `matter-${n}`,
        detail: { n },
        before: 'b'.repeat(64),
        after: 'a'.repeat(64),
        ...more,
      });
  });

/** Runs the command on the installation's folder. */
async function cli({ ctx }: Pick<House, 'ctx'>, ...args: string[]) {
  const lines: string[] = [];
  const env = { DATA_DIR: ctx.env.DATA_DIR, SECRET_KEY: ctx.env.SECRET_KEY };
  const code = await runCommand({
    args,
    env,
    out: (line) => lines.push(line),
    err: (line) => lines.push(line),
  });
  return { code, said: lines.join('\n') };
}

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

test('the whole trail as exported is checked without the store, down to a changed letter', async () => {
  const bench = await withAuditor();
  await write(bench, 1200);
  const { html: whole } = await bench.browser.get(`${root}.jsonl`);
  const file = join(bench.ctx.env.DATA_DIR, 'audit.jsonl');
  const said = async (text: string) => {
    writeFileSync(file, text);
    return cli(bench, 'verify', 'audit', file);
  };
  const rows = whole.trimEnd().split('\n');
  const { last } = JSON.parse(rows[0] ?? '') as { last: { seq: number; hash: string } };
  expect(rows).toHaveLength(last.seq + 1);
  const good = await said(whole);
  expect(good.code).toBe(0);
  expect(good.said).toContain(`The export holds: ${last.seq} lines`);
  expect(good.said).toContain('only the store can tell');
  expect(await said(whole.replace('matter-700', 'matter-007'))).toMatchObject({
    code: 1,
    said: expect.stringContaining('was changed'),
  });
  const without = (at: number) => `${rows.filter((_, index) => index !== at).join('\n')}\n`;
  expect(await said(without(500))).toEqual({ code: 1, said: 'Line 500 is missing' });
  expect(await said(without(rows.length - 1))).toEqual({ code: 1, said: `Line ${last.seq} is missing` });
  const [a = '', b = ''] = rows.slice(9, 11);
  expect(await said(whole.replace(`${a}\n${b}`, `${b}\n${a}`))).toEqual({
    code: 1,
    said: 'Line 9 is missing',
  });
  expect((await said('')).code).toBe(1);
  expect((await said('{"export":"audit"}\nnonsense')).code).toBe(1);
  expect((await cli(bench, 'verify', 'audit', `${file}.none`)).code).toBe(2);
});

test('a selection is checked line by line, and says that it is one', async () => {
  const bench = await withAuditor();
  await write(bench, 5);
  await enter(bench, 'editor');
  await write(bench, 2);
  const { html } = await bench.browser.get(`${root}.jsonl?act=preparation.changed`);
  const file = join(bench.ctx.env.DATA_DIR, 'some.jsonl');
  writeFileSync(file, html);
  expect(await cli(bench, 'verify', 'audit', file)).toMatchObject({
    code: 0,
    said: expect.stringContaining('7 lines, a selection'),
  });
  writeFileSync(file, html.replace('matter-2', 'matter-9'));
  expect((await cli(bench, 'verify', 'audit', file)).code).toBe(1);
});

test('the page and the command agree on a trail that holds', async () => {
  const bench = await withAuditor();
  const page = await bench.browser.post(`${root}/verification`, {});
  expect(page.status).toBe(200);
  expect(page.words).toContain('审计记录完整');
  const checked = await cli(bench, 'verify', 'audit');
  expect(checked.code).toBe(0);
  expect(checked.said).toMatch(/^The audit trail holds: \d+ lines, sealed\nlast line \d+ [0-9a-f]{64}$/);
});

test.each([
  ['a line is changed', 'UPDATE audit_event SET subject = subject || 0 WHERE seq = 5', 'Line 5 was changed'],
  ['a line is removed', 'DELETE FROM audit_event WHERE seq = 5', 'Line 5 is missing'],
  [
    'the last line is removed',
    'DELETE FROM audit_event WHERE seq = (SELECT max(seq) FROM audit_event)',
    'is missing',
  ],
  ['all lines are removed', 'DELETE FROM audit_event', 'Line 1 is missing'],
  ['the seal is removed', 'DELETE FROM audit_head', 'The seal of the end'],
  [
    'the seal is another',
    "UPDATE audit_head SET mac = replace(mac, substr(mac, 1, 1), 'x')",
    'not made by this',
  ],
  [
    'a line stands before the first',
    "INSERT INTO audit_event (seq, at, act, subject) VALUES (-3, 'x', 'a.b', 'x')",
    'Line -3',
  ],
  [
    'a line is added',
    "INSERT INTO audit_event (seq, at, act, subject) VALUES (99, 'x', 'a.b', 'x')",
    'is missing',
  ],
])('the command and the page find it when %s', async (_what, statement, words) => {
  const bench = await withAuditor();
  await write(bench, 5);
  const database = new Database(bench.file);
  for (const name of ['audit_event_no_update', 'audit_event_no_delete'])
    database.exec(`DROP TRIGGER ${name}`);
  database.exec(statement);
  database.close();
  const checked = await cli(bench, 'verify', 'audit');
  expect(checked.code).toBe(1);
  expect(checked.said).toContain(words);
  const page = await bench.browser.post(`/en${root}/verification`, {});
  expect(page.words).toContain('The audit trail does not hold');
  // The check itself was recorded; that must not have made the trail whole again.
  expect((await cli(bench, 'verify', 'audit')).code).toBe(1);
});

test('a forged end is not made good by the next act', async () => {
  const bench = await withAuditor();
  const database = new Database(bench.file);
  database.exec('DROP TRIGGER audit_event_no_delete');
  database.exec('DELETE FROM audit_event WHERE seq > 2');
  database.exec('UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit_event WHERE seq = 2)');
  database.close();
  expect(await cli(bench, 'verify', 'audit')).toMatchObject({
    code: 1,
    said: expect.stringContaining('seal'),
  });
  await write(bench, 3);
  const checked = await cli(bench, 'verify', 'audit');
  expect(checked).toMatchObject({ code: 1, said: expect.stringContaining('Line 3 was changed') });
});

test('the command makes nothing and says what is not there', async () => {
  const bench = await withAuditor();
  const elsewhere = {
    ctx: { ...bench.ctx, env: { ...bench.ctx.env, DATA_DIR: join(bench.ctx.env.DATA_DIR, 'no') } },
  };
  expect(await cli(elsewhere, 'verify', 'audit')).toMatchObject({
    code: 2,
    said: expect.stringContaining('no store'),
  });
  const stranger = { ctx: { ...bench.ctx, env: { ...bench.ctx.env, SECRET_KEY: 'x'.repeat(40) } } };
  expect(await cli(stranger, 'verify', 'audit')).toMatchObject({
    code: 2,
    said: expect.stringContaining('SECRET_KEY'),
  });
});

test('help stands where it is looked for', async () => {
  const bench = await withAuditor();
  expect(await cli(bench, '--help')).toMatchObject({
    code: 0,
    said: expect.stringContaining('verify audit'),
  });
  expect(await cli(bench, 'verify', 'audit', '--help')).toMatchObject({
    code: 0,
    said: expect.stringContaining('DATA_DIR'),
  });
  expect(await cli(bench)).toMatchObject({ code: 2, said: expect.stringContaining('Usage') });
  expect(await cli(bench, 'fly')).toMatchObject({
    code: 2,
    said: expect.stringContaining('Unknown command: fly'),
  });
  expect((await cli(bench, 'verify', 'audit', 'a', 'b')).code).toBe(2);
});
