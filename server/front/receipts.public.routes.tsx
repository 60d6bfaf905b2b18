import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { parseReceipt } from '../access/receipts.ts';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { limited } from '../http/rate-limit.ts';
import { beginAnswering, newAnswering } from '../responses/answering.ts';
import { keepToken } from '../responses/answering-request.ts';
import { QuestionnaireClosedError, WithdrawnError } from '../responses/errors.ts';
import { findByReceipt, type Held, mayCorrect, withdrawResponse } from '../responses/holding.ts';
import { HeldPage } from './held-page.tsx';
import { ReceiptsPage } from './receipts-page.tsx';
import { WithdrawalPage, WithdrawnPage } from './withdrawal-page.tsx';

/** Milliseconds that every wrong number takes. */
const WRONG_NUMBER_DELAY = 400;

/** Everything that one can do with a receipt. It travels in a body, never in an address. */
export const receiptsRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/receipts', (c) => page(c, <ReceiptsPage />, { title: c.get('view').t('front.receipts_title') }))
    .use('/receipts/*', limited(ctx, { limit: 20, minutes: 10, failures: true }))
    .post('/receipts', async (c) => {
      const held = await heldBy(ctx, c, await readForm(c));
      if ('wrong' in held) return held.wrong;
      return page(c, <HeldPage held={held} correctable={mayCorrect(ctx, held.questionnaire)} />, {
        title: c.get('view').t('front.held_title'),
        personal: true,
      });
    })
    .post('/receipts/correction', async (c) => {
      const held = await heldBy(ctx, c, await readForm(c));
      if ('wrong' in held) return held.wrong;
      return beginCorrection(ctx, c, held);
    })
    .post('/receipts/withdrawal', async (c) => {
      const fields = await readForm(c);
      const held = await heldBy(ctx, c, fields);
      if ('wrong' in held) return held.wrong;
      const { t } = c.get('view');
      if (fields.get('confirmed') !== 'yes')
        return page(c, <WithdrawalPage receipt={held.receipt} />, {
          title: t('front.withdraw_title'),
          personal: true,
        });
      await withdrawResponse(ctx, held);
      return page(c, <WithdrawnPage />, { title: t('front.withdrawn_title'), personal: true });
    });

/** The response of the posted receipt. A wrong one takes its time, counts, and gets one answer whatever is wrong. */
async function heldBy(
  ctx: Context,
  c: PageContext,
  fields: URLSearchParams,
): Promise<Held | { wrong: Response }> {
  const written = fields.get('receipt') ?? '';
  const receipt = parseReceipt(written);
  const held = await findByReceipt(ctx, receipt ?? '0000000000000000');
  if (receipt && held) return held;
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
