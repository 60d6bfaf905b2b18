import { describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { Tries } from '#server/staff/tries.ts';
import { makeDepartment, makeOfficer, openBench, password, post } from './support.ts';

const wrong = { name: 'editor', password: 'not this one, sorry' };

async function withEditor() {
  const bench = await openBench();
  await makeOfficer(bench.ctx, await makeDepartment(bench.ctx, 'city'), ['editor'], 'editor');
  const signIn = async (fields: { [name: string]: string }) => post(bench, '/workspace/sign-in', fields);
  return { ...bench, signIn };
}

test('after five wrong tries even the right password waits a quarter of an hour', async () => {
  const { signIn, clock } = await withEditor();
  for (let n = 0; n < 5; n += 1) expect((await signIn(wrong)).status).toBe(422);
  clock.pass(5);
  const refused = await signIn({ ...wrong, password, next: '/workspace/approvals' });
  const html = await refused.text();
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('600');
  expect(refused.headers.get('set-cookie')).toBeNull();
  expect(html).toContain('输错次数太多，请10分钟后再试');
  expect(html).toContain('name="next" value="/workspace/approvals"');
  clock.pass(10);
  expect((await signIn({ ...wrong, password })).status).toBe(303);
});

test('each wrong try makes the next slower', async () => {
  const { signIn } = await withEditor();
  for (let n = 0; n < 4; n += 1) await signIn(wrong);
  const begun = performance.now();
  await signIn(wrong);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(199);
});

test('tries at once count as many', async () => {
  const { signIn } = await withEditor();
  const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(wrong)));
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
});

test('an office behind one address may err for thirty names and no more', async () => {
  const { signIn } = await withEditor();
  for (let n = 0; n < 30; n += 1) expect((await signIn({ ...wrong, name: `name-${n}` })).status).toBe(422);
  expect((await signIn(wrong)).status).toBe(429);
});

test('the tries for a name stand in the store, under a key that tells nothing, and outlive the process', async () => {
  const bench = await withEditor();
  for (let n = 0; n < 5; n += 1) await bench.signIn(wrong);
  const rows = await bench.ctx.db.selectFrom('sign_in_try').selectAll().execute();
  expect(rows).toHaveLength(5);
  expect(JSON.stringify(rows)).not.toContain('editor');
  const restarted = { ...bench, app: await createApp({ ...bench.ctx }, { demo: false }) };
  expect((await post(restarted, '/workspace/sign-in', { ...wrong, password })).status).toBe(429);
  bench.clock.pass(16);
  expect((await bench.signIn({ ...wrong, name: 'someone else' })).status).toBe(422);
  expect(await bench.ctx.db.selectFrom('sign_in_try').selectAll().execute()).toHaveLength(1);
});

test('the right password clears the name', async () => {
  const { signIn } = await withEditor();
  for (let n = 0; n < 4; n += 1) await signIn(wrong);
  expect((await signIn({ ...wrong, password })).status).toBe(303);
  expect((await signIn(wrong)).status).toBe(422);
});

describe('Tries', () => {
  const at = (minutes: number) => new Date(minutes * 60_000);

  test('forgets after fifteen minutes', () => {
    const tries = new Tries(5);
    for (let n = 0; n < 5; n += 1) tries.take('k', at(n));
    expect(tries.take('k', at(14.9))).toEqual({ waitSeconds: 6 });
    expect(tries.take('k', at(15))).toEqual({ earlier: 4 });
  });

  test('counts no try that it refused, and gives back one that was right', () => {
    const tries = new Tries(2);
    for (let n = 0; n < 9; n += 1) tries.take('k', at(n));
    expect(tries.take('k', at(15))).toEqual({ earlier: 1 });
    tries.giveBack('k');
    expect(tries.take('k', at(15))).toEqual({ earlier: 1 });
  });
});

test('both languages share one count', async () => {
  const bench = await withEditor();
  for (let n = 0; n < 5; n += 1) await bench.signIn(wrong);
  expect((await post(bench, '/en/workspace/sign-in', { ...wrong, password })).status).toBe(429);
});
