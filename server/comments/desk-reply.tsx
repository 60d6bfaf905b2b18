import { getInScope } from '../consultations/consultation-scope.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageContext, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { findSentOn } from '../inquiries/sent-on.ts';
import { WithdrawnError } from '../responses/errors.ts';
import { can, NotAllowedError } from '../staff/roles.ts';
import type { Given } from './decision-form.ts';
import { countQueue, listQueue, neighbours } from './desk.ts';
import { DeskPage, QueuePage } from './desk-page.tsx';
import { AlreadyDecidedError, AppealDecidedError, AppealWaitsError } from './moderation.ts';
import { deskPath, filterOf, queryOf } from './queue-address.ts';
import { noteReading } from './readings.ts';
import { getForReview } from './reviews.ts';

interface Answer {
  given?: Given | undefined;
  conflict?: 'comment-decided' | 'appeal-decided' | 'appeal-waits' | 'withdrawn';
  status?: 409 | 410;
}

/** Comments of the queue that stand beside the one that is open. */
const BESIDE = 12;

const numberIn = (given: string | undefined): number | undefined =>
  given !== undefined && /^[1-9]\d{0,8}$/.test(given) ? Number(given) : undefined;

/** The number of the comment in the address. Throws NotFoundError. */
export function numberOf(c: PageContext): number {
  const no = numberIn(c.req.param('no'));
  if (no === undefined) throw new NotFoundError();
  return no;
}

export const filterIn = (c: PageContext) => filterOf((name) => c.req.query(name));

export const consultationIn = (ctx: Context, c: PageContext): Promise<Consultation> =>
  getInScope(ctx, officerOf(c), c.req.param('slug') ?? '');

/** Goes to a comment, or to the queue, with the filter; `after` is the comment just decided on. */
export function goTo(
  c: PageContext,
  { slug }: Consultation,
  no: number | undefined,
  after?: number,
): Response {
  const place = deskPath(slug) + (no === undefined ? '' : `/${no}`);
  const query = queryOf(filterIn(c), after === undefined ? {} : { after });
  return c.redirect(c.get('view').href(place + query), 303);
}

/** Who reads texts sees all comments; who decides on appeals only, those that have one. Throws NotAllowedError. */
function reads(c: PageContext, { departmentId }: Consultation): 'all' | 'appealed' {
  const officer = officerOf(c);
  if (can(officer, 'read-texts', departmentId)) return 'all';
  if (can(officer, 'decide-appeal', departmentId)) return 'appealed';
  throw new NotAllowedError();
}

const titleOf = (c: PageContext, { title }: Consultation) => {
  const { t, say } = c.get('view');
  return t('moderation.desk_of', { title: say(title) });
};

/** What queue and reader have in common. */
async function common(ctx: Context, c: PageContext, page: { from?: number | undefined; limit?: number }) {
  const consultation = await consultationIn(ctx, c);
  const all = reads(c, consultation) === 'all';
  const filter = all ? filterIn(c) : { ...filterIn(c), appealed: true };
  const after = numberIn(c.req.query('after'));
  return {
    consultation,
    filter,
    all,
    queue: await listQueue(ctx, consultation, filter, page),
    counts: all ? await countQueue(ctx, consultation) : undefined,
    after: after !== undefined && all ? await findForReview(ctx, consultation, after) : undefined,
  };
}

const findForReview = (ctx: Context, consultation: Consultation, no: number) =>
  getForReview(ctx, consultation, no).catch((error: unknown) => {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  });

export async function queueReply(ctx: Context, c: PageContext): Promise<Response> {
  const { all: _, ...shown } = await common(ctx, c, { from: numberIn(c.req.query('from')) });
  await noteReading(ctx, shown.consultation, officerOf(c));
  return page(c, <QueuePage {...shown} />, { title: titleOf(c, shown.consultation), workspace: true });
}

export async function readerReply(
  ctx: Context,
  c: PageContext,
  { given, conflict, status }: Answer = {},
): Promise<Response> {
  const no = numberOf(c);
  const { all, ...shown } = await common(ctx, c, { from: no, limit: BESIDE });
  const { consultation, filter } = shown;
  const review = await getForReview(ctx, consultation, no);
  if (!all && !review.appeal) throw new NotAllowedError();
  await noteReading(ctx, consultation, officerOf(c), no);
  const beside = await neighbours(ctx, consultation, no, filter);
  const problem = Boolean(given?.problems.size || conflict);
  const origin = { from: 'comment', consultation: consultation.slug, no } as const;
  const sent = review.state === 'referred' ? await findSentOn(ctx, origin) : undefined;
  const props = { ...shown, ...beside, review, given, conflict, sent: sent?.row.number };
  const body = <DeskPage {...props} officer={officerOf(c)} />;
  return page(c, body, {
    title: c.get('view').t('moderation.reader_of', { no, title: titleOf(c, consultation) }),
    workspace: true,
    problem,
    status: status ?? (problem ? 422 : 200),
  });
}

/** Where somebody else was first, the page shows what happened; a note that was entered stays. */
export async function unlessChanged(
  ctx: Context,
  c: PageContext,
  given: Given,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (
      error instanceof AlreadyDecidedError ||
      error instanceof AppealDecidedError ||
      error instanceof AppealWaitsError
    )
      return readerReply(ctx, c, { given, conflict: error.type, status: 409 });
    if (error instanceof WithdrawnError) return readerReply(ctx, c, { conflict: 'withdrawn', status: 410 });
    throw error;
  }
}
