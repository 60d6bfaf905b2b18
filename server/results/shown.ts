import { CROSSED_STEP, type ShownActs, WHOLE_STEP } from '../acts-feed.ts';
import { ResponseColumns } from './columns/response-columns.ts';
import type { Layout } from './layout.ts';
import { Marginals, type Received } from './marginals.ts';
import { type Step, Tally } from './tally.ts';

/** What figures hold: `n` responses, as of the act of that number since the process, or the shared store, started. */
export interface AsOf {
  act: number;
  n: number;
  /** Whether acts follow that the figures do not hold yet. */
  newer: boolean;
}

/**
 * The counts of one questionnaire in the steps in which officers see them, so that no figure moves by one answer.
 * Whole-base figures show the state after the last multiple of 10 acts since the start, and at the start all that is
 * stored; crossed figures show that same state, taken anew only when 100 acts have passed or the day has changed;
 * once the questionnaire is closed all is shown. Only the number of responses by day and channel is live.
 * This prevents accident, not attack.
 */
export class Shown {
  readonly layout: Layout;
  readonly whole: Marginals;
  readonly crossed: Tally;
  /** The responses that `crossed` counts. */
  readonly columns: ResponseColumns;
  /** Acts since the start. */
  acts = 0;
  #received: Marginals;
  #wholeAt = 0;
  #crossedAt = 0;
  #crossedDay: string;
  /** The acts that the crossed state does not hold, oldest first; the whole-base state holds those up to its own act. */
  #following: Step[] = [];

  /** `acts`: how many there were when what is loaded was stored. */
  constructor(layout: Layout, day: string, acts = 0) {
    this.layout = layout;
    this.whole = new Marginals(layout);
    this.crossed = new Tally(layout);
    this.columns = new ResponseColumns(layout);
    this.#received = new Marginals({ slots: 1 });
    this.#crossedDay = day;
    this.acts = acts;
    this.#wholeAt = acts;
    this.#crossedAt = acts;
  }

  /** Takes in what is stored at the start. */
  load(step: Step): void {
    this.#receive(step);
    countIn(this.whole, step);
    this.crossed.step(step);
    this.columns.load(step);
  }

  /** Takes in an act, and shows nothing of it. */
  take(step: Step): void {
    this.acts += 1;
    this.#receive(step);
    this.#following.push(step);
  }

  hear(step: Step, day: string): void {
    this.take(step);
    if (this.acts % WHOLE_STEP === 0) this.#showWhole(this.acts);
    if (this.#wholeAt - this.#crossedAt >= CROSSED_STEP) this.#showCrossed(this.#wholeAt, day);
  }

  /** Brings the shown states up to the rule for a reader of this day; `closed`: all is shown. */
  turn(day: string, closed: boolean): void {
    if (closed) this.#showWhole(this.acts);
    if (closed || day !== this.#crossedDay) this.#showCrossed(this.#wholeAt, day);
  }

  /** Brings the shown states up to these acts; what is shown is not taken back. */
  show({ whole, crossed }: ShownActs, day: string): void {
    if (whole > this.#wholeAt) this.#showWhole(whole);
    if (crossed > this.#crossedAt) this.#showCrossed(crossed, day);
  }

  /** After the start: shows the states of fewer acts. `steps`: those that crossed figures are not to hold, oldest first. */
  takeBack(steps: readonly Step[], { whole, crossed }: ShownActs): void {
    const back = steps.map((step) => ({ ...step, before: step.after, after: step.before })).reverse();
    for (const step of back.slice(0, this.acts - whole)) countIn(this.whole, step);
    for (const step of back) this.crossed.step(step);
    this.columns.apply(back);
    this.#following = [...steps];
    this.#wholeAt = whole;
    this.#crossedAt = crossed;
  }

  get wholeAsOf(): AsOf {
    return { act: this.#wholeAt, n: this.whole.n, newer: this.#wholeAt < this.acts };
  }

  get crossedAsOf(): AsOf {
    return { act: this.#crossedAt, n: this.crossed.marginals.n, newer: this.#crossedAt < this.acts };
  }

  /** Responses by day and channel, live. */
  received = (): Received[] => this.#received.received();

  /** The acts that crossed figures do not hold yet, oldest first. */
  pending = (): readonly Step[] => this.#following;

  #receive({ channel, day, before, after }: Step) {
    const change = (after ? 1 : 0) - (before ? 1 : 0);
    if (change === 1 || change === -1) this.#received.count(channel, day, { slots: [0] }, change);
  }

  #showWhole(to: number) {
    const [from, end] = [this.#wholeAt - this.#crossedAt, to - this.#crossedAt];
    for (const step of this.#following.slice(from, end)) countIn(this.whole, step);
    this.#wholeAt = to;
  }

  #showCrossed(to: number, day: string) {
    const steps = this.#following.splice(0, to - this.#crossedAt);
    for (const step of steps) this.crossed.step(step);
    if (steps.length > 0) this.columns.apply(steps);
    this.#crossedAt = to;
    this.#crossedDay = day;
  }
}

function countIn(marginals: Marginals, { channel, day, before, after }: Step) {
  if (before) marginals.count(channel, day, before, -1);
  if (after) marginals.count(channel, day, after, 1);
}
