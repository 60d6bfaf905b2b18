import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctComment, withdrawComment } from '#server/comments/comment-changes.ts';
import { type CommentState, countComments } from '#server/comments/comment-counts.ts';
import type { AcceptedComment } from '#server/comments/comments.ts';
import { completeness } from '#server/dispositions/completeness.ts';
import { listGroups } from '#server/dispositions/group-records.ts';
import { createGroup, mergeGroups, placeOpinions, removeOpinions } from '#server/dispositions/groups.ts';
import { listIdentical, listOpinionIds } from '#server/dispositions/opinions.ts';
import { accountFor } from '#server/dispositions/outcome-snapshot.ts';
import { findOutcome, proposeOutcome } from '#server/dispositions/outcomes.ts';
import { comment, commentBody, opinion } from '../support/consultations.ts';
import { answered, CLOSED, type Desk, moderate, openDesk, publish, titled } from './support.ts';

const texts = ['太贵', '太 贵', '夜间免费', '停车难'];

/** Something that may happen to a consultation; numbers choose among what there is. */
type Step =
  | { do: 'send'; texts: number[]; show: boolean; statement: boolean }
  | { do: 'decide'; at: number; act: 'release' | 'withhold' | 'refer' | 'reopen'; hide: boolean }
  | { do: 'correct' | 'withdraw'; at: number }
  | { do: 'place'; at: number; group: number; identical: boolean }
  | { do: 'remove'; at: number }
  | { do: 'merge'; at: number; group: number }
  | { do: 'group' };

const at = fc.nat(30);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('send' as const),
    texts: fc.array(fc.nat(texts.length - 1), { minLength: 1, maxLength: 3 }),
    show: fc.boolean(),
    statement: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('decide' as const),
    at,
    act: fc.constantFrom('release', 'release', 'release', 'withhold', 'refer', 'reopen'),
    hide: fc.boolean(),
  }),
  fc.record({ do: fc.constantFrom('correct', 'withdraw'), at }),
  fc.record({ do: fc.constant('place' as const), at, group: at, identical: fc.boolean() }),
  fc.record({ do: fc.constant('remove' as const), at }),
  fc.record({ do: fc.constant('merge' as const), at, group: at }),
  fc.record({ do: fc.constant('group' as const) }),
);

const pick = <T>(from: T[], n: number): T | undefined => from[n % Math.max(1, from.length)];

interface Told extends AcceptedComment {
  revision: number;
  gone: boolean;
}

async function play(desk: Desk, sent: Told[], each: Step): Promise<void> {
  const { ctx, consultation, analyst, moderator } = desk;
  const act = { consultation, officer: analyst };
  const groups = await listGroups(ctx, consultation);
  const opinions = async () => [
    ...(await listOpinionIds(ctx, consultation, {})),
    ...(await Promise.all(groups.map(({ id }) => listOpinionIds(ctx, consultation, { groupId: id })))).flat(),
  ];
  switch (each.do) {
    case 'send': {
      const body = each.statement
        ? { opinions: [], statement: '无意见' }
        : { opinions: each.texts.map((n) => opinion({ text: texts[n] ?? '' })) };
      const accepted = await comment(ctx, consultation, { ...body, show: each.show });
      sent.push({ ...accepted, gone: false });
      return;
    }
    case 'decide': {
      const on = pick(sent, each.at);
      if (!on || on.gone) return;
      const hide: [string, number, number][] = each.hide && each.act === 'release' ? [['1.text', 0, 1]] : [];
      const rule = each.act === 'withhold' ? { rule: 'insult' } : {};
      const destination = each.act === 'refer' ? { destination: 'police' } : {};
      await moderate(ctx, consultation, moderator, on.no, { act: each.act, hide, ...rule, ...destination });
      return;
    }
    case 'correct': {
      const on = pick(sent, each.at);
      if (!on || on.gone) return;
      const body = commentBody({ opinions: [opinion({ text: `更正${on.revision}` })] });
      await correctComment(ctx, consultation, { receipt: on.receipt, revision: on.revision, body });
      on.revision += 1;
      return;
    }
    case 'withdraw': {
      const on = pick(sent, each.at);
      if (!on) return;
      await withdrawComment(ctx, consultation, on.receipt);
      on.gone = true;
      return;
    }
    case 'group':
      await createGroup(ctx, { ...act, title: titled('一组') });
      return;
    case 'place': {
      const id = pick(await opinions(), each.at);
      const group = pick(groups, each.group);
      if (id === undefined || !group) return;
      const opinionIds = each.identical ? await listIdentical(ctx, consultation, id) : [id];
      await placeOpinions(ctx, { ...act, opinionIds, groupId: group.id });
      return;
    }
    case 'remove': {
      const id = pick(await opinions(), each.at);
      if (id !== undefined) await removeOpinions(ctx, { ...act, opinionIds: [id] });
      return;
    }
    case 'merge': {
      const from = pick(groups, each.at);
      const into = pick(groups, each.group);
      if (from && into && from !== into)
        await mergeGroups(ctx, { ...act, groupId: from.id, intoId: into.id });
    }
  }
}

/** What must hold at any moment. */
async function check({ ctx, consultation }: Desk, sent: Told[]): Promise<void> {
  const { snapshot } = await accountFor(ctx, consultation);
  const { received, ...states } = snapshot.comments;
  expect(received).toBe(sent.length);
  expect(Object.values(states).reduce((sum, n) => sum + n, 0)).toBe(received);
  expect(Object.values(snapshot.channels).reduce((sum, n) => sum + n, 0)).toBe(received);
  expect(states.withdrawn).toBe(sent.filter(({ gone }) => gone).length);
  const rows = await ctx.db.selectFrom('counted_opinion').select('id').execute();
  const groups = await listGroups(ctx, consultation);
  const loose = await listOpinionIds(ctx, consultation, {});
  const held = await Promise.all(groups.map(({ id }) => listOpinionIds(ctx, consultation, { groupId: id })));
  // Every opinion that counts is in exactly one group or in none, and nothing else is anywhere.
  const everywhere = [...loose, ...held.flat()].sort((a, b) => a - b);
  expect(everywhere).toEqual(rows.map(({ id }) => id).sort((a, b) => a - b));
  const { opinions } = snapshot;
  expect(opinions.counted).toBe(opinions.grouped + opinions.ungrouped);
  expect(opinions.groups).toBe(held.filter(({ length }) => length > 0).length);
  expect(opinions.groups).toBe(opinions.answered + opinions.unanswered);
  // Folding identical texts takes nothing out of any number.
  for (const group of snapshot.groups) {
    const shown = new Set(group.quotes.flatMap(({ comments }) => comments));
    expect(group.comments).toBeGreaterThanOrEqual(shown.size);
    expect(group.comments).toBeLessThanOrEqual(shown.size + group.not_shown);
    expect(Object.values(group.stances).reduce((sum, n) => sum + n, 0)).toBe(group.opinions);
  }
}

test('whatever happens, every comment and every opinion is accounted for, up to the outcome', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const desk = await openDesk();
      const { ctx, consultation, analyst, moderator } = desk;
      const sent: Told[] = [];
      for (const each of steps) {
        await play(desk, sent, each);
        await check(desk, sent);
      }
      desk.turnTo(CLOSED);
      const missing = (await completeness(ctx, consultation)).missing;
      if (missing.length > 0)
        await expect(proposeOutcome(ctx, consultation, analyst)).rejects.toMatchObject({ status: 409 });
      for (const { no, gone } of sent)
        if (!gone && (await stateOf(desk, no)) === 'held')
          await moderate(ctx, consultation, moderator, no, { act: 'release' });
      const loose = await listOpinionIds(ctx, consultation, {});
      const rest = await answered(desk, '其余', []);
      await placeOpinions(ctx, { consultation, officer: analyst, opinionIds: loose, groupId: rest.id });
      for (const group of await listGroups(ctx, consultation))
        if (group.opinions > 0 && group.id !== rest.id)
          await mergeGroups(ctx, { consultation, officer: analyst, groupId: group.id, intoId: rest.id });
      const before = await countComments(ctx, consultation);
      await publish(desk);
      const outcome = await findOutcome(ctx, consultation);
      expect(outcome?.snapshot.comments).toEqual({ received: before.received, ...before.states });
      expect(outcome?.snapshot.comments.held).toBe(0);
      expect(outcome?.snapshot.opinions.ungrouped).toBe(0);
    }),
    { numRuns: 12 },
  );
}, 120_000);

async function stateOf({ ctx, consultation }: Desk, no: number): Promise<CommentState> {
  const row = await ctx.db
    .selectFrom('comment_state')
    .select('state')
    .where('consultation_id', '=', consultation.id)
    .where('no', '=', no)
    .executeTakeFirstOrThrow();
  return row.state as CommentState;
}

test('a correction or a withdrawal takes opinions out of their group and nothing out of the totals', async () => {
  const desk = await openDesk();
  const { ctx, consultation } = desk;
  const kept = await desk.released();
  const corrected = await desk.released();
  const withdrawn = await desk.released();
  await answered(desk, '时段', [kept.no, corrected.no, withdrawn.no]);
  const body = commentBody({ opinions: [opinion({ text: '改了' })] });
  await correctComment(ctx, consultation, { receipt: corrected.receipt, revision: 0, body });
  await withdrawComment(ctx, consultation, withdrawn.receipt);
  const { comments, opinions, groups } = await completeness(ctx, consultation);
  expect(comments.received).toBe(3);
  expect(comments.states).toMatchObject({ released: 1, held: 1, withdrawn: 1 });
  expect(opinions).toMatchObject({ counted: 1, grouped: 1, ungrouped: 0 });
  expect(groups).toMatchObject([{ opinions: 1, comments: 1 }]);
  await moderate(ctx, consultation, desk.moderator, corrected.no, { act: 'release' });
  expect((await completeness(ctx, consultation)).opinions).toMatchObject({ counted: 2, ungrouped: 1 });
});
