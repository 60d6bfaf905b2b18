import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { limited } from '../http/rate-limit.ts';
import {
  addToHeldInquiry,
  correctHeldInquiry,
  rateHeldInquiry,
  showInquiry,
} from '../inquiries/held-reply.tsx';
import { beginAnswering, newAnswering } from '../responses/answering.ts';
import { keepToken } from '../responses/answering-request.ts';
import { QuestionnaireClosedError, WithdrawnError } from '../responses/errors.ts';
import { type Held, mayCorrect, withdrawResponse } from '../responses/holding.ts';
import {
  appealHeldComment,
  beginCommentCorrection,
  correctHeldComment,
  showComment,
  withdrawHeldComment,
} from './comment-receipt-reply.tsx';
import { HeldPage } from './held-page.tsx';
import { withdrawInquiryOfReceipt } from './inquiry-receipt-reply.tsx';
import { showOwnData } from './own-data-reply.tsx';
import { showQuestion, withdrawHeldQuestion } from './question-receipt-reply.tsx';
import { heldBy } from './receipt-request.tsx';
import { ReceiptsPage } from './receipts-page.tsx';
import { WithdrawalPage, WithdrawnPage } from './withdrawal-page.tsx';

/** Everything that one can do with a receipt. It travels in a body, never in an address. */
export const receiptsRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/receipts', (c) => page(c, <ReceiptsPage />, { title: c.get('view').t('front.receipts_title') }))
    .use('/receipts/*', limited(ctx, { name: 'receipts', limit: 20, minutes: 10, failures: true }))
    .post('/receipts', async (c) => {
      const held = await heldBy(ctx, c, await readForm(c));
      if ('wrong' in held) return held.wrong;
      if ('comment' in held) return showComment(ctx, c, held.comment);
      if ('question' in held) return showQuestion(ctx, c, held.question);
      if ('inquiry' in held) return showInquiry(c, held.inquiry);
      const { response } = held;
      return page(c, <HeldPage held={response} correctable={mayCorrect(ctx, response.questionnaire)} />, {
        title: c.get('view').t('front.held_title'),
        personal: true,
      });
    })
    .post('/receipts/data', async (c) => {
      const fields = await readForm(c);
      const held = await heldBy(ctx, c, fields);
      return 'wrong' in held ? held.wrong : showOwnData(ctx, c, held, fields.get('format'));
    })
    .post('/receipts/correction', async (c) => {
      const held = await heldBy(ctx, c, await readForm(c));
      if ('wrong' in held) return held.wrong;
      if ('comment' in held) return beginCommentCorrection(ctx, c, held.comment);
      // A question is withdrawn and asked anew; what was asked of the line is added to.
      if ('question' in held || 'inquiry' in held) throw new NotFoundError();
      return beginCorrection(ctx, c, held.response);
    })
    .post('/receipts/comments/correction', async (c) => {
      const fields = await readForm(c);
      const held = await heldBy(ctx, c, fields);
      if ('wrong' in held) return held.wrong;
      if (!('comment' in held)) throw new NotFoundError();
      return correctHeldComment(ctx, c, held.comment, fields);
    })
    .post('/receipts/withdrawal', async (c) => {
      const fields = await readForm(c);
      const held = await heldBy(ctx, c, fields);
      if ('wrong' in held) return held.wrong;
      const confirmed = fields.get('confirmed') === 'yes';
      if ('comment' in held) return withdrawHeldComment(ctx, c, held.comment, confirmed);
      if ('question' in held) return withdrawHeldQuestion(ctx, c, held.question, confirmed);
      if ('inquiry' in held) return withdrawInquiryOfReceipt(ctx, c, held.inquiry, confirmed);
      return withdraw(ctx, c, held.response, confirmed);
    })
    .post('/receipts/appeal', async (c) => {
      const fields = await readForm(c);
      const held = await heldBy(ctx, c, fields);
      if ('wrong' in held) return held.wrong;
      if (!('comment' in held)) throw new NotFoundError();
      return appealHeldComment(ctx, c, held.comment, fields.get('text') ?? '');
    })
    .post('/receipts/inquiries/addition', (c) => ofInquiry(ctx, c, addToHeldInquiry))
    .post('/receipts/inquiries/correction', (c) => ofInquiry(ctx, c, correctHeldInquiry))
    .post('/receipts/inquiries/rating', (c) => ofInquiry(ctx, c, rateHeldInquiry));

/** Something that the holder of a case's receipt does. */
async function ofInquiry(ctx: Context, c: PageContext, act: typeof addToHeldInquiry): Promise<Response> {
  const fields = await readForm(c);
  const held = await heldBy(ctx, c, fields);
  if ('wrong' in held) return held.wrong;
  if (!('inquiry' in held)) throw new NotFoundError();
  return act(ctx, c, held.inquiry, fields);
}

/** Asks once more, then withdraws. */
async function withdraw(ctx: Context, c: PageContext, held: Held, confirmed: boolean) {
  const { t } = c.get('view');
  if (!confirmed)
    return page(c, <WithdrawalPage receipt={held.receipt} help={t('front.withdraw_help')} />, {
      title: t('front.withdraw_title'),
      personal: true,
    });
  await withdrawResponse(ctx, held);
  return page(c, <WithdrawnPage help={t('front.withdrawn_help')} />, {
    title: t('front.withdrawn_title'),
    personal: true,
  });
}

/** Opens the stored answers as a half answer of their own, checked against the version they were given to. */
async function beginCorrection(ctx: Context, c: PageContext, held: Held) {
  if (held.withdrawnDay !== null) throw new WithdrawnError();
  if (!mayCorrect(ctx, held.questionnaire)) throw new QuestionnaireClosedError();
  const begun = {
    ...newAnswering(ctx, held.versionNo),
    answers: held.answers,
    correction: { receipt: held.receipt, revision: held.revision },
  };
  await beginAnswering(ctx, held.questionnaire, begun);
  keepToken(c, held.questionnaire.slug, begun.token);
  return c.redirect(c.get('view').href(`/questionnaires/${held.questionnaire.slug}/check`), 303);
}
