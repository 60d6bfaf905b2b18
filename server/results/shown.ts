import { ResponseColumns } from './columns/response-columns.ts';
import type { Layout } from './layout.ts';
import { Marginals, type Received } from './marginals.ts';
import { type Step, Tally } from './tally.ts';

/** Whole-base figures follow in steps of so many acts. */
const WHOLE_STEP = 10;
/** Crossed figures follow after so many acts, or on another day. */
const CROSSED_STEP = 100;

/** What figures hold: `n` responses, as of the act of that number since the process started. */
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

  constructor(layout: Layout, day: string) {
    this.layout = layout;
    this.whole = new Marginals(layout);
    this.crossed = new Tally(layout);
    this.columns = new ResponseColumns(layout);
    this.#received = new Marginals({ slots: 1 });
    this.#crossedDay = day;
  }

  /** Takes in what is stored at the start. */
  load(step: Step): void {
    this.#receive(step);
    countIn(this.whole, step);
    this.crossed.step(step);
    this.columns.load(step);
  }

  hear(step: Step, day: string): void {
    this.acts += 1;
    this.#receive(step);
    this.#following.push(step);
    if (this.acts % WHOLE_STEP === 0) this.#showWhole();
    if (this.#wholeAt - this.#crossedAt >= CROSSED_STEP) this.#showCrossed(day);
  }

  /** Brings the shown states up to the rule for a reader of this day; `closed`: all is shown. */
  turn(day: string, closed: boolean): void {
    if (closed) this.#showWhole();
    if (closed || day !== this.#crossedDay) this.#showCrossed(day);
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

  #showWhole() {
    const from = this.#following.length - (this.acts - this.#wholeAt);
    for (const step of this.#following.slice(from)) countIn(this.whole, step);
    this.#wholeAt = this.acts;
  }

  #showCrossed(day: string) {
    const steps = this.#following.splice(0, this.#wholeAt - this.#crossedAt);
    for (const step of steps) this.crossed.step(step);
    if (steps.length > 0) this.columns.apply(steps);
    this.#crossedAt = this.#wholeAt;
    this.#crossedDay = day;
  }
}

function countIn(marginals: Marginals, { channel, day, before, after }: Step) {
  if (before) marginals.count(channel, day, before, -1);
  if (after) marginals.count(channel, day, after, 1);
}
