import type { CommentChannel, Stance } from '#shared/terms.ts';
import { searchTerms } from '#shared/text/search-keys.ts';
import { dayOf } from '#shared/time.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { type Clause, findClause, findLineage, within } from '../drafts/drafts.ts';
import type { CommentState } from './comment-counts.ts';
import * as queries from './desk.queries.ts';

/** How many comments stand on a page of the queue. */
export const PAGE = 25;

/** Which comments an officer looks at. `clause` is a clause's key, or `whole` for the draft as a whole. */
export interface QueueFilter {
  q?: string | undefined;
  clause?: string | undefined;
  state?: CommentState | undefined;
  channel?: CommentChannel | undefined;
  appealed?: boolean | undefined;
  newest?: boolean | undefined;
}

/** A comment in the queue: where it stands and how it begins. */
export interface QueuedComment {
  no: number;
  state: CommentState;
  channel: CommentChannel;
  receivedAt: Date;
  overdue: boolean;
  /** How its first opinion begins, or its reply without opinion; nothing once it is withdrawn. */
  words: string;
  stance: Stance | undefined;
  /** The clause of the first opinion; undefined is the whole draft. */
  clause: Clause | undefined;
  opinions: number;
}

export interface Queue {
  comments: QueuedComment[];
  /** The number with which the next page begins. */
  next: number | undefined;
}

/** A page of the queue, by number, from a number on. A search without any word in it finds nothing. */
export async function listQueue(
  ctx: Context,
  consultation: Consultation,
  filter: QueueFilter,
  { from, limit = PAGE }: { from?: number | undefined; limit?: number } = {},
): Promise<Queue> {
  const where = whereOf(consultation, filter);
  if (!where) return { comments: [], next: undefined };
  const order = { from, newest: filter.newest ?? false, limit: limit + 1 };
  const rows = await queries.listQueue(ctx.db, where, order);
  const shown = rows.slice(0, limit);
  const beginnings = await queries.listBeginnings(
    ctx.db,
    consultation.id,
    shown.map(({ no }) => no),
  );
  const byNo = new Map(beginnings.map((each) => [each.no, each]));
  return {
    comments: shown.map((row) => queued(ctx, consultation, row, byNo.get(row.no))),
    next: rows[limit]?.no,
  };
}

type Beginning = Awaited<ReturnType<typeof queries.listBeginnings>>[number];

function queued(
  ctx: Context,
  consultation: Consultation,
  { no, state, channel, received_at }: queries.QueueRow,
  begins: Beginning | undefined,
): QueuedComment {
  const receivedAt = new Date(received_at);
  return {
    no,
    state: state as CommentState,
    channel: channel as CommentChannel,
    receivedAt,
    overdue: state === 'held' && isOverdue(ctx, consultation, receivedAt),
    words: begins?.text || begins?.proposed || begins?.statement || '',
    stance: (begins?.stance ?? undefined) as Stance | undefined,
    clause: begins?.lineage ? findLineage(consultation.round.version, begins.lineage) : undefined,
    opinions: begins?.opinions ?? 0,
  };
}

/** Undefined where nothing can be found: no word in the search, or no such clause. */
function whereOf({ id, round }: Consultation, filter: QueueFilter): queries.QueueWhere | undefined {
  const { q = '', clause, state, channel, appealed } = filter;
  const terms = q.trim() === '' ? undefined : searchTerms(q);
  if (terms?.length === 0) return undefined;
  const found = clause && clause !== 'whole' ? findClause(round.version, clause) : undefined;
  if (clause && clause !== 'whole' && !found) return undefined;
  const lineages = clause === 'whole' ? null : found && within(found).map(({ lineage }) => lineage);
  return { consultationId: id, terms, lineages, state, channel, appealed };
}

/** The last day on which a comment is to be reviewed: the round's working days after the day on which it came. */
export const reviewDeadline = ({ round }: Pick<Consultation, 'round'>, receivedAt: Date): string =>
  addWorkingDays(dayOf(receivedAt), round.reviewDays);

export const isOverdue = (ctx: Context, consultation: Consultation, receivedAt: Date): boolean =>
  dayOf(ctx.clock.now()) > reviewDeadline(consultation, receivedAt);

/** The next comment that waits for review, after a number and then from the beginning, among those of a filter. */
export async function nextHeld(
  ctx: Context,
  consultation: Consultation,
  afterNo: number,
  filter: QueueFilter = {},
): Promise<number | undefined> {
  const where = whereOf(consultation, { ...filter, state: 'held' });
  if (!where) return undefined;
  const newest = filter.newest ?? false;
  const [after] = await queries.listQueue(ctx.db, where, {
    from: afterNo + (newest ? -1 : 1),
    newest,
    limit: 1,
  });
  if (after) return after.no;
  const [first] = await queries.listQueue(ctx.db, where, { newest, limit: 1 });
  return first?.no === afterNo ? undefined : first?.no;
}

/** The comments before and after one in the order of a queue. */
export async function neighbours(
  ctx: Context,
  consultation: Consultation,
  no: number,
  filter: QueueFilter,
): Promise<{ previous: number | undefined; next: number | undefined }> {
  const where = whereOf(consultation, filter);
  if (!where) return { previous: undefined, next: undefined };
  const newest = filter.newest ?? false;
  const step = newest ? -1 : 1;
  const [next] = await queries.listQueue(ctx.db, where, { from: no + step, newest, limit: 1 });
  const [previous] = await queries.listQueue(ctx.db, where, { from: no - step, newest: !newest, limit: 1 });
  return { previous: previous?.no, next: next?.no };
}

/** How many comments stand where, for the links above the queue. */
export async function countQueue(ctx: Context, { id }: Consultation) {
  const states: { [state in CommentState]?: number } = {};
  let all = 0;
  for (const { state, n } of await queries.countByState(ctx.db, id)) {
    states[state as CommentState] = n;
    all += n;
  }
  return { all, states, appealed: await queries.countAppealed(ctx.db, id) };
}

export type QueueCounts = Awaited<ReturnType<typeof countQueue>>;
