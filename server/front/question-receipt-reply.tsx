import type { Context } from '../context.ts';
import { type PageContext, page } from '../http/page.tsx';
import { findSentOn } from '../inquiries/sent-on.ts';
import type { HeldQuestion } from '../interviews/held-questions.ts';
import type { Interview } from '../interviews/interview.ts';
import { withdrawQuestionSentOn } from '../interviews/sending-on.ts';
import { findPublishedPiece } from '../pieces/published.ts';
import { HeldQuestionPage } from './held-question-page.tsx';
import { WithdrawalPage, WithdrawnPage } from './withdrawal-page.tsx';

/** The question that a receipt opens. */
export async function showQuestion(ctx: Context, c: PageContext, held: HeldQuestion): Promise<Response> {
  const interview = await findPublishedPiece<Interview>(ctx, 'interview', held.interview.slug);
  const origin = {
    from: 'interview_question' as const,
    interview: held.interview.slug,
    no: held.question.row.no,
  };
  const sent = await findSentOn(ctx, origin);
  return page(c, <HeldQuestionPage held={held} interview={interview} sent={sent} />, {
    title: c.get('view').t('interviews.held_title'),
    personal: true,
  });
}

/** Asks once more, then withdraws. */
export async function withdrawHeldQuestion(
  ctx: Context,
  c: PageContext,
  held: HeldQuestion,
  confirmed: boolean,
): Promise<Response> {
  const { t } = c.get('view');
  if (!confirmed)
    return page(c, <WithdrawalPage receipt={held.receipt} help={t('interviews.withdraw_help')} />, {
      title: t('front.withdraw_title'),
      personal: true,
    });
  await withdrawQuestionSentOn(ctx, held);
  return page(c, <WithdrawnPage help={t('interviews.withdrawn_help')} />, {
    title: t('front.withdrawn_title'),
    personal: true,
  });
}
