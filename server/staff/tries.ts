import { createHmac } from 'node:crypto';
import type { Context } from '../context.ts';
import * as queries from './tries.queries.ts';

/** Wrong tries for a name, whoever makes them. */
export const TRIES = 5;
/** Wrong tries of a caller, whatever the names: a whole office may stand behind one address. */
const CALLER_TRIES = 30;
export const WINDOW_MS = 15 * 60_000;
const SWEEP_AT = 10_000;

export type Wait = { waitSeconds: number };
export type Taken = { earlier: number } | Wait;
/** A try for a name, by the moment at which it was counted. */
export type TakenForName = { earlier: number; at: string } | Wait;

const waitFrom = (first: number, now: Date): Wait => ({
  waitSeconds: Math.ceil((first + WINDOW_MS - now.getTime()) / 1000),
});

const keyOf = (ctx: Context, name: string, of: 'name' | 'caller' = 'name') =>
  createHmac('sha256', ctx.secrets.key('rate')).update(`sign-in ${of} ${name}`).digest('base64url');

/**
 * Counts a try for a name before it is made, so that many at once count as many, in the store, so that a restart or a
 * second process forgets nothing. Gives how many stood there before, or how long to wait once there are five.
 */
export const takeTry = (ctx: Context, name: string): Promise<TakenForName> =>
  take(ctx, keyOf(ctx, name), TRIES);

const take = (ctx: Context, key: string, limit: number): Promise<TakenForName> =>
  ctx.store.write(async (tx) => {
    const now = tx.clock.real();
    await queries.deleteTriesUntil(tx.db, new Date(now.getTime() - WINDOW_MS).toISOString());
    await queries.bringBackTries(tx.db, now.toISOString());
    const times = await queries.listTries(tx.db, key);
    const [first] = times;
    if (first !== undefined && times.length >= limit) return waitFrom(Date.parse(first), now);
    const at = now.toISOString();
    await queries.insertTry(tx.db, key, at);
    return { earlier: times.length, at };
  });

/** Part of the running write: everything asked for was right. */
export const forgetTries = async (tx: Context, name: string): Promise<void> => {
  await queries.deleteTries(tx.db, keyOf(tx, name));
};

/**
 * Part of the running write: the password was right, but more is asked for. That one try counts no more; those before it
 * do, and so do those that came while the password was looked at.
 */
export const giveBackTry = (tx: Context, name: string, at: string): Promise<void> =>
  giveBack(tx, keyOf(tx, name), at);

async function giveBack(tx: Context, key: string, at: string): Promise<void> {
  const times = await queries.listTries(tx.db, key);
  const place = times.indexOf(at);
  if (place < 0) return;
  await queries.deleteTries(tx.db, key);
  for (const time of times.toSpliced(place, 1)) await queries.insertTry(tx.db, key, time);
}

/** Wrong tries of callers, in memory, by keys that tell nothing. */
export class Tries {
  readonly #times = new Map<string, number[]>();
  readonly #limit: number;

  constructor(limit = CALLER_TRIES) {
    this.#limit = limit;
  }

  /** Counts a try before it is made. */
  take(key: string, now: Date): Taken {
    const times = this.#recent(key, now);
    const [first] = times;
    if (first !== undefined && times.length >= this.#limit) return waitFrom(first, now);
    this.#times.set(key, [...times, now.getTime()]);
    if (this.#times.size > SWEEP_AT) for (const each of this.#times.keys()) this.#recent(each, now);
    return { earlier: times.length };
  }

  /** Takes back the last try, which was right. */
  giveBack(key: string): void {
    const rest = (this.#times.get(key) ?? []).slice(0, -1);
    if (rest.length > 0) this.#times.set(key, rest);
    else this.#times.delete(key);
  }

  #recent(key: string, now: Date): number[] {
    const recent = (this.#times.get(key) ?? [])
      .map((time) => Math.min(time, now.getTime()))
      .filter((time) => time > now.getTime() - WINDOW_MS);
    if (recent.length > 0) this.#times.set(key, recent);
    else this.#times.delete(key);
    return recent;
  }
}

const kept = new WeakMap<Context, Tries>();

/** The one count of callers of a process, however many routes ask for it. */
function triesOf(ctx: Context): Tries {
  const tries = kept.get(ctx) ?? new Tries();
  kept.set(ctx, tries);
  return tries;
}

/** A caller's try that was counted, and may be taken back once it was right. */
type TakenForCaller = { giveBack(): Promise<void> } | Wait;

/**
 * Counts a caller's try before it is made: in memory, or in a store that other processes share, so that whoever goes from
 * one to the other has no more tries.
 */
export async function takeCallersTry(ctx: Context, caller: string): Promise<TakenForCaller> {
  const key = keyOf(ctx, caller, 'caller');
  if (!ctx.upkeep.shared) {
    const tries = triesOf(ctx);
    const taken = tries.take(key, ctx.clock.real());
    return 'waitSeconds' in taken ? taken : { giveBack: async () => tries.giveBack(key) };
  }
  const taken = await take(ctx, key, CALLER_TRIES);
  if ('waitSeconds' in taken) return taken;
  return { giveBack: () => ctx.store.write((tx) => giveBack(tx, key, taken.at)) };
}
