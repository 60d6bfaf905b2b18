import type { Text } from '#shared/questionnaire/definition.ts';
import type { FigureBreak, SampleKind } from '#shared/statistics/figure.ts';
import type { PublishedMarginal, PublishedTable } from '#shared/statistics/suppression/publish.ts';
import type { Channel } from '#shared/terms.ts';
import type { WeightedPart } from './weighting/weighted-release.ts';

/** An option as figures name it; those with a score stand in an order from good to bad. */
export interface Words {
  code: string;
  text: Text;
  score?: number;
}

/** What is counted, with its words. */
export interface PublishedVariable {
  code: string;
  item: string;
  /** The number under which respondents saw the item. */
  no: number;
  /** The exact wording of what is counted: the item's, or a matrix row's. */
  label: Text;
  /** Of a matrix's row: the wording of the item. */
  question?: Text;
  choice: 'one' | 'many';
  options: Words[];
}

/** A profile item with the groups in which figures are crossed. */
export interface PublishedProfile {
  code: string;
  no: number;
  label: Text;
  groups: Words[];
}

/** A rate of one variable, with its formula in the words of the codes. */
export interface PublishedRate {
  code: string;
  label: Text;
  definition: Text;
  counted: string[];
  left_out: string[];
}

/**
 * A set of suppressed counts with everything that figures say about them. It holds no number that is hidden and none
 * from which a hidden one can be computed.
 */
export interface PublishedCounts {
  questionnaire: string;
  version: { no: number; hash: string };
  note: Text;
  sample: SampleKind;
  /** Valid responses. */
  n: number;
  channels: { [channel in Channel | 'other']?: number };
  variables: PublishedVariable[];
  profiles: PublishedProfile[];
  marginals: PublishedMarginal[];
  tables: PublishedTable[];
  /** Of a release whose questionnaire declares a weighting plan. */
  weighted?: WeightedPart;
  /** The rates that were defined before opening, by variable. */
  rates?: { [variable: string]: PublishedRate[] };
  /** Where later versions changed something, by item. */
  breaks?: { [item: string]: FigureBreak[] };
  /** Of a correction: what stands beside the figures that kept their old numbers, by item. */
  kept?: { [item: string]: Pick<PublishedCounts, 'n' | 'channels'> };
}

/** Below this, channels are merged under `other`. */
const CHANNEL_MIN = 10;

/**
 * Responses by channel. Channels of 1 to 9 are merged, with the next smallest where they stay below 10 together, so that
 * `other` never names a small number and never a single channel's rest.
 */
export function mergeChannels(counts: ReadonlyMap<Channel, number>): PublishedCounts['channels'] {
  const some = [...counts].filter(([, n]) => n > 0).sort(([, a], [, b]) => a - b);
  const small = some.filter(([, n]) => n < CHANNEL_MIN).length;
  let merged = small;
  const sum = () => some.slice(0, merged).reduce((total, [, n]) => total + n, 0);
  while (merged > 0 && merged < some.length && (merged === 1 || sum() < CHANNEL_MIN)) merged += 1;
  const shown = some.slice(merged).reverse();
  return { ...Object.fromEntries(shown), ...(merged > 0 ? { other: sum() } : {}) };
}
