import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { limited } from '../http/rate-limit.ts';
import { beginAnswering, newAnswering } from '../responses/answering.ts';
import { keepToken } from '../responses/answering-request.ts';
import { QuestionnaireClosedError, WithdrawnError } from '../responses/errors.ts';
import { type Held, mayCorrect, withdrawResponse } from '../responses/holding.ts';
import { HeldPage } from './held-page.tsx';
import { heldBy } from './receipt-request.tsx';
import { ReceiptsPage } from './receipts-page.tsx';
import { WithdrawalPage, WithdrawnPage } from './withdrawal-page.tsx';

/** Everything that one can do with a receipt. It travels in a body, never in an address. */
export const receiptsRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/receipts', (c) => page(c, <ReceiptsPage />, { title: c.get('view').t('front.receipts_title') }))
    .use('/receipts/*', limited(ctx, { limit: 20, minutes: 10, failures: true }))
    .post('/receipts', async (c) => {
      const held = await heldBy(ctx, c, await readForm(c));
      if ('wrong' in held) return held.wrong;
      return page(
        c,
        <HeldPage held={held.response} correctable={mayCorrect(ctx, held.response.questionnaire)} />,
        {
          title: c.get('view').t('front.held_title'),
          personal: true,
        },
      );
    })
    .post('/receipts/correction', async (c) => {
      const held = await heldBy(ctx, c, await readForm(c));
      if ('wrong' in held) return held.wrong;
      return beginCorrection(ctx, c, held.response);
    })
    .post('/receipts/withdrawal', async (c) => {
      const fields = await readForm(c);
      const held = await heldBy(ctx, c, fields);
      if ('wrong' in held) return held.wrong;
      const { t } = c.get('view');
      if (fields.get('confirmed') !== 'yes')
        return page(c, <WithdrawalPage receipt={held.response.receipt} />, {
          title: t('front.withdraw_title'),
          personal: true,
        });
      await withdrawResponse(ctx, held.response);
      return page(c, <WithdrawnPage />, { title: t('front.withdrawn_title'), personal: true });
    });

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
