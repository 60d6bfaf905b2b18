import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { qrPng } from '../access/qr.ts';
import { idFor, receiptFor } from '../access/receipts.ts';
import type { Context } from '../context.ts';
import { type PageContext, page } from '../http/page.tsx';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { findAnswering, keyOf } from './answering.ts';
import { ReceiptPage } from './receipt-page.tsx';
import { findResponse } from './responses.queries.ts';
import type { Accepted } from './responses.ts';

/** The receipt as the reply to what was sent. A receipt never stands in an address. */
export function replyWithReceipt(
  ctx: Context,
  c: PageContext,
  questionnaire: Questionnaire,
  accepted: Omit<Accepted, 'day'>,
  corrected = false,
): Response {
  const { t, href } = c.get('view');
  const title = t(corrected ? 'responses.corrected_title' : 'responses.received_title');
  const address = `${ctx.env.PUBLIC_URL}${href('/receipts')}#${accepted.receipt}`;
  const again = corrected || accepted.created ? undefined : t('responses.received_again');
  const notice = accepted.withdrawn ? t('responses.received_withdrawn') : again;
  const status: ContentfulStatusCode = accepted.created ? 201 : 200;
  return page(
    c,
    <ReceiptPage
      questionnaire={questionnaire}
      receipt={accepted.receipt}
      versionNo={accepted.versionNo}
      qr={qrPng(address)}
      title={title}
      notice={notice}
    />,
    { title, status, personal: true },
  );
}

/** The receipt of what a token's half answer became, if it was sent: the answer to back, reload and double click. */
export async function showSent(
  ctx: Context,
  c: PageContext,
  questionnaire: Questionnaire,
  token: string | undefined,
): Promise<Response | undefined> {
  if (!token) return undefined;
  const { correction } = (await findAnswering(ctx, questionnaire, token)) ?? {};
  return correction
    ? showReceipt(ctx, c, questionnaire, correction.receipt, true)
    : showReceipt(ctx, c, questionnaire, receiptFor(questionnaire.salt, keyOf(token)));
}

/** The page of a receipt whose response is stored. */
export async function showReceipt(
  ctx: Context,
  c: PageContext,
  questionnaire: Questionnaire,
  receipt: string,
  corrected = false,
): Promise<Response | undefined> {
  const id = idFor(questionnaire.salt, receipt);
  const stored = await findResponse(ctx.db, { questionnaireId: questionnaire.id, id });
  if (!stored) return undefined;
  const withdrawn = stored.withdrawn_day !== null;
  const accepted = { receipt, versionNo: stored.version_no, created: false, withdrawn };
  return replyWithReceipt(ctx, c, questionnaire, accepted, corrected);
}
