import type { Context } from '../context.ts';

const LIMIT = 5;
const WINDOW_MS = 15 * 60_000;
const SWEEP_AT = 10_000;

/** Wrong tries in memory, by keys that tell nothing: five within fifteen minutes, then wait. */
export class Tries {
  readonly #times = new Map<string, number[]>();

  /** Counts a try before it is made, so that many at once count as many. Gives how many stood there before. */
  take(keys: readonly string[], now: Date): { earlier: number } | { waitSeconds: number } {
    const known = keys.map((key) => this.#recent(key, now));
    const full = known.filter((times) => times.length >= LIMIT);
    if (full.length > 0) {
      const free = Math.max(...full.map(([first]) => (first ?? 0) + WINDOW_MS));
      return { waitSeconds: Math.ceil((free - now.getTime()) / 1000) };
    }
    keys.forEach((key, i) => void this.#times.set(key, [...(known[i] ?? []), now.getTime()]));
    if (this.#times.size > SWEEP_AT) for (const key of this.#times.keys()) this.#recent(key, now);
    return { earlier: Math.max(...known.map((times) => times.length)) };
  }

  /** Takes back the last try, which was right. */
  giveBack(key: string): void {
    const rest = (this.#times.get(key) ?? []).slice(0, -1);
    if (rest.length > 0) this.#times.set(key, rest);
    else this.#times.delete(key);
  }

  forget(key: string): void {
    this.#times.delete(key);
  }

  #recent(key: string, now: Date): number[] {
    const recent = (this.#times.get(key) ?? []).filter((time) => time > now.getTime() - WINDOW_MS);
    if (recent.length > 0) this.#times.set(key, recent);
    else this.#times.delete(key);
    return recent;
  }
}

const kept = new WeakMap<Context, Tries>();

/** The one count of an installation, however many routes ask for it. */
export function triesOf(ctx: Context): Tries {
  const tries = kept.get(ctx) ?? new Tries();
  kept.set(ctx, tries);
  return tries;
}
