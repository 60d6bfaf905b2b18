/** Why a figure is hidden. Not for readers: that a figure is 'small' already tells its range, see `publish`. */
export type Hidden = 'small' | 'secondary';

/** Below this base an opinion item's marginal is not shown at all (DESIGN §5). */
export const shownBase = 10;

/** From this base an opinion item's marginal is shown in full and may be crossed (DESIGN §5). */
export const crossedBase = 30;

/** The threshold rule: a count of 1 to threshold − 1 points at few people (Hundepool et al., 2012, ch. 4.2). */
export const isSmall = (n: number, threshold: number): boolean => n >= 1 && n < threshold;

/**
 * Group disclosure: fewer than `threshold` of a group did not choose the option, so that membership of the group gives
 * the answer away. A base that is itself small is the threshold rule's business.
 */
export const dominates = (n: number, base: number, threshold: number): boolean =>
  base >= threshold && n > base - threshold;
