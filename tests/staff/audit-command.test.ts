import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { behind } from '../support/behind.ts';
import { cli, enter, root, withAuditor, write } from './auditor.ts';

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
  [
    'a line is changed',
    "UPDATE audit_event SET subject = subject || '0' WHERE seq = 5",
    'Line 5 was changed',
  ],
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
  await behind(bench, statement);
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
  await behind(bench, 'DELETE FROM audit_event WHERE seq > 2');
  await behind(
    bench,
    'UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit_event WHERE seq = 2)',
  );
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
    ctx: {
      ...bench.ctx,
      env: { ...bench.ctx.env, DATA_DIR: join(bench.ctx.env.DATA_DIR, 'no'), DATABASE_URL: undefined },
    },
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
  expect(await cli(bench, 'verify', 'audit', '--json')).toMatchObject({
    code: 2,
    said: expect.stringContaining('--json'),
  });
  for (const asked of [['-h'], ['help'], ['verify', '--help'], ['help', 'verify', 'audit']])
    expect((await cli(bench, ...asked)).code, asked.join(' ')).toBe(0);
  expect(await cli(bench, 'verify')).toMatchObject({
    code: 2,
    said: expect.stringContaining('Say what: verify audit or verify store'),
  });
  const [, ...lines] = /(?:^ {2}\S.*\n)+/m.exec((await cli(bench, '--help')).said)?.[0].split('\n') ?? [];
  expect(new Set(lines.filter(Boolean).map((line) => line.search(/(?<= {3})\S/))).size).toBe(1);
});
