import type { Channel } from '#shared/terms.ts';
import type { ResponseAct } from '../acts.ts';
import { Crossings } from './crossings.ts';
import type { Layout, Mark } from './layout.ts';
import { Marginals } from './marginals.ts';
import { CellCounts } from './weighting/cell-counts.ts';

/** An act as counters and columns see it: where the response stood before and stands after, in codes; no word is kept. */
export interface Step {
  channel: Channel;
  day: string;
  version: number;
  entrance?: string | undefined;
  site?: string | undefined;
  before: Mark | undefined;
  after: Mark | undefined;
}

/** Translates an act. Throws a TypeError for a version or code that the layout does not know. */
export const stepOf = (
  layout: Layout,
  { versionNo, channel, day, entrance, site, before, after }: ResponseAct,
): Step => ({
  channel,
  day,
  version: versionNo,
  entrance,
  site,
  before: before && layout.mark(versionNo, before),
  after: after && layout.mark(versionNo, after),
});

/**
 * Every count of one questionnaire at one moment: (variable, code, channel, day), (variable, code, profile, value,
 * channel), and, where a plan is declared, (weight cell, variable, code, profile, value).
 */
export class Tally {
  readonly layout: Layout;
  readonly marginals: Marginals;
  readonly crossings: Crossings;
  readonly weighted: CellCounts | undefined;
  /** Another number after each change: what was worked out holds for one state. */
  state = 0;

  constructor(layout: Layout) {
    this.layout = layout;
    this.marginals = new Marginals(layout);
    this.crossings = new Crossings(layout);
    this.weighted = layout.cells && new CellCounts(layout, layout.cells.size);
  }

  /** Counts an act; with -1 takes it back. */
  add(act: ResponseAct, sign: 1 | -1 = 1): void {
    this.step(stepOf(this.layout, act), sign);
  }

  step({ channel, day, before, after }: Step, sign: 1 | -1 = 1): void {
    this.state += 1;
    if (before) this.#count(channel, day, before, sign === 1 ? -1 : 1);
    if (after) this.#count(channel, day, after, sign);
  }

  #count(channel: Channel, day: string, mark: Mark, sign: 1 | -1) {
    this.marginals.count(channel, day, mark, sign);
    this.crossings.count(channel, mark, sign);
    this.weighted?.count(mark, sign);
  }
}
