import { expect, test } from 'vitest';
import { trimFeed } from '#server/acts-feed.ts';
import { startSettling } from '#server/backups/settling.ts';
import { eraseExpiredContacts } from '#server/comments/contact-retention.ts';
import { clearMail, enqueue } from '#server/jobs/outbox.ts';
import { expireAnswering } from '#server/responses/answering.ts';
import { eraseExpired } from '#server/responses/retention.ts';
import { proposeDueReleases } from '#server/results/release-after-closing.ts';
import { addDays } from '#shared/time.ts';
import { answered, CLOSED, openDesk, publish as publishOutcome, signedIn } from '../dispositions/support.ts';
import { makeOfficer } from '../staff/support.ts';
import { sent } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { comment, opinion } from '../support/consultations.ts';
import { tiny } from '../support/definitions.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { period, publish } from '../support/publish.ts';
import { begin } from '../support/walk.ts';
import { foundIn, foundInFiles } from './files.ts';

const { signal } = new AbortController();
const sixMonths = { ...tiny, privacy: { ...tiny.privacy, retention_months: 6 } };

/** Everything that the product gives out to the public, and its log. */
async function givenOut({ app, log }: Pick<House, 'app' | 'log'>, paths: readonly string[]): Promise<Buffer> {
  const replies = paths.map(async (path) => Buffer.from(await (await app.request(path)).arrayBuffer()));
  return Buffer.concat([...(await Promise.all(replies)), Buffer.from(log.join('\n'))]);
}

const exportsOfAnswers = [
  '/questionnaires/tiny',
  '/questionnaires/tiny/results',
  '/questionnaires/tiny/results.csv',
  '/questionnaires/tiny/results.json',
  '/api/v1/questionnaires/tiny/results',
];

const exportsOfComments = [
  '/consultations/small',
  '/consultations/small/comments',
  '/consultations/small/outcome',
  '/consultations/small/outcome.csv',
  '/consultations/small/outcome.json',
  '/api/v1/consultations/small/comments',
  '/api/v1/consultations/small/outcome',
  '/consultations.atom',
  '/search?q=%E7%9A%84%E8%AF%9D',
];

/** Looks as a running server does, until what was erased stands in no file. */
async function settled(house: House): Promise<void> {
  // As the night does, where processes tell each other of answers.
  await trimFeed(house.ctx);
  await startSettling(house.ctx)();
}

test('answers, words, pairs of the index and half answers are in no file once their day has come', async () => {
  const house = await makeApp();
  const { ctx } = house;
  const questionnaire = await publish(ctx, sixMonths);
  const kept = await sent(house, {
    A1: 'old',
    A2: 'other',
    A2__other: '其他龘靐的话',
    B1: ['tea'],
    B2: '到期齉爩的话',
  });
  await sent(house, { A1: 'young', B1: ['rice'] });
  const browser = new Browser(house);
  await browser.press((await begin(browser)).form('/sections/A').fill({ A1: 'young' }));
  const half = await ctx.db.selectFrom('answering').select('sealed').executeTakeFirstOrThrow();
  const row = await ctx.db
    .selectFrom('response')
    .selectAll()
    .where('answers', 'like', '%A2__other%')
    .executeTakeFirstOrThrow();
  const planted = {
    text: '到期齉爩的话',
    other: '其他龘靐的话',
    pair: '齉爩',
    'pair of the other': '龘靐',
    half: Buffer.from(half.sealed),
    answers: row.answers ?? '',
    mac: Buffer.from(row.body_mac ?? []),
  };
  expect(await foundInFiles(house, planted)).toEqual(Object.keys(planted).sort());
  house.turnTo(period.closed);
  await proposeDueReleases(ctx, signal);
  const releases = await ctx.db.selectFrom('release').selectAll().execute();
  house.turnTo('2021-12-16T03:30:00+08:00');
  expect(await eraseExpired(ctx, signal)).toEqual({ responses: 2, texts: 2, halfAnswers: 1 });
  expect(await foundInFiles(house, planted)).not.toEqual([]);
  await settled(house);
  expect(await foundInFiles(house, planted)).toEqual([]);
  expect(foundIn(await givenOut(house, exportsOfAnswers), planted)).toEqual([]);
  expect(await ctx.db.selectFrom('response_text_keys').selectAll().execute()).toEqual([]);
  expect(await ctx.db.selectFrom('release').selectAll().execute()).toEqual(releases);
  expect(releases).toHaveLength(1);
  expect((await browser.post('/receipts', { receipt: kept.receipt })).status).toBe(200);
  const acts = await ctx.db
    .selectFrom('audit_event')
    .select('detail')
    .where('act', '=', 'responses.erased')
    .execute();
  expect(acts.map(({ detail }) => JSON.parse(detail ?? ''))).toEqual([
    { responses: 2, texts: 2, halfAnswers: 1, version: questionnaire.live.no },
  ]);
});

test('of a thousand answers with words none is left in any file, by their day or by withdrawal', async () => {
  const house = await makeApp();
  await publish(house.ctx, sixMonths);
  const words = (no: number) => `CANARY${String(no).padStart(4, '0')}鱻麤`;
  const browser = new Browser(house);
  for (let at = 0; at < 1000; at += 100) {
    const some = Array.from({ length: 100 }, (_, no) =>
      sent(house, { A1: 'young', B1: ['tea'], B2: words(at + no) }),
    );
    const [first] = await Promise.all(some);
    if (at % 500 === 0)
      await browser.post('/receipts/withdrawal', { receipt: first?.receipt ?? '', confirmed: 'yes' });
  }
  const planted = Object.fromEntries(Array.from({ length: 1000 }, (_, no) => [String(no), words(no)]));
  const all = { ...planted, pair: '鱻麤', start: 'CANARY', key: 'canary' };
  const before = await foundInFiles(house, all);
  expect(before.length).toBeGreaterThan(1000);
  house.turnTo(period.closed);
  await proposeDueReleases(house.ctx, signal);
  house.turnTo('2021-12-16T03:30:00+08:00');
  expect(await eraseExpired(house.ctx, signal)).toMatchObject({ responses: 998, texts: 998 });
  await settled(house);
  expect(await foundInFiles(house, all)).toEqual([]);
  process.stdout.write(`${before.length} canaries found before erasing, 0 after\n`);
});

test('a withdrawn comment leaves its number and day, and no word in any file, page or export', async () => {
  const desk = await openDesk();
  const { ctx, consultation } = desk;
  await desk.released();
  const written = {
    party: { kind: 'person' as const, name: '姓名彧龘', signatories: null },
    opinions: [opinion({ text: '意见靐齉的话', proposed: '建议改为爩鱻' })],
    contact: '13912345678 canary@example.cn',
  };
  const mine = await comment(ctx, consultation, written);
  const browser = new Browser(desk);
  const row = await ctx.db.selectFrom('comment_contact').select('sealed').executeTakeFirstOrThrow();
  const planted = {
    name: '姓名彧龘',
    text: '意见靐齉的话',
    proposed: '建议改为爩鱻',
    pair: '靐齉',
    'pair of proposed': '爩鱻',
    'sealed contact': Buffer.from(row.sealed),
  };
  expect(await foundInFiles(desk, planted)).toEqual(Object.keys(planted).sort());
  const never = { contact: '13912345678', mail: 'canary@example.cn' };
  expect(await foundInFiles(desk, never)).toEqual([]);
  await browser.post('/receipts/withdrawal', { receipt: mine.receipt, confirmed: 'yes' });
  await settled(desk);
  expect(await foundInFiles(desk, { ...planted, ...never })).toEqual([]);
  desk.turnTo('2021-06-16T09:00:00+08:00');
  expect(foundIn(await givenOut(desk, exportsOfComments), planted)).toEqual([]);
  const auditor = await signedIn(desk, await makeOfficer(ctx, desk.department, ['auditor']));
  for (const path of ['/workspace/audit.csv', '/workspace/audit'])
    expect(foundIn(Buffer.from((await auditor.get(path)).html), planted)).toEqual([]);
  const rows = await ctx.db.selectFrom('comment').selectAll().orderBy('no').execute();
  expect(rows.map(({ no, withdrawn_at }) => [no, withdrawn_at !== null])).toEqual([
    [1, false],
    [2, true],
  ]);
});

test('contacts go ninety days after the outcome; comments, approvals, groups and the outcome stay', async () => {
  const desk = await openDesk();
  const { ctx } = desk;
  await desk.released({ contact: '13912345678' });
  const row = await ctx.db.selectFrom('comment_contact').select('sealed').executeTakeFirstOrThrow();
  const planted = { contact: Buffer.from(row.sealed) };
  desk.turnTo(CLOSED);
  await answered(desk, '收费', [1]);
  await publishOutcome(desk);
  const records = async () => {
    const tables = [
      'comment',
      'comment_version',
      'opinion',
      'moderation',
      'outcome',
      'approval',
      'approval_act',
      'group_member',
      'disposition',
    ] as const;
    return Promise.all(tables.map((table) => ctx.db.selectFrom(table).selectAll().execute()));
  };
  const before = await records();
  const { published_at } = await ctx.db
    .selectFrom('outcome')
    .select('published_at')
    .executeTakeFirstOrThrow();
  const day = addDays((published_at ?? '').slice(0, 10), 90);
  desk.turnTo(`${day}T23:00:00+08:00`);
  expect(await eraseExpiredContacts(ctx, signal)).toBe(0);
  expect(await foundInFiles(desk, planted)).toEqual(['contact']);
  desk.turnTo(`${addDays(day, 1)}T03:30:00+08:00`);
  expect(await eraseExpiredContacts(ctx, signal)).toBe(1);
  await settled(desk);
  expect(await foundInFiles(desk, planted)).toEqual([]);
  expect(await records()).toEqual(before);
});

test('an officer’s address goes with the account, and old mail goes whatever became of it', async () => {
  const desk = await openDesk();
  const { ctx, department } = desk;
  const editor = await makeOfficer(ctx, department, ['editor'], 'leaves');
  await makeOfficer(ctx, department, ['security'], 'second.security');
  const security = await signedIn(desk, await makeOfficer(ctx, department, ['security']));
  const browser = await signedIn(desk, editor);
  await browser.post('/workspace/notifications', {
    address: 'canary@city.example',
    language: 'zh-CN',
    daily: 'yes',
  });
  const { sealed } = await ctx.db.selectFrom('officer_contact').select('sealed').executeTakeFirstOrThrow();
  ctx.env.SMTP_URL = 'smtp://127.0.0.1:9';
  await ctx.store.write((tx) =>
    enqueue(tx, { key: 'k', officerId: editor.id, subject: '邮件彧爩', text: '邮件正文麤灪' }),
  );
  const planted = { sealed: Buffer.from(sealed), subject: '邮件彧爩', text: '邮件正文麤灪' };
  expect(await foundInFiles(desk, planted)).toEqual(['sealed', 'subject', 'text']);
  expect((await security.post(`/workspace/officers/${editor.id}/state`, { state: 'disabled' })).status).toBe(
    303,
  );
  desk.turnTo('2021-07-19T10:00:00+08:00');
  expect(await clearMail(ctx)).toBe(0);
  desk.turnTo('2021-07-20T10:00:00+08:00');
  expect(await clearMail(ctx)).toBe(1);
  await settled(desk);
  expect(await foundInFiles(desk, planted)).toEqual([]);
});

test('a half answer that ends, or that nobody touched for a week, is in no file', async () => {
  const house = await makeApp();
  const { ctx } = house;
  await publish(ctx);
  const sealedNow = async () =>
    Buffer.from((await ctx.db.selectFrom('answering').select('sealed').executeTakeFirstOrThrow()).sealed);
  const ends = new Browser(house);
  const first = await begin(ends);
  const ended = { ends: await sealedNow() };
  expect(await foundInFiles(house, ended)).toEqual(['ends']);
  await ends.press(first.form('/sections/A').fill({ A1: 'child' }));
  await settled(house);
  expect(await foundInFiles(house, ended)).toEqual([]);
  await begin(new Browser(house));
  const left = { left: await sealedNow() };
  house.turnTo('2021-05-28T10:00:00+08:00');
  expect(await expireAnswering(ctx)).toBe(1);
  await settled(house);
  expect(await foundInFiles(house, left)).toEqual([]);
});

test('words that were corrected away are in no file, and those that stayed are', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  const browser = new Browser(house);
  const { receipt } = await sent(house, {
    A1: 'old',
    A2: 'other',
    A2__other: '留下鱻的',
    B1: ['tea'],
    B2: '改掉麤的',
  });
  const check = await browser.follow(await browser.post('/receipts/correction', { receipt }));
  const second = await browser.get('/questionnaires/tiny/sections/B');
  await browser.press(second.form('/sections/B').fill({ B1: ['tea'], B2: '改成灪的' }));
  await browser.press((await browser.get('/questionnaires/tiny/check')).form('/responses'));
  expect(check.status).toBe(200);
  await settled(house);
  const planted = { gone: '改掉麤的', stays: '留下鱻的', now: '改成灪的' };
  expect(await foundInFiles(house, planted)).toEqual(['now', 'stays']);
});
