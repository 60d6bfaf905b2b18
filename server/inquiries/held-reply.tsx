import type { Key } from '#shared/i18n/catalogues.ts';
import type { Context } from '../context.ts';
import { type PageContext, page } from '../http/page.tsx';
import type { View } from '../http/view.ts';
import { inquiryRatings } from './case/acts.ts';
import type { Given } from './held-forms.tsx';
import {
  addToInquiry,
  correctInquiry,
  findHeldInquiry,
  type HeldField,
  type HeldInquiry,
  type HeldProblem,
  rateInquiry,
} from './held-inquiries.ts';
import { HeldInquiryPage } from './held-page.tsx';

const fieldKeys = {
  addition: 'asking.addition',
  correction: 'asking.correction',
  why: 'asking.why',
} as const satisfies { [field in HeldField]: Key };

/** The case that a receipt opens, whole. */
export function showInquiry(c: PageContext, held: HeldInquiry, given?: Given): Response {
  return page(c, <HeldInquiryPage held={held} given={given} />, {
    title: c.get('view').t('asking.held_title'),
    status: given ? 422 : 200,
    problem: given !== undefined,
    personal: true,
  });
}

/** Shows the case as it stands after the act, or with what is wrong with it. */
async function answer(
  ctx: Context,
  c: PageContext,
  held: HeldInquiry,
  field: HeldField,
  fields: URLSearchParams,
  problem: HeldProblem | undefined,
): Promise<Response> {
  if (!problem) return showInquiry(c, (await findHeldInquiry(ctx, held.receipt)) ?? held);
  const messages = new Map([[field as string, messageOf(c.get('view'), field, problem)]]);
  const personal = problem.code === 'personal' || fields.get('told') === 'yes';
  return showInquiry(c, held, { field, fields, messages, personal });
}

function messageOf({ t }: View, field: HeldField, { code, limit }: HeldProblem): string {
  const item = t(fieldKeys[field]);
  return code === 'personal' ? t('asking.personal', { item }) : t(`problem.${code}`, { item, limit });
}

const told = (fields: URLSearchParams) => fields.get('told') === 'yes';

export async function addToHeldInquiry(
  ctx: Context,
  c: PageContext,
  held: HeldInquiry,
  fields: URLSearchParams,
): Promise<Response> {
  const problem = await addToInquiry(ctx, held, fields.get('addition') ?? '', told(fields));
  return answer(ctx, c, held, 'addition', fields, problem);
}

export async function correctHeldInquiry(
  ctx: Context,
  c: PageContext,
  held: HeldInquiry,
  fields: URLSearchParams,
): Promise<Response> {
  const problem = await correctInquiry(ctx, held, fields.get('correction') ?? '', told(fields));
  return answer(ctx, c, held, 'correction', fields, problem);
}

export async function rateHeldInquiry(
  ctx: Context,
  c: PageContext,
  held: HeldInquiry,
  fields: URLSearchParams,
): Promise<Response> {
  const rating = inquiryRatings.find((each) => each === fields.get('rating'));
  if (!rating) {
    const { t } = c.get('view');
    const messages = new Map([['rating', t('problem.required', { item: t('asking.rating') })]]);
    return showInquiry(c, held, { field: 'why', fields, messages, personal: told(fields) });
  }
  const problem = await rateInquiry(ctx, held, rating, fields.get('why') ?? '', told(fields));
  return answer(ctx, c, held, 'why', fields, problem);
}
