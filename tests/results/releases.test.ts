import { expect, test } from 'vitest';
import { recount } from '#server/results/counters.ts';
import { declareEntryFinished, NotClosedYetError } from '#server/results/entry-closures.ts';
import { snapshotText } from '#server/results/release-snapshots.ts';
import { releasedFigure } from '#server/results/released-figures.ts';
import {
  AlreadyReleasedError,
  EntryNotFinishedError,
  findCurrentRelease,
  listReleases,
  proposeRelease,
} from '#server/results/releases.ts';
import { hashOf, snapshotOf } from '#server/results/snapshot.ts';
import { AlreadyWaitingError, returnWithNote, sign } from '#server/staff/approvals.ts';
import { NotAllowedError } from '#server/staff/roles.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { closedQuestionnaire, makeOfficer, releasedQuestionnaire } from './support.ts';

test('a release is proposed by an analyst, signed by another officer, and only then public', async () => {
  const { ctx, counters, questionnaire, departmentId, analyst, approver, clock } =
    await closedQuestionnaire();
  const propose = (officer = analyst) => proposeRelease(ctx, counters, questionnaire, officer);
  await expect(propose(await makeOfficer(ctx, departmentId, ['editor', 'moderator']))).rejects.toThrow(
    NotAllowedError,
  );
  clock.set('2021-06-16T00:14:00+08:00');
  await expect(propose()).rejects.toThrow(NotClosedYetError);
  clock.set('2021-06-16T00:15:00+08:00');

  const both = await makeOfficer(ctx, departmentId, ['analyst', 'approver']);
  const approval = await propose(both);
  await expect(propose()).rejects.toThrow(AlreadyWaitingError);
  const signature = { secrecyReviewed: true, subjectHash: approval.subjectHash };
  await expect(sign(ctx, approval.id, { ...signature, officer: both })).rejects.toMatchObject({
    type: 'own-work',
  });
  expect(await findCurrentRelease(ctx, questionnaire)).toBeUndefined();

  await sign(ctx, approval.id, { ...signature, officer: approver });
  const release = await findCurrentRelease(ctx, questionnaire);
  expect(release).toMatchObject({ no: 1, hash: approval.subjectHash, publishedAt: clock.now() });
  await expect(propose()).rejects.toThrow(AlreadyReleasedError);
});

test('a returned release is proposed anew under the next number', async () => {
  const { ctx, counters, questionnaire, analyst, approver } = await closedQuestionnaire();
  const first = await proposeRelease(ctx, counters, questionnaire, analyst);
  await returnWithNote(ctx, first.id, { officer: approver, note: '请核对' });
  await proposeRelease(ctx, counters, questionnaire, analyst);
  expect(
    (await listReleases(ctx, questionnaire)).map(({ no, publishedAt }) => ({ no, publishedAt })),
  ).toEqual([
    { no: 1, publishedAt: undefined },
    { no: 2, publishedAt: undefined },
  ]);
});

test('where paper is taken, entry is declared finished first, on the record', async () => {
  const { ctx, counters, questionnaire, analyst, approver, clock } = await closedQuestionnaire(600, [
    'online',
    'paper',
  ]);
  await expect(proposeRelease(ctx, counters, questionnaire, analyst)).rejects.toThrow(EntryNotFinishedError);
  await expect(declareEntryFinished(ctx, questionnaire, approver)).rejects.toThrow(NotAllowedError);
  const then = clock.now();
  clock.set('2021-06-15T00:00:00Z');
  await expect(declareEntryFinished(ctx, questionnaire, analyst)).rejects.toThrow(NotClosedYetError);
  clock.set(then.toISOString());
  await declareEntryFinished(ctx, questionnaire, analyst);
  await declareEntryFinished(ctx, questionnaire, analyst);
  const events = await ctx.db.selectFrom('audit_event').select(['act', 'officer_id', 'subject']).execute();
  expect(events.filter(({ act }) => act.startsWith('entry.'))).toEqual([
    { act: 'entry.declared-finished', officer_id: analyst.id, subject: 'short' },
  ]);
  await proposeRelease(ctx, counters, questionnaire, analyst);
});

test('the snapshot is what a recount gives, its hash that of its bytes, and nothing else is kept', async () => {
  const { ctx, questionnaire, release } = await releasedQuestionnaire();
  const text = await snapshotText(ctx, release);
  expect(hashOf(text)).toBe(release.hash);
  const again = snapshotOf(questionnaire, await recount(ctx, questionnaire), '2021-06-17');
  expect(text).toBe(canonicalJson(again));
  expect(release.snapshot).toMatchObject({
    schema: 1,
    questionnaire: 'short',
    n: 600,
    channels: { online: 600 },
    versions: [{ no: 1, hash: questionnaire.live.hash }],
    data_cut: '2021-06-17',
    weighting: { kind: 'none' },
    disclosure: { detail: 'bands', threshold: 10 },
  });
});

test('what comes after the data cut leaves the release as it is', async () => {
  const { ctx, questionnaire, release, counters } = await releasedQuestionnaire();
  const before = releasedFigure(release, 'Q7', null);
  const row = await ctx.db.selectFrom('response').select(['answers']).executeTakeFirstOrThrow();
  const gone = JSON.parse(row.answers ?? '');
  await ctx.store.write(async (tx) =>
    tx.store.announce({
      questionnaireId: questionnaire.id,
      versionNo: 1,
      channel: 'online',
      day: '2021-05-20',
      before: gone,
    }),
  );
  const after = await findCurrentRelease(ctx, questionnaire);
  expect(releasedFigure(after!, 'Q7', null)).toEqual(before);
  expect((await counters.of(questionnaire)).whole.n).toBe(599);
});
