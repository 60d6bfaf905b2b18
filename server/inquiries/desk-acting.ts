import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { actOn } from './acting.ts';
import type { ActContents, InquiryAct } from './case/acts.ts';
import { eraseWords } from './erasing.ts';
import type { Inquiry } from './inquiries.ts';
import { mergeInquiry, splitInquiry, unmergeInquiry } from './merging.ts';

interface Doing {
  id: string;
  seq: number;
  officer: SignedIn;
  act: InquiryAct;
  content: ActContents[InquiryAct];
  words?: string | undefined;
}

/** Does what a form of the desk says. Throws what `actOn` throws, and IntoMissingError. */
export function actFromDesk(ctx: Context, { act, content, words, ...matter }: Doing): Promise<Inquiry> {
  switch (act) {
    case 'merge':
      return mergeInquiry(ctx, matter, (content as ActContents['merge']).into);
    case 'unmerge':
      return unmergeInquiry(ctx, matter);
    case 'split':
      // The form puts titles where the numbers of the new cases will stand.
      return splitInquiry(ctx, matter, (content as ActContents['split']).into);
    case 'withdraw':
      return ctx.store.write(async (tx) => {
        const withdrawn = await actOn(tx, matter, 'withdraw', {});
        await eraseWords(tx, withdrawn.row);
        return withdrawn;
      });
    default:
      // Only forms give both, and each gives the content of its own act.
      return actOn<InquiryAct>(ctx, matter, act, content as never, words);
  }
}
