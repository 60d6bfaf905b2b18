import { describe, expect, test } from 'vitest';
import { idFor } from '#server/access/receipts.ts';
import { correctComment } from '#server/comments/comment-changes.ts';
import { findAnswers } from '#server/dispositions/answers.ts';
import { completeness } from '#server/dispositions/completeness.ts';
import { writeDisposition } from '#server/dispositions/dispositions.ts';
import { createGroup, placeOpinions } from '#server/dispositions/groups.ts';
import { findOutcome, listOutcomes, proposeOutcome } from '#server/dispositions/outcomes.ts';
import { returnWithNote, sign } from '#server/staff/approvals.ts';
import { makeOfficer } from '../staff/support.ts';
import { comment, commentBody, opinion } from '../support/consultations.ts';
import { answered, CLOSED, moderate, openDesk, publish, signature, titled } from './support.ts';

const refusal = (type: string, status: number) => expect.objectContaining({ type, status });

describe('an outcome', () => {
  test('accounts for every comment and every opinion, and is public when another officer has signed', async () => {
    const desk = await openDesk();
    const { ctx, consultation, moderator } = desk;
    const { no } = await desk.released({ opinions: [opinion(), opinion({ clause: '2', text: '增加时段' })] });
    const unshown = await desk.released({ show: false });
    await moderate(ctx, consultation, moderator, (await comment(ctx, consultation)).no, {
      act: 'withhold',
      rule: 'advertising',
    });
    await moderate(ctx, consultation, moderator, (await comment(ctx, consultation)).no, {
      act: 'refer',
      destination: 'petition',
    });
    await desk.released({ opinions: [], statement: '无意见' });
    const group = await answered(desk, '写明时段', [no, unshown.no], 'partly_adopted', ['2']);
    await publish(desk);
    const outcome = await findOutcome(ctx, consultation);
    expect(outcome?.publishedAt).toEqual(new Date(CLOSED));
    expect(outcome?.snapshot).toMatchObject({
      comments: { received: 5, released: 2, not_shown: 1, withheld: 1, referred: 1, withdrawn: 0, held: 0 },
      opinions: { counted: 3, grouped: 3, ungrouped: 0, groups: 1, answered: 1, unanswered: 0 },
      withheld: [{ rule: 'advertising', comments: 1 }],
      referred: [{ destination: 'petition', comments: 1 }],
      no_comment: 1,
      outcomes: { partly_adopted: 1 },
    });
    expect(outcome?.snapshot.groups).toMatchObject([
      {
        no: group.no,
        clauses: [{ key: '2' }],
        outcome: 'partly_adopted',
        comments: 2,
        opinions: 3,
        not_shown: 1,
        quotes: [
          { comments: [1], text: [{ text: '建议写明收费时段。' }] },
          { comments: [1], clause: '2', text: [{ text: '增加时段' }] },
        ],
      },
    ]);
    const id = idFor(consultation.salt, unshown.receipt);
    expect(await findAnswers(ctx, consultation, id)).toMatchObject([
      { position: 1, groupNo: 1, outcome: 'partly_adopted', reason: titled('理由：写明时段') },
    ]);
  });

  test('is refused with the exact list of what is missing', async () => {
    const desk = await openDesk();
    const { ctx, consultation, analyst } = desk;
    await comment(ctx, consultation);
    const asks = await desk.released({ opinions: [opinion({ stance: 'ask' })] });
    const loose = await desk.released();
    const act = { consultation, officer: analyst };
    await answered(desk, '问题', [asks.no], 'explained');
    const bare = await createGroup(ctx, { ...act, title: titled('未答复') });
    const empty = await createGroup(ctx, { ...act, title: titled('空组') });
    await placeOpinions(ctx, { ...act, opinionIds: await desk.opinionsOf(loose.no), groupId: bare.id });
    await desk.released();
    const list = async () =>
      (await completeness(ctx, consultation)).missing.map(({ kind, n, path }) => [kind, n, path]);
    const base = '/workspace/consultations/small';
    expect(await list()).toEqual([
      ['not_closed', 1, '/consultations/small'],
      ['held', 1, `${base}/comments?state=held`],
      ['ungrouped', 1, `${base}/opinions`],
      ['unanswered', 1, `${base}/groups/${bare.no}`],
    ]);
    desk.turnTo('2021-06-16T00:14:59+08:00');
    expect((await list())[0]?.[0]).toBe('not_closed');
    desk.turnTo(CLOSED);
    expect((await list())[0]?.[0]).toBe('held');
    // A question that something else joins is no longer only explained.
    await placeOpinions(ctx, {
      ...act,
      opinionIds: await desk.opinionsOf(loose.no),
      groupId: 'nothing',
    }).catch((error) => expect(error).toMatchObject({ status: 404 }));
    const [first] = (await completeness(ctx, consultation)).groups;
    await placeOpinions(ctx, {
      ...act,
      opinionIds: await desk.opinionsOf(loose.no),
      groupId: first?.id ?? '',
    });
    expect((await list()).slice(-1)).toEqual([['explained_refused', 1, `${base}/groups/1`]]);
    expect(empty.no).toBe(3);
    await expect(proposeOutcome(ctx, consultation, analyst)).rejects.toEqual(
      refusal('incomplete-outcome', 409),
    );
    expect(await listOutcomes(ctx, consultation)).toEqual([]);
  });

  test('waits for an undecided appeal', async () => {
    const desk = await openDesk();
    const { ctx, consultation, moderator, analyst, clock } = desk;
    const { no, receipt } = await comment(ctx, consultation);
    await moderate(ctx, consultation, moderator, no, { act: 'withhold', rule: 'insult' });
    const place = { consultation_id: consultation.id, comment_id: idFor(consultation.salt, receipt) };
    const at = clock.now().toISOString();
    await ctx.store.write((tx) =>
      tx.db
        .insertInto('appeal')
        .values({ ...place, moderation_seq: 1, text: '请复核', at })
        .execute(),
    );
    desk.turnTo(CLOSED);
    expect((await completeness(ctx, consultation)).missing).toMatchObject([{ kind: 'appeals', n: 1 }]);
    await expect(proposeOutcome(ctx, consultation, analyst)).rejects.toEqual(
      refusal('incomplete-outcome', 409),
    );
    const decision = { ...place, decision: 'upheld', reason: '维持', officer_id: desk.approver.id, at };
    await ctx.store.write((tx) => tx.db.insertInto('appeal_decision').values(decision).execute());
    await publish(desk);
  });

  test.each([
    ['corrected and then released', true],
    ['put back for review and then released', false],
  ])('does not wait for an appeal whose comment was %s: nobody can decide it', async (_what, corrected) => {
    const desk = await openDesk();
    const { ctx, consultation, moderator } = desk;
    const { no, receipt } = await comment(ctx, consultation);
    await moderate(ctx, consultation, moderator, no, { act: 'withhold', rule: 'insult' });
    const place = { consultation_id: consultation.id, comment_id: idFor(consultation.salt, receipt) };
    const at = desk.clock.now().toISOString();
    await ctx.store.write((tx) =>
      tx.db
        .insertInto('appeal')
        .values({ ...place, moderation_seq: 1, text: '请复核', at })
        .execute(),
    );
    const body = commentBody({ opinions: [opinion({ text: '改过的话。' })] });
    if (corrected) await correctComment(ctx, consultation, { receipt, revision: 0, body });
    else await moderate(ctx, consultation, moderator, no, { act: 'reopen' });
    await moderate(ctx, consultation, moderator, no, { act: 'release' });
    await answered(desk, '写明时段', [no]);
    desk.turnTo(CLOSED);
    expect((await completeness(ctx, consultation)).missing).toEqual([]);
    await publish(desk);
  });

  test('cannot be signed once a paper has come in between, and nothing is published', async () => {
    const desk = await openDesk();
    const { ctx, consultation, department, analyst, approver } = desk;
    const clerk = await makeOfficer(ctx, department, ['clerk']);
    await answered(desk, '写明时段', [(await desk.released()).no]);
    desk.turnTo(CLOSED);
    const approval = await proposeOutcome(ctx, consultation, analyst);
    await expect(proposeOutcome(ctx, consultation, analyst)).rejects.toEqual(refusal('already-waiting', 409));
    const paper = {
      officer: clerk,
      channel: 'letter',
      serial: '7',
      day: '2021-06-15',
      postmarkDay: null,
    } as const;
    await comment(ctx, consultation, {}, { paper });
    await expect(sign(ctx, approval.id, signature(approval, approver))).rejects.toEqual(
      refusal('outcome-changed', 409),
    );
    expect(await findOutcome(ctx, consultation)).toBeUndefined();
    await returnWithNote(ctx, approval.id, { officer: approver, note: '又来一件' });
    const { no } = (await listOutcomes(ctx, consultation))[0] ?? { no: 0 };
    expect(no).toBe(1);
    await moderate(ctx, consultation, desk.moderator, 2, { act: 'release' });
    await answered(desk, '来信', [2]);
    await publish(desk);
    expect((await findOutcome(ctx, consultation))?.no).toBe(2);
  });

  test('cannot be signed once an answer has changed', async () => {
    const desk = await openDesk();
    const { ctx, consultation, analyst, approver } = desk;
    const { id } = await answered(desk, '写明时段', [(await desk.released()).no]);
    desk.turnTo(CLOSED);
    const approval = await proposeOutcome(ctx, consultation, analyst);
    await writeDisposition(ctx, {
      consultation,
      officer: analyst,
      groupId: id,
      outcome: 'not_adopted',
      reason: titled('改了主意'),
      result: null,
      clauses: [],
    });
    await expect(sign(ctx, approval.id, signature(approval, approver))).rejects.toEqual(
      refusal('outcome-changed', 409),
    );
  });

  test('is signed neither by its author nor by who wrote an answer in it', async () => {
    const desk = await openDesk();
    const { ctx, consultation, department } = desk;
    const both = await makeOfficer(ctx, department, ['analyst', 'approver']);
    const second = await makeOfficer(ctx, department, ['analyst', 'approver'], 'second');
    await answered({ ...desk, analyst: both }, '写明时段', [(await desk.released()).no]);
    desk.turnTo(CLOSED);
    const approval = await proposeOutcome(ctx, consultation, second);
    await expect(sign(ctx, approval.id, signature(approval, second))).rejects.toEqual(
      refusal('own-work', 403),
    );
    await expect(sign(ctx, approval.id, signature(approval, both))).rejects.toEqual(
      refusal('own-answer', 403),
    );
    expect(await findOutcome(ctx, consultation)).toBeUndefined();
  });

  test('freezes groups and answers', async () => {
    const desk = await openDesk();
    const { ctx, consultation, analyst } = desk;
    const { id } = await answered(desk, '写明时段', [(await desk.released()).no]);
    await publish(desk);
    const act = { consultation, officer: analyst };
    const published = refusal('outcome-published', 409);
    await expect(createGroup(ctx, { ...act, title: titled('又一组') })).rejects.toEqual(published);
    await expect(placeOpinions(ctx, { ...act, opinionIds: [], groupId: id })).rejects.toEqual(published);
    const late = {
      ...act,
      groupId: id,
      outcome: 'adopted',
      reason: null,
      result: null,
      clauses: [],
    } as const;
    await expect(writeDisposition(ctx, late)).rejects.toEqual(published);
    await expect(proposeOutcome(ctx, consultation, analyst)).rejects.toEqual(published);
  });
});
