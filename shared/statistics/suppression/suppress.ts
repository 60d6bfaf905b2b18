import type { ReleaseCounts } from '../tables.ts';
import { groupsBefore, hideAgain, isUnseen, type PublishedBefore } from './before.ts';
import { type HiddenGroups, protectGroups } from './groups.ts';
import { Protection } from './protection.ts';
import { type Release, readRelease, tiedCrossings } from './release.ts';
import { report } from './report.ts';
import { crossedBase, dominates, isSmall } from './rules.ts';
import type { Suppression } from './suppression.ts';

/**
 * Statistical disclosure control of a whole release (DESIGN §5; Hundepool et al., Statistical Disclosure Control, 2012,
 * ch. 4): primary suppression by the threshold rule and by group disclosure, then secondary suppression until for every
 * hidden count that is not 0 there is a second set of whole counts that agrees with everything published and differs
 * in it, and for one below the threshold is 0 or at the threshold there. No reader, however he computes, can tell them
 * apart. The same counts always give the same suppression. `before`: earlier releases of nearly the same people; what one
 * of them hides is hidden again, because shown now it would tell what it was then. Throws a RangeError for counts that
 * contradict themselves.
 */
export function suppress(
  counts: ReleaseCounts,
  threshold: number,
  before: readonly PublishedBefore[] = [],
): Suppression {
  if (!Number.isInteger(threshold) || threshold < 2)
    throw new RangeError('the threshold is a whole number from 2');
  const withheld = new Set(counts.profiles.map(({ item }) => item).filter((by) => isUnseen(before, by)));
  for (;;) {
    const known = withheld.size;
    const release = readRelease(counts);
    const groups = protectGroups(
      release.system,
      release.wholes,
      threshold,
      withheld,
      groupsBefore(release, before),
    );
    if (withheld.size > known) continue;
    const protections = tiedCrossings(release).map((tied) => new Protection(tied, threshold));
    const misfits = protections.flatMap((protection) => {
      hidePrimary(release, protection, groups, threshold, withheld);
      hideAgain(protection, before);
      const own = groups.worlds.filter((world) => !protection.fit(world));
      if (own.length === 0) protection.protect();
      return own;
    });
    if (misfits.length === 0) return report(counts, threshold, release, groups, protections, withheld);
    for (const [by, group] of release.wholes.groups) {
      if (misfits.some((world) => [...group.values()].some((at) => world.has(at)))) withheld.add(by);
    }
  }
}

/**
 * The threshold rule and group disclosure, and the profile groups that are hidden wherever they are a base. A column that
 * gives its group away keeps its base: it is not small, and often the profile's marginal shows it anyway.
 */
function hidePrimary(
  { system, wholes }: Release,
  protection: Protection,
  groups: HiddenGroups,
  threshold: number,
  withheld: ReadonlySet<string>,
): void {
  const value = (at: number) => system.variables[at]!.value;
  for (const crossing of protection.tables) {
    const { base: answered, choice } = wholes.marginals.get(crossing.item)!;
    if (answered < crossedBase || withheld.has(crossing.by)) protection.withhold(crossing);
    for (const { base, cells, group } of crossing.columns.values()) {
      const lines = [...cells.values()];
      if (isSmall(value(base), threshold)) protection.hide(base, 'small');
      const ofGroup = value(base) > 0 ? groups.kinds.get(group) : undefined;
      if (ofGroup) protection.hide(base, ofGroup);
      const dominant = lines.filter((at) => dominates(value(at), value(base), threshold));
      for (const at of choice === 'one' && dominant.length > 0 ? lines : dominant)
        protection.hide(at, 'small');
      for (const at of lines) if (isSmall(value(at), threshold)) protection.hide(at, 'small');
    }
  }
}
