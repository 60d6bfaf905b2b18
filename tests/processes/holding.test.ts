import { expect, test } from 'vitest';
import { submitComment } from '#server/comments/comments.ts';
import { readEnv } from '#server/env.ts';
import { openInstallation, WrongSecretError } from '#server/installation.ts';
import { propose, sign } from '#server/staff/approvals.ts';
import { verifyTrail } from '#server/staff/audit-verify.ts';
import { publications } from '#server/staff/publications.ts';
import { newSetupKey } from '#server/staff/setup.ts';
import { installation } from '../staff/setup-support.ts';
import { makeDepartment, makeOfficer, password } from '../staff/support.ts';
import { freshKey, refusalOf, send } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { commentBody, openConsultation } from '../support/consultations.ts';
import { young } from '../support/definitions.ts';
import type { House } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { codeFor, enrolOn } from '../support/second-factor.ts';
import { halfAnswers, storedRows } from '../support/stored.ts';
import { toCheck, toReceipt } from '../support/walk.ts';
import { inTurn, openDatabase, openTwo, unshared } from './support.ts';

const statusesOf = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();

test.skipIf(unshared)('one key sent to both processes at once is one response with one receipt', async () => {
  const { one, other } = await openTwo();
  await publish(one.ctx);
  const houses = Array.from({ length: 60 }, (_, at) => (at % 2 ? one : other));
  const key = freshKey();
  const answers = await Promise.all(houses.map((house) => send(house, young, { key })));
  expect(statusesOf(answers)).toEqual([...Array(59).fill(200), 201]);
  const receipts = await Promise.all(
    answers.map(async (each) => ((await each.json()) as { receipt: string }).receipt),
  );
  expect(new Set(receipts).size).toBe(1);
  const bodies = [young, { A1: 'old', A2: 'stick', B1: ['tea'] }];
  for (let round = 0; round < 10; round++) {
    const again = freshKey();
    const two = await Promise.all(
      [one, other].map((house, at) => send(house, bodies[at] as object, { key: again })),
    );
    expect(statusesOf(two)).toEqual([201, 409]);
    for (const each of two)
      if (each.status === 409) expect(await refusalOf(each)).toBe('409 idempotency-key-reused');
  }
  expect(await storedRows(one.ctx)).toHaveLength(11);
});

test.skipIf(unshared)('who answers goes from process to process, and ends the half answer once', async () => {
  const { one, other } = await openTwo();
  await publish(one.ctx);
  const browser = new Browser(inTurn(one, other));
  const page = await toReceipt(browser, 'words');
  expect((await browser.post('/receipts', { receipt: page.receipt })).words).toContain('words');
  const check = await toCheck(browser, 'more words');
  expect(await halfAnswers(one.ctx)).toHaveLength(1);
  const sent = await Promise.all([1, 2, 3, 4].map(() => browser.post(check.form('/responses').action, {})));
  expect(statusesOf(sent)).toEqual([200, 200, 200, 201]);
  expect(new Set(sent.map(({ receipt }) => receipt)).size).toBe(1);
  expect(await halfAnswers(other.ctx)).toEqual([]);
  expect(await storedRows(other.ctx)).toHaveLength(2);
});

test.skipIf(unshared)('of two corrections of one revision at both processes one is taken', async () => {
  const { one, other } = await openTwo();
  await publish(one.ctx);
  const { receipt } = await toReceipt(new Browser(one));
  const forms = await Promise.all(
    [one, other].map(async (house, at) => {
      const browser = new Browser(house);
      const held = await browser.post('/receipts', { receipt });
      await browser.press(held.form('/receipts/correction'));
      const second = await browser.get('/questionnaires/tiny/sections/B');
      const check = await browser.press(second.form('/sections/B').fill({ B1: ['fish'], B2: `words ${at}` }));
      return { browser, form: check.form('/responses') };
    }),
  );
  const sent = await Promise.all(forms.map(({ browser, form }) => browser.post(form.action, form.fields)));
  expect(statusesOf(sent)).toEqual([200, 409]);
  const [row, ...more] = await storedRows(one.ctx);
  expect([row?.revision, more]).toEqual([1, []]);
});

test.skipIf(unshared)('comments that come to both processes have numbers without a gap', async () => {
  const { one, other } = await openTwo();
  const consultation = await openConsultation(one.ctx);
  await other.ctx.pages.refresh();
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, at) => {
      const { ctx } = at % 2 ? one : other;
      return submitComment(ctx, consultation, { key: freshKey(), versionNo: 1, body: commentBody() });
    }),
  );
  expect(outcomes.filter((each) => 'problems' in each)).toEqual([]);
  const numbers = await one.ctx.db.selectFrom('comment').select('no').orderBy('no').execute();
  expect(numbers.map(({ no }) => no)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
});

const path = '/workspace/sign-in';

test.skipIf(unshared)(
  'a session that began at one process holds at the other, and ends at both',
  async () => {
    const { one, other } = await openTwo();
    await makeOfficer(one.ctx, await makeDepartment(one.ctx, 'city'), ['editor'], 'editor');
    const browser = new Browser(one);
    expect((await browser.post(path, { name: 'editor', password })).status).toBe(303);
    const there = new Browser(other);
    for (const [name, value] of browser.jar) there.jar.set(name, value);
    expect((await there.get('/workspace')).status).toBe(200);
    expect((await there.post('/workspace/sign-out', {})).status).toBe(303);
    expect((await browser.get('/workspace')).location).toContain(path);
  },
);

test.skipIf(unshared)('a code of the device opens one of two processes', async () => {
  const { one, other } = await openTwo({ secondFactor: true });
  await makeOfficer(one.ctx, await makeDepartment(one.ctx, 'city'), ['editor'], 'editor');
  const begin = async (house: House) => {
    const browser = new Browser(house);
    return { browser, page: await browser.follow(await browser.post(path, { name: 'editor', password })) };
  };
  const { browser, page } = await begin(one);
  const { secret } = await enrolOn(browser, page, one.clock.now());
  for (const house of [one, other]) house.turnTo('2021-05-20T10:05:00+08:00');
  const code = codeFor(secret, one.clock.now());
  const asked = [await begin(one), await begin(other)];
  const given = await Promise.all(asked.map((each) => each.browser.post(`${path}/code`, { code })));
  expect(statusesOf(given)).toEqual([303, 422]);
});

test.skipIf(unshared)(
  'an approval that is signed at both processes at once is signed once, and the trail is whole',
  async () => {
    const { one, other } = await openTwo();
    publications.register('release', async () => {});
    const city = await makeDepartment(one.ctx, 'city');
    const analyst = await makeOfficer(one.ctx, city, ['analyst']);
    const approvers = [
      await makeOfficer(one.ctx, city, ['approver'], 'one'),
      await makeOfficer(one.ctx, city, ['approver'], 'other'),
    ];
    const subjectHash = 'sha256:as-proposed';
    for (let round = 0; round < 5; round++) {
      const { id } = await propose(one.ctx, {
        departmentId: city.id,
        kind: 'release',
        subjectId: `r${round}`,
        subjectHash,
        officer: analyst,
      });
      const signed = await Promise.allSettled(
        [one, other].map(({ ctx }, at) => {
          const officer = approvers[at] as (typeof approvers)[number];
          return sign(ctx, id, { officer, secrecyReviewed: true, subjectHash });
        }),
      );
      expect(signed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
    const trail = await verifyTrail(other.ctx);
    expect(trail).toMatchObject({ fault: undefined });
    const acts = await one.ctx.db
      .selectFrom('audit_event')
      .select('act')
      .where('act', '=', 'approval.signed')
      .execute();
    expect(acts).toHaveLength(5);
  },
);

test.skipIf(unshared)(
  'processes that start together tell the same link, a later start another, and one sets up',
  async () => {
    const { another, one, other } = await openTwo();
    const keys = await Promise.all([one, other].map(({ ctx }) => newSetupKey(ctx)));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[\w-]{43}$/);
    const third = await another('2021-05-20T10:09:00+08:00');
    expect(await newSetupKey(third.ctx)).toBe(keys[0]);
    const late = await another('2021-05-20T10:11:00+08:00');
    const key = await newSetupKey(late.ctx);
    expect(key).not.toBe(keys[0]);
    expect((await new Browser(one).get(`/setup/${keys[0]}`)).status).toBe(404);
    const metas = await one.ctx.db.selectFrom('store_meta').selectAll().execute();
    expect(JSON.stringify(metas)).not.toContain(key);
    const made = await Promise.all(
      [one, other].map((house) => new Browser(house).post(`/setup/${key}`, installation)),
    );
    expect(statusesOf(made)).toEqual([303, 404]);
    expect(await newSetupKey(late.ctx)).toBeUndefined();
  },
);

test.skipIf(unshared)('processes of different secrets that start together do not both start', async () => {
  const { url } = await openDatabase();
  const open = (SECRET_KEY: string) =>
    openInstallation(readEnv({ DATABASE_URL: url, DATA_DIR: '/tmp', SECRET_KEY, LOG_LEVEL: 'silent' }));
  const started = await Promise.allSettled(['a', 'b', 'c'].map((each) => open(each.repeat(40))));
  const [opened, ...more] = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const refused = started.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  expect(more).toEqual([]);
  expect(refused.map((error) => error instanceof WrongSecretError)).toEqual([true, true]);
  const again = await Promise.allSettled(['a', 'b', 'c'].map((each) => open(each.repeat(40))));
  await opened?.close();
  for (const each of again) if (each.status === 'fulfilled') await each.value.close();
  expect(again.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
