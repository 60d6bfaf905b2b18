import { setTimeout as sleep } from 'node:timers/promises';
import { parseReceipt } from '../access/receipts.ts';
import type { Context } from '../context.ts';
import { type PageContext, page } from '../http/page.tsx';
import { findByReceipt, type Held } from '../responses/holding.ts';
import { ReceiptsPage } from './receipts-page.tsx';

/** Milliseconds that every wrong number takes. */
const WRONG_NUMBER_DELAY = 400;

/** What the posted receipt opens. A wrong one takes its time, counts, and gets one answer whatever is wrong. */
export async function heldBy(
  ctx: Context,
  c: PageContext,
  fields: URLSearchParams,
): Promise<{ response: Held } | { wrong: Response }> {
  const written = fields.get('receipt') ?? '';
  const receipt = parseReceipt(written);
  const response = await findByReceipt(ctx, receipt ?? '0000000000000000');
  if (receipt && response) return { response };
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
