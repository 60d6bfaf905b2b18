import { APPEAL_LENGTH, appeal } from '../comments/appeals.ts';
import { mayChange, mayWithdraw } from '../comments/comment-changes.ts';
import { formOfBody, readCommentForm } from '../comments/comment-form.ts';
import { answerCommentForm, showCommentForm } from '../comments/comment-reply.tsx';
import { CommentsClosedError } from '../comments/errors.ts';
import type { HeldComment } from '../comments/held-comments.ts';
import { standingOf } from '../comments/standing.ts';
import { findPublishedOutcome } from '../consultations/published-outcomes.ts';
import type { Context } from '../context.ts';
import { findAnswers } from '../dispositions/answers.ts';
import { type PageContext, page } from '../http/page.tsx';
import { findSentOn, withdrawCommentSentOn } from '../inquiries/sent-on.ts';
import { HeldCommentPage } from './held-comment-page.tsx';
import { WithdrawalPage, WithdrawnPage } from './withdrawal-page.tsx';

interface Shown {
  /** What is wrong with the appeal that was posted, and its words. */
  appealed?: { text: string; message: string };
  status?: 200 | 410 | 422;
}

/** The comment that a receipt opens. */
export async function showComment(
  ctx: Context,
  c: PageContext,
  held: HeldComment,
  { appealed, status = 200 }: Shown = {},
): Promise<Response> {
  const origin = { from: 'comment', consultation: held.consultation.slug, no: held.no } as const;
  return page(
    c,
    <HeldCommentPage
      held={held}
      standing={await standingOf(ctx, held)}
      changeable={mayChange(ctx, held.consultation)}
      withdrawable={mayWithdraw(ctx, held.consultation)}
      answers={await findAnswers(ctx, held.consultation, held.id)}
      outcome={await findPublishedOutcome(ctx, held.consultation.id)}
      sent={await findSentOn(ctx, origin)}
      appealed={appealed}
    />,
    {
      title: c.get('view').t('comments.held_title'),
      status,
      problem: status !== 200,
      personal: true,
    },
  );
}

/** Opens the comment as it stands as a form. */
export async function beginCommentCorrection(
  ctx: Context,
  c: PageContext,
  held: HeldComment,
): Promise<Response> {
  const { consultation, receipt, revision, body, hasContact } = held;
  if (!body) return showComment(ctx, c, held, { status: 410 });
  if (!mayChange(ctx, consultation)) throw new CommentsClosedError();
  const form = formOfBody(body, consultation.round.version.no, { receipt, revision, hasContact });
  return showCommentForm(c, consultation, form);
}

/** Takes a corrected comment, or adds a clause to its form. */
export function correctHeldComment(
  ctx: Context,
  c: PageContext,
  held: HeldComment,
  fields: URLSearchParams,
): Promise<Response> {
  const form = readCommentForm(fields, held.body);
  const { receipt, hasContact } = held;
  const correction = { receipt, revision: form.correction?.revision ?? held.revision, hasContact };
  return answerCommentForm(ctx, c, held.consultation, { ...form, correction }, fields);
}

/** Asks once more, then withdraws. */
export async function withdrawHeldComment(
  ctx: Context,
  c: PageContext,
  held: HeldComment,
  confirmed: boolean,
): Promise<Response> {
  const { t } = c.get('view');
  if (held.body && !mayWithdraw(ctx, held.consultation)) throw new CommentsClosedError();
  if (!confirmed)
    return page(c, <WithdrawalPage receipt={held.receipt} help={t('comments.withdraw_help')} />, {
      title: t('front.withdraw_title'),
      personal: true,
    });
  await withdrawCommentSentOn(ctx, held);
  return page(c, <WithdrawnPage help={t('comments.withdrawn_help')} />, {
    title: t('front.withdrawn_title'),
    personal: true,
  });
}

/** Takes an appeal, and shows the comment with it. */
export async function appealHeldComment(ctx: Context, c: PageContext, held: HeldComment, text: string) {
  const { t } = c.get('view');
  const problem = await appeal(ctx, held, text);
  if (!problem) return showComment(ctx, c, held);
  const message =
    problem === 'required'
      ? t('comments.appeal_missing')
      : t('problem.too_long', { item: t('comments.appeal_label'), limit: APPEAL_LENGTH });
  return showComment(ctx, c, held, { appealed: { text, message }, status: 422 });
}
