import type { Text } from '#shared/questionnaire/definition.ts';
import { targetsIn } from '#shared/questionnaire/weighting-plan.ts';
import type { CellVariable, WeightCells } from './weight-cells.ts';

/** Bands of a variable that are weighted together: one, or several that the declared plan merged. */
export interface BandGroup {
  bands: number[];
  texts: Text[];
  target: number;
  /** Respondents in the frame. */
  n: number;
}

/** A variable as it is weighted by now. */
export interface WeightedVariable {
  variable: CellVariable;
  groups: BandGroup[];
  /** Respondents in the frame who are in no band. */
  unmapped: number;
  /** The group of each band. */
  groupOf: number[];
}

/**
 * The variables of a plan with their respondents, bands merged where the plan says so: a step is taken when one of the
 * two groups that it names has too few respondents by then.
 */
export function collapse(cells: WeightCells, counts: readonly number[]): WeightedVariable[] {
  const { plan } = cells;
  return cells.variables.map((variable, at) => {
    const n = new Array<number>(variable.bands.length + 1).fill(0);
    for (const [cell, count] of counts.entries()) n[cells.categoryOf(cell, at)]! += count;
    const targets = targetsIn(plan, variable);
    let groups = variable.bands.map(
      ({ text }, band): BandGroup => ({ bands: [band], texts: [text], target: targets[band]!, n: n[band]! }),
    );
    const holding = (code: string) =>
      groups.find(({ bands }) => bands.some((band) => variable.bands[band]?.code === code));
    for (const { merge } of plan.collapse_plan.filter((step) => step.variable === variable.code)) {
      const [from, into] = [holding(merge[0]), holding(merge[1])];
      if (!from || !into || from === into) continue;
      if (Math.min(from.n, into.n) >= plan.collapse_below) continue;
      const joined = {
        bands: [...into.bands, ...from.bands].sort((a, b) => a - b),
        texts: [...into.texts, ...from.texts],
        target: into.target + from.target,
        n: into.n + from.n,
      };
      groups = groups.flatMap((group) => (group === into ? [joined] : group === from ? [] : [group]));
    }
    const groupOf = variable.bands.map((_, band) => groups.findIndex(({ bands }) => bands.includes(band)));
    return { variable, groups, unmapped: n[variable.bands.length]!, groupOf };
  });
}
