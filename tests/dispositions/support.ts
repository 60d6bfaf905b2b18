import type { CommentBody } from '#server/comments/comment-body.ts';
import type { AcceptedComment, Paper } from '#server/comments/comments.ts';
import type { Consultation } from '#server/consultations/consultations.ts';
import type { Context } from '#server/context.ts';
import { writeDisposition } from '#server/dispositions/dispositions.ts';
import { createGroup, placeOpinions } from '#server/dispositions/groups.ts';
import { listOpinionIds } from '#server/dispositions/opinions.ts';
import { proposeOutcome } from '#server/dispositions/outcomes.ts';
import type { SignedIn } from '#server/http/signed-in.ts';
import type { Approval } from '#server/staff/approval-records.ts';
import { sign } from '#server/staff/approvals.ts';
import type { DispositionOutcome } from '#shared/terms.ts';
import { makeOfficer, password } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { comment, type Office, openOffice, small } from '../support/consultations.ts';
import { type House, makeApp } from '../support/make-app.ts';

export const CLOSED = '2021-06-16T09:00:00+08:00';

export type Officer = SignedIn & { signInName: string };

export interface Desk extends House, Office {
  analyst: Officer;
  approver: Officer;
  moderator: Officer;
  /** Sends a comment and lets it through. */
  released(more?: Partial<CommentBody>, paper?: Paper): Promise<AcceptedComment>;
  /** The ids of a comment's opinions as they stand. */
  opinionsOf(no: number): Promise<number[]>;
}

/** A consultation of an office with its officers, at 20 May 2021. */
export async function openDesk(definition = small): Promise<Desk> {
  const house = await makeApp();
  const office = await openOffice(house.ctx, definition);
  const { ctx } = house;
  const { consultation, department } = office;
  const analyst = await makeOfficer(ctx, department, ['analyst']);
  const approver = await makeOfficer(ctx, department, ['approver']);
  const moderator = await makeOfficer(ctx, department, ['moderator']);
  return {
    ...house,
    ...office,
    analyst,
    approver,
    moderator,
    async released(more = {}, paper) {
      const accepted = await comment(ctx, consultation, more, paper ? { paper } : {});
      await moderate(ctx, consultation, moderator, accepted.no, { act: 'release' });
      return accepted;
    },
    opinionsOf: (no) => opinionsOf(ctx, consultation, no),
  };
}

export async function opinionsOf(ctx: Context, { id }: Consultation, no: number): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom('opinion')
    .innerJoin('comment', (join) =>
      join
        .onRef('comment.consultation_id', '=', 'opinion.consultation_id')
        .onRef('comment.id', '=', 'opinion.comment_id')
        .onRef('comment.revision', '=', 'opinion.revision'),
    )
    .select('opinion.id')
    .where('comment.consultation_id', '=', id)
    .where('comment.no', '=', no)
    .orderBy('opinion.position')
    .execute();
  return rows.map((row) => row.id);
}

interface Decision {
  act: 'release' | 'withhold' | 'refer' | 'reopen';
  rule?: string;
  destination?: string;
  /** Spans not to be shown, `[field, start, end]`. */
  hide?: [string, number, number][];
}

/** Decides on a comment as it stands, as the desk of moderators does. */
export const moderate = (
  ctx: Context,
  { id }: Consultation,
  officer: SignedIn,
  no: number,
  { act, rule, destination, hide = [] }: Decision,
): Promise<void> =>
  ctx.store.write(async (tx) => {
    const found = await tx.db
      .selectFrom('comment')
      .select(['id', 'revision'])
      .where('consultation_id', '=', id)
      .where('no', '=', no)
      .executeTakeFirstOrThrow();
    const earlier = await tx.db
      .selectFrom('moderation')
      .select('seq')
      .where('consultation_id', '=', id)
      .where('comment_id', '=', found.id)
      .execute();
    const place = { consultation_id: id, comment_id: found.id, revision: found.revision };
    const by = { officer_id: officer.id, at: tx.clock.now().toISOString() };
    await tx.db
      .insertInto('moderation')
      .values({
        ...place,
        ...by,
        seq: earlier.length + 1,
        act,
        rule: rule ?? null,
        destination: destination ?? null,
        note: null,
      })
      .execute();
    for (const [field, start, end] of hide)
      await tx.db
        .insertInto('redaction')
        .values({
          ...place,
          ...by,
          id: tx.random(9).toString('base64url'),
          field,
          start,
          end,
          kind: 'phone',
          revoked_at: null,
        })
        .execute();
  });

/** A title in both languages. */
export const titled = (words: string) => ({ 'zh-CN': words, en: `${words} (en)` });

/** A group of these comments' opinions, with its answer. */
export async function answered(
  { ctx, consultation, analyst }: Pick<Desk, 'ctx' | 'consultation' | 'analyst'>,
  title: string,
  nos: number[],
  outcome: DispositionOutcome = 'adopted',
  clauses: string[] = [],
): Promise<{ id: string; no: number }> {
  const act = { consultation, officer: analyst };
  const group = await createGroup(ctx, { ...act, title: titled(title) });
  const opinionIds = (await Promise.all(nos.map((no) => opinionsOf(ctx, consultation, no)))).flat();
  await placeOpinions(ctx, { ...act, opinionIds, groupId: group.id });
  const written = await writeDisposition(ctx, {
    ...act,
    groupId: group.id,
    outcome,
    reason: outcome === 'adopted' ? null : titled(`理由：${title}`),
    result: titled(`结果：${title}`),
    clauses,
  });
  if ('problems' in written) throw new Error(JSON.stringify(written.problems));
  return group;
}

/** Puts whatever is in no group into one, so that nothing is missing. */
export async function answerTheRest(desk: Pick<Desk, 'ctx' | 'consultation' | 'analyst'>): Promise<void> {
  const { ctx, consultation, analyst } = desk;
  const opinionIds = await listOpinionIds(ctx, consultation, {});
  if (opinionIds.length === 0) return;
  const { id } = await answered(desk, '其余意见', []);
  await placeOpinions(ctx, { consultation, officer: analyst, opinionIds, groupId: id });
}

export const signature = (approval: Approval, officer: SignedIn) => ({
  officer,
  secrecyReviewed: true,
  subjectHash: approval.subjectHash,
});

/** After closing: proposes and signs. */
export async function publish({ ctx, consultation, analyst, approver, turnTo }: Desk): Promise<Approval> {
  turnTo(CLOSED);
  const approval = await proposeOutcome(ctx, consultation, analyst);
  return sign(ctx, approval.id, signature(approval, approver));
}

/** A browser in which an officer has signed in. */
export async function signedIn(house: Pick<House, 'app'>, officer: Officer): Promise<Browser> {
  const browser = new Browser(house);
  const page = await browser.post('/workspace/sign-in', { name: officer.signInName, password });
  if (page.status !== 303) throw new Error(`Not signed in: ${page.status}`);
  return browser;
}
