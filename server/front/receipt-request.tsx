import { setTimeout as sleep } from 'node:timers/promises';
import { parseReceipt } from '../access/receipts.ts';
import { findCommentByReceipt, type HeldComment } from '../comments/held-comments.ts';
import type { Context } from '../context.ts';
import { type PageContext, page } from '../http/page.tsx';
import { findHeldInquiry, type HeldInquiry } from '../inquiries/held-inquiries.ts';
import { findQuestionByReceipt, type HeldQuestion } from '../interviews/held-questions.ts';
import { findByReceipt, type Held } from '../responses/holding.ts';
import { ReceiptsPage } from './receipts-page.tsx';

/** Milliseconds that every wrong number takes. */
const WRONG_NUMBER_DELAY = 400;

/** A receipt's response, its comment, its question in an interview, or its case. */
export type HeldBy =
  | { response: Held }
  | { comment: HeldComment }
  | { question: HeldQuestion }
  | { inquiry: HeldInquiry };

/**
 * What the posted receipt opens. Responses, comments, questions and cases are all looked for, whichever it is, so that the time taken
 * tells nothing. A wrong receipt takes its time, counts, and gets one answer whatever is wrong.
 */
export async function heldBy(
  ctx: Context,
  c: PageContext,
  fields: URLSearchParams,
): Promise<HeldBy | { wrong: Response }> {
  const written = fields.get('receipt') ?? '';
  const receipt = parseReceipt(written);
  const sought = receipt ?? '0000000000000000';
  const response = await findByReceipt(ctx, sought, c.get('departments'));
  const comment = await findCommentByReceipt(ctx, sought, c.get('departments'));
  const question = await findQuestionByReceipt(ctx, sought);
  const inquiry = await findHeldInquiry(ctx, sought);
  if (receipt && response) return { response };
  if (receipt && comment) return { comment };
  if (receipt && question) return { question };
  if (receipt && inquiry) return { inquiry };
  await sleep(WRONG_NUMBER_DELAY);
  const { t } = c.get('view');
  return {
    wrong: page(c, <ReceiptsPage written={written.slice(0, 40)} wrong />, {
      title: t('front.receipts_title'),
      status: 422,
      problem: true,
      personal: true,
    }),
  };
}
