import { createHmac } from 'node:crypto';
import type { ClientRateLimitInfo, Store } from 'hono-rate-limiter';
import type { Context } from '../context.ts';
import { follow } from '../following.ts';
import * as queries from '../request-counts.queries.ts';
import { findStoreTime } from '../store-time.queries.ts';

/** Counts that go to the database in one statement. */
const TOGETHER = 500;
/** Milliseconds between two looks at the database's clock, at which windows that are over are deleted. */
const CLEAR_MS = 15_000;

interface Count {
  /** Milliseconds on the database's clock. */
  until: number;
  /** What all processes counted, as the database said last. */
  known: number;
  /** What this one counted since: on its way to the database, and not yet. */
  sent: number;
  own: number;
}

/**
 * How often callers asked, as all processes of a shared store know it: counted in memory, brought to the database and
 * read back every second, in windows of the database's clock. A caller's address is kept nowhere: the key of a count is
 * made of it, the limit and the window, so that it names nobody and no two windows can be joined.
 */
export class RequestCounts {
  readonly #ctx: Context;
  readonly #counts = new Map<string, Count>();
  readonly #bring: (counts: queries.Counted[]) => Promise<{ key: string; n: number }[]>;
  readonly #clearUntil: (until: string) => Promise<unknown>;
  /** What the database's clock is ahead of the one that only goes forward. */
  #ahead: number;
  #clearAt = 0;

  constructor(ctx: Context) {
    this.#ctx = ctx;
    this.#ahead = ctx.clock.real().getTime() - performance.now();
    this.#bring = ctx.store.grouped(({ db }, all: readonly queries.Counted[][]) =>
      Promise.all(all.map((counts) => queries.addCounts(db, counts))),
    );
    this.#clearUntil = ctx.store.grouped(({ db }, all: readonly string[]) =>
      Promise.all(all.map((until) => queries.deleteCountsUntil(db, until))),
    );
  }

  get #now(): number {
    return performance.now() + this.#ahead;
  }

  /** Counts a request, or takes one back; gives how many there were in this window. */
  count(limit: string, windowMs: number, caller: string, change: 1 | -1): number {
    const until = windowMs * (Math.floor(this.#now / windowMs) + 1);
    const key = createHmac('sha256', this.#ctx.secrets.key('rate'))
      .update(`requests ${limit} ${until} ${caller}`)
      .digest('base64url');
    const count = this.#counts.get(key) ?? { until, known: 0, sent: 0, own: 0 };
    count.own += change;
    this.#counts.set(key, count);
    return count.known + count.sent + count.own;
  }

  /** Brings what was counted to the database, and learns what others counted. */
  exchange = async (): Promise<void> => {
    if (performance.now() >= this.#clearAt) await this.#clear();
    const changed = [...this.#counts].filter(([, { own }]) => own !== 0);
    for (let at = 0; at < changed.length; at += TOGETHER) await this.#send(changed.slice(at, at + TOGETHER));
  };

  async #send(changed: [string, Count][]): Promise<void> {
    const counts = changed.map(([key, count]) => {
      count.sent = count.own;
      count.own = 0;
      return { key, until: new Date(count.until).toISOString(), n: count.sent };
    });
    try {
      const known = new Map((await this.#bring(counts)).map(({ key, n }) => [key, n]));
      for (const [key, count] of changed) count.known = known.get(key) ?? count.known + count.sent;
    } catch (error) {
      for (const [, count] of changed) count.own += count.sent;
      throw error;
    } finally {
      for (const [, count] of changed) count.sent = 0;
    }
  }

  async #clear(): Promise<void> {
    const asked = performance.now();
    this.#ahead = (await findStoreTime(this.#ctx.db)).getTime() - (asked + performance.now()) / 2;
    await this.#clearUntil(new Date(this.#now).toISOString());
    for (const [key, { until }] of this.#counts) if (until <= this.#now) this.#counts.delete(key);
    this.#clearAt = performance.now() + CLEAR_MS;
  }
}

const everywhere = new WeakMap<Context['pages'], RequestCounts>();

/** The counts of an installation, however many limits there are. */
function requestCountsOf(ctx: Context): RequestCounts {
  const known = everywhere.get(ctx.pages);
  if (known) return known;
  const made = new RequestCounts(ctx);
  everywhere.set(ctx.pages, made);
  follow(ctx, made.exchange);
  return made;
}

/** One limit, for whoever slows callers down. */
export function sharedWindow(ctx: Context, name: string, windowMs: number): Store {
  const counts = requestCountsOf(ctx);
  return {
    increment: (caller): ClientRateLimitInfo => ({ totalHits: counts.count(name, windowMs, caller, 1) }),
    decrement: (caller) => void counts.count(name, windowMs, caller, -1),
    resetKey() {},
  };
}
