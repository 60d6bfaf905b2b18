import type { Context } from '../context.ts';
import { type PageContext, page } from '../http/page.tsx';
import type { View } from '../http/view.ts';
import { ownComment } from './own-comment.ts';
import { type OwnData, ownDataCsv, ownDataJson } from './own-data.ts';
import { OwnDataPage } from './own-data-page.tsx';
import { ownInquiry } from './own-inquiry.ts';
import { ownQuestion } from './own-question.ts';
import { ownResponse } from './own-response.ts';
import type { HeldBy } from './receipt-request.tsx';

/** Everything that is kept under a receipt, as a page or a file. No name of a file holds the receipt. */
export async function showOwnData(
  ctx: Context,
  c: PageContext,
  held: HeldBy,
  format: string | null,
): Promise<Response> {
  const view = c.get('view');
  const own = await ownOf(ctx, view, held);
  if (format === 'json') return file(c, ownDataJson(own), 'application/json', 'json');
  if (format === 'csv') return file(c, ownDataCsv(own, view), 'text/csv; charset=utf-8', 'csv');
  return page(c, <OwnDataPage own={own} receipt={receiptOf(held)} />, {
    title: view.t('ownData.title'),
    personal: true,
  });
}

function receiptOf(held: HeldBy): string {
  const [{ receipt }] = Object.values(held) as [{ receipt: string }];
  return receipt;
}

function ownOf(ctx: Context, view: View, held: HeldBy): Promise<OwnData> | OwnData {
  if ('comment' in held) return ownComment(ctx, view, held.comment);
  if ('question' in held) return ownQuestion(view, held.question);
  if ('inquiry' in held) return ownInquiry(view, held.inquiry);
  return ownResponse(ctx, view, held.response);
}

const file = (c: PageContext, text: string, type: string, end: string): Response =>
  c.body(text, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="my-data.${end}"`,
    'Cache-Control': 'no-store',
  });
