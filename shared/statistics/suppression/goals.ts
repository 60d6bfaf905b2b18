import type { Column, Crossing } from './crossings.ts';
import type { Target } from './move.ts';
import { dominates, isSmall } from './rules.ts';
import type { System } from './system.ts';

/** Something that readers must not be able to rule out. */
export interface Goal {
  /** Where the figure stands; undefined for the sizes of profile groups, which stand over all tables. */
  crossing?: Crossing;
  /** Changes of the truth any of which would show it possible. */
  tries: Target[][];
  /** A variable that is held still while they are tried. */
  still?: number;
  /** Missing it is a weakness and not a leak. */
  optional: boolean;
  /** Whether a second truth, given by its difference from the first, shows it possible. */
  met(change: Map<number, number>): boolean;
}

/**
 * What protects a hidden figure of a column: a small one may be 0 or reach the threshold, so that readers do not learn
 * that it is small; any other may differ. Where one option holds nearly the whole group, the others may reach the
 * threshold. A 0 gives nobody away.
 */
export function goalsOf(
  at: number,
  crossing: Crossing,
  column: Column,
  system: System,
  threshold: number,
): Goal[] {
  const { value } = system.variables[at]!;
  if (value === 0) return [];
  const small = isSmall(value, threshold);
  const up = threshold - value;
  // The hidden columns of a table are known in sum: their sum must pass the rule, as if they were one column.
  const changes = small ? (at === column.base ? [up, -value] : [-value, up]) : [-1, 1];
  const goals: Goal[] = [
    {
      crossing,
      tries: changes.map((by) => [{ variable: at, by }]),
      optional: false,
      met: (change) => {
        const by = change.get(at) ?? 0;
        return by !== 0 && (!small || value + by === 0 || value + by >= threshold);
      },
    },
  ];
  const base = system.variables[column.base]!.value;
  if (at !== column.base && dominates(value, base, threshold)) {
    goals.push({
      crossing,
      tries: [[{ variable: at, by: base - threshold - value }]],
      still: column.base,
      optional: true,
      met: (change) => base + (change.get(column.base) ?? 0) - value - (change.get(at) ?? 0) >= threshold,
    });
  }
  return goals;
}
