import { afterEach, expect, test } from 'vitest';
import { nextDue } from '#server/jobs/due.ts';
import { verifyTrail } from '#server/staff/audit-verify.ts';
import { phaseOf } from '#shared/phase.ts';
import { sayDay, sayTime } from '#shared/text/dates.ts';
import { addDays, addMonths, dayOf, daysBetween, localIso, timeOf } from '#shared/time.ts';
import { openHouse } from '../security/house.ts';
import { signedIn } from '../security/sign-in.ts';
import { freshKey, refusalOf, send, sent } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { young } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { period, publish } from '../support/publish.ts';
import { move } from './support.ts';

const zone = process.env.TZ;

afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test('whatever the clock does, nothing is taken outside the period as it stands by the clock', async () => {
  const house = await makeApp({ at: period.before });
  await publish(house.ctx);
  const taken: string[] = [];
  const key = freshKey();
  const steps: [string, number][] = [
    [period.before, 409],
    [period.lastMoment, 201],
    [period.before, 409],
    [period.lastGrace, 201],
    [period.closed, 409],
    ['2021-06-16T01:15:00+08:00', 409],
    [period.lastGrace, 201],
    [period.closed, 409],
    ['1970-01-01T00:00:00Z', 409],
    ['2038-01-19T03:14:08Z', 409],
  ];
  for (const [at, status] of steps) {
    house.turnTo(at);
    const answer = await send(house, young);
    expect(answer.status, at).toBe(status);
    if (answer.status === 201) taken.push(((await answer.json()) as { day: string }).day);
  }
  expect(new Set(taken)).toEqual(new Set(['2021-06-15']));
  house.turnTo(period.lastMoment);
  const { receipt } = await sent(house, young, { key });
  for (const at of [period.closed, period.before, period.lastMoment]) {
    house.turnTo(at);
    const again = await send(house, young, { key });
    expect([again.status, ((await again.json()) as { receipt?: string }).receipt]).toEqual(
      at === period.before ? [409, undefined] : [200, receipt],
    );
  }
});

test('once results are public a clock that goes back opens nothing again', async () => {
  const house = await openHouse();
  const before = await house.ctx.db.selectFrom('response').select('id').execute();
  house.turnTo('2021-05-16T23:00:00+08:00');
  expect(await refusalOf(await send(house, young, { slug: 'released' }))).toBe('409 questionnaire-closed');
  expect((await send(house, young, { slug: 'waiting' })).status).toBe(201);
  const browser = new Browser(house);
  const found = await browser.post('/receipts', { receipt: house.receipts.response });
  expect(found.status).toBe(200);
  expect(await house.ctx.db.selectFrom('response').select('id').execute()).toHaveLength(before.length + 1);
});

test('times in the audit trail may go back: lines keep their order, say what the clock said, and verify', async () => {
  const house = await openHouse();
  const { ctx, clock } = house;
  const times: string[] = [];
  for (const minutes of [60, -120, 61, -24 * 60]) {
    move(house, minutes);
    times.push(`${clock.now().toISOString().slice(0, 19)}Z`);
    await signedIn(house, 'house-analyst');
  }
  const lines = await ctx.db
    .selectFrom('audit_event')
    .select(['seq', 'at', 'act'])
    .where('act', '=', 'session.begun')
    .orderBy('seq')
    .execute();
  expect(lines.slice(-4).map(({ at }) => at)).toEqual(times);
  const { fault } = await verifyTrail(ctx);
  expect(fault).toBeUndefined();
});

const zones = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Europe/Berlin', 'Australia/Lord_Howe'];

test('a host in another zone, and the hours that its summer time skips and repeats, change no day and no end', () => {
  const told = zones.map((name) => {
    process.env.TZ = name;
    const found: unknown[] = [];
    for (const day of ['2021-03-14', '2021-03-28', '2021-04-04', '2021-06-15', '2021-10-31', '2021-11-07'])
      for (let quarter = 0; quarter < 96; quarter++) {
        const at = new Date(Date.parse(`${day}T00:00:00Z`) + quarter * 900_000);
        const window = { opensAt: new Date(`${day}T02:00:00Z`), closesAt: new Date(`${day}T10:00:00Z`) };
        found.push([
          [dayOf(at), timeOf(at), localIso(at), phaseOf(window, at), sayTime(at, 'en')],
          [addDays(dayOf(at), 1), addMonths(day, 1), daysBetween(day, dayOf(at)), sayDay(dayOf(at), 'zh-CN')],
          nextDue({ at: '08:30' }, { succeededAt: at }, at).toISOString(),
        ]);
      }
    return JSON.stringify(found);
  });
  expect(new Set(told).size).toBe(1);
});
