import { dayOf } from '#shared/time.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import * as queries from './comment-counts.queries.ts';

/** Where a comment stands; `held` waits for review, `not_shown` is considered and not shown at its author's request. */
export const commentStates = [
  'held',
  'released',
  'redacted',
  'not_shown',
  'withheld',
  'referred',
  'withdrawn',
] as const;
export type CommentState = (typeof commentStates)[number];

/** Comments in 件, never persons. `received` is the sum of the states. */
export interface CommentCounts {
  received: number;
  states: { [state in CommentState]: number };
  /** Withheld ones by the rule cited. */
  withheldByRule: { [rule: string]: number };
  referredByDestination: { [destination: string]: number };
  byChannel: { [channel: string]: number };
  /** Replies without opinion (无意见) among those that count. */
  noComment: number;
  /** As joint letters state them. */
  signatories: number;
}

/** Counts a consultation's comments as they stand now. */
export async function countComments(ctx: Context, { id }: Pick<Consultation, 'id'>): Promise<CommentCounts> {
  const counts: CommentCounts = {
    received: 0,
    states: { held: 0, released: 0, redacted: 0, not_shown: 0, withheld: 0, referred: 0, withdrawn: 0 },
    withheldByRule: {},
    referredByDestination: {},
    byChannel: {},
    noComment: 0,
    signatories: 0,
  };
  const add = (to: { [key: string]: number }, key: string | null, n: number) => {
    if (key !== null) to[key] = (to[key] ?? 0) + n;
  };
  for (const { state, rule, destination, channel, n } of await queries.countStates(ctx.db, id)) {
    counts.received += n;
    counts.states[state as CommentState] += n;
    add(counts.byChannel, channel, n);
    if (state === 'withheld') add(counts.withheldByRule, rule, n);
    if (state === 'referred') add(counts.referredByDestination, destination, n);
  }
  const special = await queries.countSpecial(ctx.db, id);
  counts.noComment = Number(special.noComment ?? 0);
  counts.signatories = Number(special.signatories ?? 0);
  return counts;
}

/** Comments received and reviewed on a day; the review that holds counts, on its day. */
export interface DayCount {
  day: string;
  received: number;
  reviewed: number;
}

export async function countDays(ctx: Context, { id }: Pick<Consultation, 'id'>): Promise<DayCount[]> {
  const days = new Map<string, DayCount>();
  const of = (at: string) => {
    const day = dayOf(new Date(at));
    const count = days.get(day) ?? { day, received: 0, reviewed: 0 };
    days.set(day, count);
    return count;
  };
  for (const { received_at, moderated_at, state } of await queries.listTimes(ctx.db, id)) {
    of(received_at).received += 1;
    if (moderated_at !== null && state !== 'held' && state !== 'withdrawn') of(moderated_at).reviewed += 1;
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
