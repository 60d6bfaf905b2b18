import type { Text } from '#shared/questionnaire/definition.ts';
import { searchTerms } from '#shared/text/search-keys.ts';
import { addDays, dayOf } from '#shared/time.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { InquiryRating, InquiryState } from './case/acts.ts';
import * as queries from './desk.queries.ts';
import type { DeskFilter, DeskTab } from './desk-filter.ts';
import { deskTabs } from './desk-filter.ts';
import * as names from './desk-names.queries.ts';
import { type DeskScope, deskScopeOf } from './desk-scope.ts';
import { findById } from './inquiries.queries.ts';
import { type Inquiry, readInquiry } from './inquiries.ts';
import type { InquiryKind } from './inquiry-rules.ts';
import { FAR } from './projection.ts';
import { type StandingStill, standsStill } from './standing-still.ts';

/** How many cases stand on a page of the queue. */
const PAGE = 25;

/** How many stand beside the one that is open. */
const BESIDE = 11;

/** So many cases that a search finds are looked up one by one. */
const FEW = 100;

/** A case in the queue. */
export interface QueuedCase {
  number: string;
  seq: number;
  title: string | null;
  kind: InquiryKind;
  category: string | null;
  state: InquiryState;
  /** Somebody still owes an answer. */
  open: boolean;
  /** Undefined: no time runs, or the calendar of a year is missing. */
  dueAt: Date | undefined;
  /** Why no time runs. */
  still: StandingStill | undefined;
  /** Computed from the clock; never stored. */
  late: boolean;
  urgent: boolean;
  confidential: boolean;
  rating: InquiryRating | undefined;
  lead: Text | undefined;
}

export interface Queue {
  cases: QueuedCase[];
  /** Where the next page begins. */
  next: string | undefined;
}

/** Working days that count as soon. */
const SOON = 2;

function momentsOf(now: Date): queries.Moments {
  // What ends at 24:00 belongs to the day that ends.
  const endOf = (day: string) => new Date(Date.parse(`${addDays(day, 1)}T00:00:00+08:00`) + 1).toISOString();
  const today = dayOf(now);
  return { now: now.toISOString(), endOfToday: endOf(today), endOfSoon: endOf(addWorkingDays(today, SOON)) };
}

/** What a tab means, at a moment. */
function whereOfTab(tab: DeskTab, moment: Date): queries.DeskWhere {
  const { now, endOfToday, endOfSoon } = momentsOf(moment);
  switch (tab) {
    case 'today':
      return { open: 1, dueFrom: now, dueBefore: endOfToday };
    case 'soon':
      return { open: 1, dueFrom: endOfToday, dueBefore: endOfSoon };
    case 'overdue':
      return { open: 1, dueBefore: now };
    case 'open':
      return { open: 1 };
    case 'dispatch':
      return queries.toPassOn;
    case 'returned':
      return { open: 1, states: ['returned'] };
    case 'extensions':
      return { open: 1, extensionAsked: true };
    case 'call_backs':
      return { open: 0, states: ['replied'] };
    case 'closed':
      return { open: 0 };
  }
}

/** Undefined where nothing can be found: no word in the search. */
function whereOf({ tab, q = '', ...filter }: DeskFilter, now: Date): queries.DeskWhere | undefined {
  const where = { ...whereOfTab(tab, now), ...filter };
  const asked = q.trim();
  if (asked === '') return where;
  if (/^[A-Za-z]{1,4}-\d[\dA-Za-z-]*$/.test(asked)) return { ...where, number: asked.toUpperCase() };
  const terms = searchTerms(asked);
  return terms.length === 0 ? undefined : { ...where, terms };
}

/** With words or a number that few cases have: those. Undefined where none has them. */
async function narrowed(ctx: Context, where: queries.DeskWhere | undefined) {
  if (!where?.terms && where?.number === undefined) return where;
  const ids = await queries.listFound(ctx.db, where, FEW + 1);
  if (ids.length > FEW) return where;
  return ids.length === 0 ? undefined : { ...where, ids: ids.map(({ id }) => id) };
}

/** What the officer sees as of a department that registered, and apart from that as of one that has the case. */
function branchesOf({ reads, dispatches }: DeskScope, together: boolean): queries.Branch[] {
  const owners = reads.map((departmentId) => ({
    by: 'owner' as const,
    departmentId,
    confidential: dispatches.includes(departmentId),
  }));
  const holder = (departmentIds: string[]) => ({ by: 'holder' as const, departmentIds, reads, dispatches });
  const holders = together ? [holder(reads)] : reads.map((id) => holder([id]));
  return reads.length === 0 ? [] : [...owners, ...holders];
}

/** A page of the queue by the clock, from a place on that an earlier page gave. */
export async function listDesk(
  ctx: Context,
  officer: SignedIn,
  filter: DeskFilter,
  { from, limit = PAGE }: { from?: string | undefined; limit?: number } = {},
): Promise<Queue> {
  const rows = await rowsOf(ctx, officer, filter, {
    backwards: filter.tab === 'closed',
    after: keyIn(from),
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    cases: await queuedOf(ctx, shown),
    next: last && `${last.rank}.${last.due_at}.${last.id}`,
  };
}

/** The cases before and after one in the order of a queue, and itself between them. */
export async function listBeside(
  ctx: Context,
  officer: SignedIn,
  filter: DeskFilter,
  { row }: Inquiry,
): Promise<Queue> {
  const rank = filter.tab === 'call_backs' && row.rating !== 'dissatisfied' ? 1 : 0;
  const after = { rank, dueAt: row.due_at, id: row.id };
  const backwards = filter.tab === 'closed';
  const [before, behind] = await Promise.all([
    rowsOf(ctx, officer, filter, { backwards: !backwards, after, limit: 1 }),
    rowsOf(ctx, officer, filter, { backwards, after, limit: BESIDE }),
  ]);
  return { cases: await queuedOf(ctx, [...before, { ...row, rank }, ...behind]), next: undefined };
}

/** Rows of every branch of the officer's, in the order of a queue. */
async function rowsOf(
  ctx: Context,
  officer: SignedIn,
  filter: DeskFilter,
  page: { backwards: boolean; after: queries.DeskKey | undefined; limit: number },
): Promise<queries.DeskRow[]> {
  const where = await narrowed(ctx, whereOf(filter, ctx.clock.now()));
  if (!where) return [];
  const order = { ...page, dissatisfiedFirst: filter.tab === 'call_backs' };
  const parts = await Promise.all(
    branchesOf(deskScopeOf(officer), false).map((branch) => queries.listBranch(ctx.db, branch, where, order)),
  );
  const byId = new Map(parts.flat().map((row) => [row.id, row]));
  const rows = [...byId.values()].sort((a, b) => compare(a, b) * (order.backwards ? -1 : 1));
  return rows.slice(0, page.limit);
}

const compare = (a: queries.DeskRow, b: queries.DeskRow): number =>
  a.rank - b.rank || (a.due_at < b.due_at ? -1 : a.due_at > b.due_at ? 1 : a.id < b.id ? -1 : 1);

/** A place in a queue, as its address has it; one that no page of ours gave is none. */
function keyIn(from: string | undefined): queries.DeskKey | undefined {
  const [, rank, dueAt, id] = /^([01])\.(\d{4}-[\d:T-]{14}\.\d{3}Z)\.([0-9a-f]{32})$/.exec(from ?? '') ?? [];
  return rank && dueAt && id ? { rank: Number(rank), dueAt, id } : undefined;
}

async function queuedOf(ctx: Context, rows: readonly queries.DeskRow[]): Promise<QueuedCase[]> {
  if (rows.length === 0) return [];
  const now = ctx.clock.now();
  const leads = await names.listLeads(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const leadOf = new Map(leads.map(({ inquiry_id, name }) => [inquiry_id, JSON.parse(name) as Text]));
  const still = await stillOf(ctx, rows);
  return rows.map((row) => {
    const dueAt = row.due_at === FAR ? undefined : new Date(row.due_at);
    const until = row.open ? now : row.replied_at ? new Date(row.replied_at) : undefined;
    return {
      number: row.number,
      seq: row.seq,
      title: row.title,
      kind: row.kind as InquiryKind,
      category: row.category,
      state: row.state as InquiryState,
      open: row.open === 1,
      dueAt,
      still: still.get(row.id),
      late: dueAt !== undefined && until !== undefined && until > dueAt,
      urgent: row.urgent === 1,
      confidential: row.confidential === 1,
      rating: (row.rating ?? undefined) as InquiryRating | undefined,
      lead: leadOf.get(row.id),
    };
  });
}

/** Why no time runs of those that wait without one: their acts tell. */
async function stillOf(ctx: Context, rows: readonly queries.DeskRow[]) {
  const still = new Map<string, StandingStill | undefined>();
  for (const { id, open, due_at } of rows) {
    const row = open && due_at === FAR ? await findById(ctx.db, id) : undefined;
    if (row) still.set(id, standsStill((await readInquiry(ctx, row)).standing));
  }
  return still;
}

export type DeskCounts = { [tab in DeskTab]: number };

/** Of closed cases no more are counted: a year has many thousands, and nobody works through them by their number. */
export const MOST_COUNTED = 1000;

/** How many cases stand in each queue, without any other filter; of closed ones more than MOST_COUNTED say only that. */
export async function countDesk(
  ctx: Context,
  officer: SignedIn,
  tabs: readonly DeskTab[] = deskTabs,
): Promise<DeskCounts> {
  const moments = momentsOf(ctx.clock.now());
  const counts = Object.fromEntries(deskTabs.map((tab) => [tab, 0])) as DeskCounts;
  const wants = (...some: DeskTab[]) => some.some((tab) => tabs.includes(tab));
  await Promise.all(
    branchesOf(deskScopeOf(officer), true).map(async (branch) => {
      const parts: { [tab in DeskTab]?: number }[] = await Promise.all([
        wants('open', 'overdue', 'today', 'soon') ? queries.countOpen(ctx.db, branch, moments) : {},
        wants('dispatch', 'returned') ? queries.countToPassOn(ctx.db, branch) : {},
        wants('closed') ? queries.countClosed(ctx.db, branch, MOST_COUNTED + 1) : {},
        wants('call_backs') ? queries.countCallBacks(ctx.db, branch) : {},
        wants('extensions') ? queries.countExtensions(ctx.db, branch) : {},
      ]);
      for (const [tab, n] of Object.entries(Object.assign({}, ...parts)))
        counts[tab as DeskTab] += n as number;
    }),
  );
  return counts;
}

/** Applications to the officer's departments whose day of receipt is to be confirmed. */
export async function countToConfirm(ctx: Context, officer: SignedIn): Promise<number> {
  const owners = branchesOf(deskScopeOf(officer), true).filter(({ by }) => by === 'owner');
  const counts = await Promise.all(owners.map((branch) => queries.countToConfirm(ctx.db, branch)));
  return counts.reduce((sum, n) => sum + n, 0);
}
