import type { Context } from '../context.ts';
import { type PageContext, page } from '../http/page.tsx';
import type { View } from '../http/view.ts';
import { ownComment } from './own-comment.ts';
import { type OwnData, ownDataCsv, ownDataJson } from './own-data.ts';
import { OwnDataPage } from './own-data-page.tsx';
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
  const { receipt } = 'comment' in held ? held.comment : 'question' in held ? held.question : held.response;
  return page(c, <OwnDataPage own={own} receipt={receipt} />, {
    title: view.t('ownData.title'),
    personal: true,
  });
}

function ownOf(ctx: Context, view: View, held: HeldBy): Promise<OwnData> | OwnData {
  if ('comment' in held) return ownComment(ctx, view, held.comment);
  if ('question' in held) return ownQuestion(view, held.question);
  return ownResponse(ctx, view, held.response);
}

const file = (c: PageContext, text: string, type: string, end: string): Response =>
  c.body(text, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="my-data.${end}"`,
    'Cache-Control': 'no-store',
  });
