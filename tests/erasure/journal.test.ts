import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { replayErasures } from '#server/backups/erasure-replay.ts';
import { listErasures, trimErasures } from '#server/backups/erasures.ts';
import { BadJournalError, readJournal } from '#server/backups/journal-file.ts';
import { mirrorErasures, mirrorOf, startSettling } from '#server/backups/settling.ts';
import { correctComment } from '#server/comments/comment-changes.ts';
import type { Context } from '#server/context.ts';
import { erasers } from '#server/erasers.ts';
import { eraseExpiredInquiryContacts } from '#server/inquiries/contact-retention.ts';
import { registerInquiry } from '#server/inquiries/inquiries.ts';
import { withdrawInquiry } from '#server/inquiries/withdrawing.ts';
import { openInstallation } from '#server/installation.ts';
import { publishQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { correctResponse, findByReceipt } from '#server/responses/holding.ts';
import { checkStore } from '#server/transparency/store-check.ts';
import { addDays } from '#shared/time.ts';
import { openDesk, signedIn } from '../dispositions/support.ts';
import { makeOfficer } from '../staff/support.ts';
import { sent } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { comment, commentBody, opinion } from '../support/consultations.ts';
import { tiny } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { foundInFiles } from './files.ts';

const demandOf = (departmentId: string) =>
  ({
    departmentId,
    kind: 'complaint',
    category: 'education',
    channel: 'online',
    language: 'zh-CN',
    requester: 'person',
    title: '撤回的爨诉求',
    body: '机构上周关门。',
    contacts: { contact: '13912345678' },
  }) as const;

/** A house with everything that can be erased, a backup of it, and the same house after the erasing. */
async function erasedAfterBackup() {
  const desk = await openDesk();
  const { ctx, consultation, department } = desk;
  await publish(ctx);
  await publishQuestionnaire(ctx, {
    departmentId: department.id,
    definition: { ...tiny, slug: 'rehearsed' },
    opensAt: new Date('2021-05-15T00:00:00+08:00'),
    closesAt: new Date('2021-06-16T00:00:00+08:00'),
    resultsDueOn: '2021-07-15',
    channels: ['online'],
    exercise: true,
  });
  const browser = new Browser(desk);
  const withdrawn = await sent(desk, { A1: 'young', B1: ['tea'], B2: '撤回的龘话' });
  const corrected = await sent(desk, { A1: 'young', B1: ['tea'], B2: '改掉的靐话' });
  const gone = await comment(ctx, consultation, { opinions: [opinion({ text: '撤回的齉意见' })] });
  const kept = await comment(ctx, consultation, { contact: '13912345678' });
  const editor = await makeOfficer(ctx, department, ['editor'], 'clears');
  const own = await signedIn(desk, editor);
  const address = '/workspace/notifications';
  await own.post(address, { address: 'old@city.example', language: 'zh-CN' });
  const demand = await registerInquiry(ctx, { ...demandOf(department.id), key: crypto.randomUUID() });
  const old = { number: 'DL-20180520-0001', receivedAt: new Date('2018-05-20T10:00:00+08:00') };
  await registerInquiry(ctx, { ...demandOf(department.id), title: '多年以前的一件', external: old });
  await ctx.upkeep.emptyLog();
  const backup = join(dirname(desk.file), 'backup.copy');
  copyFileSync(desk.file, backup);

  await browser.post('/receipts/withdrawal', { receipt: withdrawn.receipt, confirmed: 'yes' });
  await browser.post('/receipts/withdrawal', { receipt: gone.receipt, confirmed: 'yes' });
  await browser.follow(await browser.post('/receipts/correction', { receipt: corrected.receipt }));
  const step = await browser.get('/questionnaires/tiny/sections/B');
  await browser.press(step.form('/sections/B').fill({ B1: ['rice'], B2: '改成的话' }));
  await browser.press((await browser.get('/questionnaires/tiny/check')).form('/responses'));
  await withdrawInquiry(ctx, demand.id);
  await eraseExpiredInquiryContacts(ctx, new AbortController().signal);
  await correctComment(ctx, consultation, {
    receipt: kept.receipt,
    revision: 0,
    body: commentBody(),
    removeContact: true,
  });
  await own.post(address, { address: 'new@city.example', language: 'zh-CN' });
  const { id } = await ctx.db
    .selectFrom('questionnaire')
    .select('id')
    .where('exercise', '=', 1)
    .executeTakeFirstOrThrow();
  await own.post(`/workspace/exercises/questionnaire/${id}/deletion`, { confirmed: 'yes' });
  return { desk, backup, corrected };
}

/** The store as a restore puts it back, opened as a server of its own. */
async function restored(house: { ctx: Context }, backup: string) {
  const folder = `${backup}.restored`;
  mkdirSync(folder);
  copyFileSync(backup, join(folder, 'wenji.db'));
  const env = { ...house.ctx.env, DATA_DIR: folder, BACKUP_DIR: join(folder, 'backups') };
  const { ctx, close } = await openInstallation(env);
  onTestFinished(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { ctx, file: join(folder, 'wenji.db') };
}

test('what was erased after a backup is erased again when it is restored, once and for good', async () => {
  const { desk, backup } = await erasedAfterBackup();
  await mirrorErasures(desk.ctx);
  const { entries } = await readJournal(mirrorOf(desk.ctx));
  expect(entries.map(({ kind }) => kind).sort()).toEqual([
    'comment',
    'comment-contact',
    'inquiry',
    'inquiry-contact',
    'officer-contact',
    'questionnaire',
    'response',
    'response-text',
  ]);
  const house = await restored(desk, backup);
  const planted = {
    text: '撤回的龘话',
    corrected: '改掉的靐话',
    opinion: '撤回的齉意见',
    pair: '的龘',
    demand: '撤回的爨诉求',
    demandPair: '的爨',
  };
  expect(await foundInFiles(house, planted)).toHaveLength(6);
  const once = {
    response: 1,
    'response-text': 1,
    comment: 1,
    'comment-contact': 1,
    questionnaire: 1,
    consultation: 0,
    'officer-contact': 1,
    'interview-question': 0,
    inquiry: 1,
    'inquiry-contact': 1,
  };
  expect(await replayErasures(house.ctx, entries, erasers)).toEqual(once);
  // Words that were erased alone: the answers say so, and the whole store still fits together.
  const told = await house.ctx.db.selectFrom('response').select('answers').execute();
  expect(told.map(({ answers }) => answers)).toContain('{"A1":"young","B1":["tea"],"B2":false}');
  expect((await checkStore(house.ctx)).filter(({ fault }) => fault)).toEqual([]);
  await house.ctx.upkeep.emptyLog();
  expect(await foundInFiles(house, planted)).toEqual([]);
  const state = async () => ({
    responses: await house.ctx.db.selectFrom('response').selectAll().execute(),
    texts: await house.ctx.db.selectFrom('response_text').selectAll().execute(),
    comments: await house.ctx.db.selectFrom('comment').selectAll().execute(),
    contacts: await house.ctx.db.selectFrom('comment_contact').selectAll().execute(),
    addresses: await house.ctx.db.selectFrom('officer_contact').selectAll().execute(),
    cases: await house.ctx.db.selectFrom('inquiry').selectAll().orderBy('number').execute(),
    caseContacts: await house.ctx.db.selectFrom('inquiry_contact').selectAll().execute(),
    rehearsals: await house.ctx.db
      .selectFrom('questionnaire')
      .selectAll()
      .where('exercise', '=', 1)
      .execute(),
  });
  const after = await state();
  expect(after).toMatchObject({ texts: [], contacts: [], addresses: [], rehearsals: [], caseContacts: [] });
  // Withdrawn in the backup too: what was under way has ended, as it had.
  expect(after.cases).toMatchObject([
    { title: '多年以前的一件', withdrawn_day: null, state: 'received' },
    { title: null, body: null, withdrawn_day: '2021-05-20', state: 'withdrawn', outcome: 'withdrawn' },
  ]);
  expect(after.responses.filter(({ answers }) => answers === null)).toHaveLength(1);
  expect(after.comments.filter(({ withdrawn_at }) => withdrawn_at !== null)).toHaveLength(1);
  expect(await listErasures(house.ctx)).toEqual(await listErasures(desk.ctx));
  const again = await replayErasures(house.ctx, entries, erasers);
  expect(Object.values(again)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(await state()).toEqual(after);
  const acts = await house.ctx.db
    .selectFrom('audit_event')
    .select('detail')
    .where('act', '=', 'erasures.replayed')
    .execute();
  expect(JSON.parse(acts[0]?.detail ?? '')).toEqual({ entries: 8, ...once });
});

test('whoever holds the receipt sees and corrects what is left of an answer whose words were erased alone', async () => {
  const { desk, backup, corrected } = await erasedAfterBackup();
  const { ctx } = await restored(desk, backup);
  await replayErasures(ctx, await listErasures(desk.ctx), erasers);
  const receipt = corrected.receipt.replace(/\D/g, '');
  const held = await findByReceipt(ctx, receipt);
  expect(held?.answers).toEqual({ A1: 'young', B1: ['tea'] });
  if (!held) return;
  const answers = { A1: 'young', B1: ['rice'], B2: '又写的话' };
  const again = await correctResponse({ ...ctx, clock: desk.clock }, held.questionnaire, {
    receipt,
    revision: held.revision,
    language: 'zh-CN',
    answers,
  });
  expect(again).toMatchObject({ held: { answers, revision: 1 } });
  expect((await checkStore(ctx)).filter(({ fault }) => fault)).toEqual([]);
});

test('a contact that was left anew is not erased for the one before', async () => {
  const { desk } = await erasedAfterBackup();
  const entries = await listErasures(desk.ctx);
  const replayed = await replayErasures(desk.ctx, entries, erasers);
  expect(Object.values(replayed)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(await desk.ctx.db.selectFrom('officer_contact').selectAll().execute()).toHaveLength(1);
});

test('the mirror is written after an erasure, at the start and the stop, whole and in the order of keys', async () => {
  const house = await makeApp();
  const { ctx } = house;
  await publish(ctx);
  const stop = startSettling(ctx, 60_000);
  const receipts = await Promise.all(
    Array.from({ length: 20 }, () => sent(house, { A1: 'young', B1: ['tea'] })),
  );
  await vi.waitFor(async () => expect((await readJournal(mirrorOf(ctx))).entries).toEqual([]), 5000);
  const browser = new Browser(house);
  for (const { receipt } of receipts)
    await browser.post('/receipts/withdrawal', { receipt, confirmed: 'yes' });
  await stop();
  const text = readFileSync(mirrorOf(ctx), 'utf8');
  const lines = text.trimEnd().split('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ journal: 'erasures' });
  const keys = lines.slice(1).map((line) => (JSON.parse(line) as { key: string }).key);
  expect(keys).toHaveLength(20);
  expect(keys).toEqual([...keys].sort());
  expect(lines[1]).toMatch(
    /^\{"kind":"response","subject":"[\w-]+","key":"[0-9a-f]{32}","day":"2021-05-20"\}$/,
  );
  for (const { receipt } of receipts) expect(text).not.toContain(receipt);
});

test.each([
  ['nothing', '', [1]],
  ['another head', '{"journal":"acts","from":"2021-05-20"}\n', [1]],
  ['no day', '{"journal":"erasures","from":"2021-02-30"}\n', [1]],
  ['a line cut short', '{"journal":"erasures","from":"2021-05-20"}\n{"kind":"response","sub', [2]],
  [
    'a kind that nobody knows, and more than is asked',
    '{"journal":"erasures","from":"2021-05-20"}\n{"kind":"x","subject":"","key":"a","day":"2021-05-20"}\n{"kind":"comment","subject":"","key":"a","day":"2021-05-20","at":1}\n',
    [2, 3],
  ],
])('a journal with %s is refused, and its bad lines named', async (_, text, lines) => {
  const house = await makeApp();
  const file = join(dirname(house.file), 'bad.jsonl');
  writeFileSync(file, text);
  const error = await readJournal(file).catch((each: unknown) => each);
  expect(error).toBeInstanceOf(BadJournalError);
  expect((error as BadJournalError).lines).toEqual(lines);
});

test('lines that no kept backup needs go, and the journal says since when it is whole', async () => {
  const house = await makeApp();
  const { ctx } = house;
  await publish(ctx);
  await ctx.store.write((tx) =>
    tx.db.updateTable('store_meta').set({ value: '2021-05-01' }).where('key', '=', 'erasures_from').execute(),
  );
  const { receipt } = await sent(house, { A1: 'young', B1: ['tea'] });
  await new Browser(house).post('/receipts/withdrawal', { receipt, confirmed: 'yes' });
  const last = addDays('2021-05-20', ctx.env.BACKUP_KEEP_DAYS + 7);
  house.turnTo(`${last}T23:00:00+08:00`);
  expect(await trimErasures(ctx)).toBe(0);
  house.turnTo(`${addDays(last, 1)}T01:00:00+08:00`);
  expect(await trimErasures(ctx)).toBe(1);
  await mirrorErasures(ctx);
  expect(await readJournal(mirrorOf(ctx))).toMatchObject({ from: '2021-05-21', entries: [] });
});
