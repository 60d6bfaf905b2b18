import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { type InquiryKind, inquiryChannels } from './inquiry-rules.ts';
import { atLeast, type Group } from './merged-groups.ts';
import * as queries from './statistics.queries.ts';

/** Fewer than so many of a channel or a district are merged with others, so that nobody is found among them. */
export const THRESHOLD = 10;

/** Late cases that are named one by one. */
const NAMED = 50;

export interface InquiryFilter {
  year: string;
  kinds: readonly InquiryKind[];
  /** What these registered or answer; everything where none are named. */
  departments?: readonly string[] | undefined;
}

/**
 * Cases that came to their end in the period, in 件. `due`: those that count and whose time is known, by the answer or
 * because their time was over, whichever was first; `provisional`: those that ran into a year without its official
 * calendar, and stand beside the rate.
 */
export interface InquiryCounts {
  due: number;
  onTime: number;
  late: number;
  provisional: number;
  /** Of the due ones, each once however often. */
  reopened: number;
  /** Of the due ones, answered by whoever took them, and not reopened. */
  atOnce: number;
  satisfied: number;
  basically: number;
  dissatisfied: number;
}

export interface InquiryStatistics {
  year: string;
  all: InquiryCounts;
  /** By the code of each department, category, kind and month, in the order of the codes. */
  by: { [dimension in ListedDimension]: { code: string; counts: InquiryCounts }[] };
  /** Small ones are merged. */
  channels: { codes: string[]; counts: InquiryCounts }[];
  received: Received;
}

type ListedDimension = 'department' | 'category' | 'kind' | 'month';

/** What came in, whatever became of it. */
export interface Received {
  total: number;
  /** Not accepted, merged, handed over, taken back or given up: outside of the rate. */
  outside: number;
  kinds: Group[];
  /** Small ones are merged. */
  channels: Group[];
  districts: Group[];
}

/**
 * The numbers of a year as they stand now: counted by the store, kept nowhere. On-schedule rate as the hotline’s rule
 * defines it: answered within the time that held, extensions included, of those that were due.
 */
export async function inquiryStatistics(ctx: Context, filter: InquiryFilter): Promise<InquiryStatistics> {
  const within = withinOf(ctx, filter);
  const rows = await queries.countSettled(ctx.db, within);
  const by = (dimension: queries.Dimension) =>
    rows
      .filter((row) => row.dimension === dimension)
      .map((row) => ({ code: row.value ?? '', counts: countsOf(row) }))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    year: filter.year,
    all: by('all')[0]?.counts ?? none,
    by: {
      department: by('department'),
      category: by('category'),
      kind: by('kind'),
      month: by('month'),
    },
    channels: mergedBySize(by('channel')),
    received: await receivedIn(ctx, within),
  };
}

/** The numbers of those that are late, for officers. */
export const lateInquiries = (ctx: Context, filter: InquiryFilter): Promise<string[]> =>
  queries.listLate(ctx.db, withinOf(ctx, filter), NAMED);

/** The years in which anything came in, the newest first, this one among them. */
export async function inquiryYears(ctx: Context): Promise<string[]> {
  const { first } = await queries.receivedBetween(ctx.db);
  const last = Number(yearOf(ctx.clock.now()));
  const from = first === null ? last : Math.min(last, Number(yearOf(new Date(first))));
  return Array.from({ length: last - from + 1 }, (_, at) => String(last - at));
}

export const yearOf = (at: Date): string => dayOf(at).slice(0, 4);

/** A share in percent with two decimals, as reports give it; nothing of nothing. */
export const percentOf = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : Math.round((part / whole) * 10_000) / 100;

export const ratedOf = ({ satisfied, basically, dissatisfied }: InquiryCounts): number =>
  satisfied + basically + dissatisfied;

function withinOf({ clock }: Context, { year, kinds, departments }: InquiryFilter): queries.Within {
  const first = (y: string, month: string) => new Date(`${y}-${month}-01T00:00:00+08:00`).toISOString();
  const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));
  return {
    from: first(year, '01'),
    to: first(String(Number(year) + 1).padStart(4, '0'), '01'),
    now: clock.now().toISOString(),
    kinds,
    departments,
    months: months.map((month) => ({ month: `${year}-${month}`, from: first(year, month) })),
  };
}

/** Groups of those that are small, with their numbers together. */
function mergedBySize(parts: readonly { code: string; counts: InquiryCounts }[]) {
  const sizes = parts.map(({ code, counts }) => ({ codes: [code], n: counts.due + counts.provisional }));
  return atLeast(THRESHOLD, sizes).map(({ codes }) => ({
    codes,
    counts: parts
      .filter(({ code }) => codes.includes(code))
      .reduce((sum, each) => plus(sum, each.counts), none),
  }));
}

const plus = (a: InquiryCounts, b: InquiryCounts): InquiryCounts => ({
  due: a.due + b.due,
  onTime: a.onTime + b.onTime,
  late: a.late + b.late,
  provisional: a.provisional + b.provisional,
  reopened: a.reopened + b.reopened,
  atOnce: a.atOnce + b.atOnce,
  satisfied: a.satisfied + b.satisfied,
  basically: a.basically + b.basically,
  dissatisfied: a.dissatisfied + b.dissatisfied,
});

const none: InquiryCounts = {
  due: 0,
  onTime: 0,
  late: 0,
  provisional: 0,
  reopened: 0,
  atOnce: 0,
  satisfied: 0,
  basically: 0,
  dissatisfied: 0,
};

const countsOf = ({
  dimension: _,
  value: _value,
  on_time: onTime,
  at_once: atOnce,
  ...row
}: queries.CountRow) => ({
  ...row,
  onTime,
  atOnce,
});

async function receivedIn({ db }: Context, within: queries.Within): Promise<Received> {
  const rows = await queries.countReceived(db, within);
  const sum = (of: typeof rows) => of.reduce((total, { n }) => total + n, 0);
  const groups = (codes: readonly string[], codeOf: (row: (typeof rows)[number]) => string): Group[] =>
    codes.map((code) => ({ codes: [code], n: sum(rows.filter((row) => codeOf(row) === code)) }));
  const districts = [...new Set(rows.map(({ district }) => district ?? ''))].sort();
  return {
    total: sum(rows),
    outside: sum(rows.filter(({ counts }) => !counts)),
    kinds: groups(within.kinds, ({ kind }) => kind),
    channels: atLeast(
      THRESHOLD,
      groups(inquiryChannels, ({ channel }) => channel),
    ),
    districts: atLeast(
      THRESHOLD,
      groups(districts, ({ district }) => district ?? ''),
    ),
  };
}
