import type { ClientRateLimitInfo, Store } from 'hono-rate-limiter';

interface Hits {
  count: number;
  /** On the clock that only goes forward. */
  until: number;
}

const SWEEP_AT = 10_000;

/** Counts callers in memory by a clock that nobody can set: a correction of the time neither frees nor bars anybody. */
export class RateWindow implements Store {
  readonly #hits = new Map<string, Hits>();
  readonly #windowMs: number;
  readonly #now: () => number;

  constructor(windowMs: number, now = () => performance.now()) {
    this.#windowMs = windowMs;
    this.#now = now;
  }

  increment(key: string): ClientRateLimitInfo {
    const now = this.#now();
    const known = this.#hits.get(key);
    const hits = known && known.until > now ? known : { count: 0, until: now + this.#windowMs };
    hits.count += 1;
    if (hits !== known) this.#keep(key, hits, now);
    return { totalHits: hits.count };
  }

  decrement(key: string): void {
    const hits = this.#hits.get(key);
    if (hits) hits.count -= 1;
  }

  resetKey(key: string): void {
    this.#hits.delete(key);
  }

  #keep(key: string, hits: Hits, now: number): void {
    if (this.#hits.size >= SWEEP_AT)
      for (const [each, { until }] of this.#hits) if (until <= now) this.#hits.delete(each);
    this.#hits.set(key, hits);
  }
}
