import { expect, test } from 'vitest';
import { recount } from '#server/results/counters.ts';
import { declareEntryFinished } from '#server/results/entry-closures.ts';
import { proposeDueReleases } from '#server/results/release-after-closing.ts';
import { snapshotText } from '#server/results/release-snapshots.ts';
import { findCurrentRelease, listReleases, proposeRelease } from '#server/results/releases.ts';
import { snapshotOf } from '#server/results/snapshot.ts';
import { listWaiting } from '#server/staff/approval-records.ts';
import { returnWithNote, sign } from '#server/staff/approvals.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { closedQuestionnaire } from '../results/support.ts';

const { signal } = new AbortController();

test('a quarter of an hour after closing the system proposes exactly what a recount gives; any approver signs', async () => {
  const { ctx, clock, questionnaire, approver } = await closedQuestionnaire(60);
  clock.set('2021-06-16T00:14:59+08:00');
  expect(await proposeDueReleases(ctx, signal)).toBe(0);
  clock.set('2021-06-16T00:15:00+08:00');
  expect(await proposeDueReleases(ctx, signal)).toBe(1);
  expect(await proposeDueReleases(ctx, signal)).toBe(0);
  const [release] = await listReleases(ctx, questionnaire);
  if (!release) throw new Error('No release');
  const expected = canonicalJson(snapshotOf(questionnaire, await recount(ctx, questionnaire), '2021-06-16'));
  expect(await snapshotText(ctx, release)).toBe(expected);
  expect(await findCurrentRelease(ctx, questionnaire)).toBeUndefined();
  const [approval] = await listWaiting(ctx, approver);
  expect(approval).toMatchObject({ acts: [{ act: 'draft', officerId: null, title: null }] });
  await sign(ctx, approval?.id ?? '', {
    officer: approver,
    secrecyReviewed: true,
    subjectHash: release.hash,
  });
  expect(await findCurrentRelease(ctx, questionnaire)).toMatchObject({ no: 1 });
  const events = await ctx.db.selectFrom('audit_event').select(['act', 'officer_id']).execute();
  expect(events).toContainEqual({ act: 'approval.proposed', officer_id: null });
});

test('where sheets are entered it waits for the declaration', async () => {
  const { ctx, questionnaire, analyst } = await closedQuestionnaire(20, ['online', 'paper']);
  expect(await proposeDueReleases(ctx, signal)).toBe(0);
  await declareEntryFinished(ctx, questionnaire, analyst);
  expect(await proposeDueReleases(ctx, signal)).toBe(1);
});

test('… and for ten working days at the most, an analyst too', async () => {
  const { ctx, clock, counters, questionnaire, analyst } = await closedQuestionnaire(20, ['paper']);
  // Closed at 24:00 of Tuesday 15 June; the tenth working day is 29 June.
  clock.set('2021-06-29T23:59:00+08:00');
  expect(await proposeDueReleases(ctx, signal)).toBe(0);
  await expect(proposeRelease(ctx, counters, questionnaire, analyst)).rejects.toMatchObject({
    type: 'entry-not-finished',
  });
  clock.set('2021-06-30T00:00:00+08:00');
  expect(await proposeDueReleases(ctx, signal)).toBe(1);
});

test('what was returned is made anew by an analyst, not by the system', async () => {
  const { ctx, counters, questionnaire, analyst, approver } = await closedQuestionnaire(20);
  await proposeDueReleases(ctx, signal);
  const [approval] = await listWaiting(ctx, approver);
  await returnWithNote(ctx, approval?.id ?? '', { officer: approver, note: '请核对' });
  expect(await proposeDueReleases(ctx, signal)).toBe(0);
  await proposeRelease(ctx, counters, questionnaire, analyst);
  expect(await listReleases(ctx, questionnaire)).toHaveLength(2);
});
