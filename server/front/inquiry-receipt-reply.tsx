import type { Context } from '../context.ts';
import { type PageContext, page } from '../http/page.tsx';
import type { HeldInquiry } from '../inquiries/held-inquiries.ts';
import { withdrawInquiry } from '../inquiries/withdrawing.ts';
import { WithdrawalPage, WithdrawnPage } from './withdrawal-page.tsx';

/** Asks once more, then withdraws. */
export async function withdrawInquiryOfReceipt(
  ctx: Context,
  c: PageContext,
  held: HeldInquiry,
  confirmed: boolean,
): Promise<Response> {
  const { t } = c.get('view');
  if (!confirmed)
    return page(c, <WithdrawalPage receipt={held.receipt} help={t('asking.withdraw_help')} />, {
      title: t('front.withdraw_title'),
      personal: true,
    });
  await withdrawInquiry(ctx, held.inquiry.row.id);
  return page(c, <WithdrawnPage help={t('asking.withdrawn_help')} />, {
    title: t('front.withdrawn_title'),
    personal: true,
  });
}
