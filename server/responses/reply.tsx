import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { qrPng } from '../access/qr.ts';
import { idFor, receiptFor } from '../access/receipts.ts';
import type { Context } from '../context.ts';
import { type PageContext, page } from '../http/page.tsx';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
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
  const notice = accepted.withdrawn
    ? t('responses.received_withdrawn')
    : accepted.created
      ? undefined
      : t('responses.received_again');
  const status: ContentfulStatusCode = accepted.created && !corrected ? 201 : 200;
  return page(
    c,
    <ReceiptPage
      questionnaire={questionnaire}
      receipt={accepted.receipt}
      versionNo={accepted.versionNo}
      qr={qrPng(address)}
      title={title}
      notice={corrected ? undefined : notice}
    />,
    { title, status, personal: true },
  );
}

/** The receipt that a key stands for, if its response is stored: the answer to back, reload and double click. */
export async function showReceiptOfKey(
  ctx: Context,
  c: PageContext,
  questionnaire: Questionnaire,
  key: string,
): Promise<Response | undefined> {
  const receipt = receiptFor(questionnaire.salt, key);
  const stored = await findResponse(ctx.db, {
    questionnaireId: questionnaire.id,
    id: idFor(questionnaire.salt, receipt),
  });
  if (!stored) return undefined;
  const withdrawn = stored.withdrawn_day !== null;
  return replyWithReceipt(ctx, c, questionnaire, {
    receipt,
    versionNo: stored.version_no,
    created: false,
    withdrawn,
  });
}
