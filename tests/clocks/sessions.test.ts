import { expect, test } from 'vitest';
import { RateWindow } from '#server/http/rate-window.ts';
import { clockWatch } from '#server/jobs/clock-watch.ts';
import { jobs } from '#server/jobs.ts';
import { clearSignIns } from '#server/staff/clearing.ts';
import { Tries } from '#server/staff/tries.ts';
import { makeDepartment, makeOfficer, password } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { codeFor, enrolOn } from '../support/second-factor.ts';
import { move } from './support.ts';

async function withEditor(secondFactor = false) {
  const house = await makeApp({ at: '2021-05-20T10:00:30+08:00', secondFactor });
  const { ctx } = house;
  await makeOfficer(ctx, await makeDepartment(ctx, 'city'), ['editor'], 'editor');
  const browser = new Browser(house);
  const signIn = (who = browser, word = password) =>
    who.post('/workspace/sign-in', { name: 'editor', password: word });
  const standing = async (who = browser) => (await who.get('/workspace')).status === 200;
  return { ...house, house, browser, signIn, standing };
}

test('a clock that goes back by a minute ends nobody’s session', async () => {
  const { house, signIn, standing } = await withEditor();
  await signIn();
  move(house, -1);
  expect(await standing()).toBe(true);
});

test.each([-60, -24 * 60])(
  'a clock that goes back by %i minutes lets no session live longer',
  async (minutes) => {
    const { house, signIn, standing } = await withEditor();
    await signIn();
    move(house, minutes);
    expect(await standing()).toBe(false);
  },
);

test('nor does an ended session stand again when the clock has caught up', async () => {
  const { house, ctx, signIn, standing } = await withEditor();
  await signIn();
  move(house, -60);
  expect(await clearSignIns(ctx)).toBe(1);
  move(house, 60);
  expect(await standing()).toBe(false);
});

test('whoever signs in sweeps the sessions of a time that has not come', async () => {
  const { house, ctx, signIn } = await withEditor();
  await signIn();
  move(house, -60);
  await signIn(new Browser(house));
  expect(await ctx.db.selectFrom('session').select('id').execute()).toHaveLength(1);
});

test('a clock that goes forward by an hour ends the session, and back again does not raise it', async () => {
  const { house, signIn, standing } = await withEditor();
  await signIn();
  move(house, 60);
  expect(await standing()).toBe(false);
});

test('the job that clears sessions runs at the start and when the clock is set back', () => {
  expect(jobs.filter(({ afterClockSet }) => afterClockSet).map(({ name }) => name)).toEqual(['clearing']);
  let [real, passed] = [1_000_000_000, 0];
  const wasSet = clockWatch({ real: () => new Date(real) }, () => passed);
  const after = (seconds: number, shown = seconds) => {
    passed += seconds * 1000;
    real += shown * 1000;
    return wasSet();
  };
  expect(after(0)).toBe(true);
  expect(after(15)).toBe(false);
  expect(after(15, 15 + 3600)).toBe(false);
  expect(after(15, 15 - 3600)).toBe(true);
  expect(after(15)).toBe(false);
  expect(after(15, -30)).toBe(false);
});

test('a one-time code is not taken twice, whatever the clock does in between', async () => {
  const { house, clock, browser, signIn } = await withEditor(true);
  const { secret } = await enrolOn(browser, await browser.follow(await signIn()), clock.real());
  move(house, 5);
  const code = codeFor(secret, clock.real());
  const use = async () => {
    const other = new Browser(house);
    const page = await other.follow(await signIn(other));
    return (await other.post(page.form('/code').action, { code, next: '/workspace' })).status;
  };
  expect(await use()).toBe(303);
  for (const minutes of [0, -60, 60, -24 * 60, 24 * 60]) {
    move(house, minutes);
    expect(await use()).toBe(422);
  }
});

test('wrong tries bar nobody for more than a quarter of an hour after the clock was set back', async () => {
  const { house, signIn } = await withEditor();
  for (let n = 0; n < 5; n++) expect((await signIn(undefined, 'wrong words, sorry')).status).toBe(422);
  move(house, -60);
  const refused = await signIn();
  expect([refused.status, refused.answer.headers.get('retry-after')]).toEqual([429, '900']);
  move(house, 15);
  expect((await signIn()).status).toBe(303);
});

test('nor does a caller wait longer', () => {
  const tries = new Tries(2);
  const at = (minute: number) => new Date(minute * 60_000);
  tries.take('caller', at(100));
  tries.take('caller', at(100));
  expect(tries.take('caller', at(40))).toEqual({ waitSeconds: 900 });
  expect(tries.take('caller', at(55))).toEqual({ earlier: 0 });
});

test('a minute of submissions is a minute on every clock', () => {
  let now = 0;
  const window = new RateWindow(60_000, () => now);
  const hits = (key = 'a') => window.increment(key).totalHits;
  expect([hits(), hits(), hits('b')]).toEqual([1, 2, 1]);
  window.decrement('a');
  now = 59_999;
  expect(hits()).toBe(2);
  now = 60_000;
  expect([hits(), hits('b')]).toEqual([1, 1]);
  window.resetKey('a');
  expect(hits()).toBe(1);
});
