import { findMove, type Target } from './move.ts';
import { System } from './system.ts';

/**
 * Finds whole numbers for the unknown variables that agree with everything that is known. Any will do: what a reader
 * cannot rule out does not depend on which of them are true. Throws a RangeError when none were found.
 */
export function complete(system: System, unknown: number[]): void {
  if (unknown.length === 0) return;
  const own = new Set(unknown);
  const relaxed = new System([...system.variables]);
  const gaps: Target[] = [];
  for (const constraint of system.constraints) {
    const { terms, equal, limit } = constraint;
    if (!terms.some(([variable]) => own.has(variable))) continue;
    const missing = system.slack(constraint);
    if (equal ? missing === 0 : missing >= 0) {
      relaxed.note(constraint);
      continue;
    }
    const size = Math.abs(missing);
    const gap = relaxed.add({ value: size, cap: size, cost: 0, hidden: true });
    relaxed.note({ terms: [...terms, [gap, Math.sign(missing)]], equal, limit });
    gaps.push({ variable: gap, by: -size });
  }
  const move = findMove(relaxed, [...unknown, ...gaps.map(({ variable }) => variable)], gaps);
  if (!move) throw new RangeError('counts of uncrossed items that logic names cannot be bounded: cross them');
  for (const at of unknown) system.variables[at]!.value = move.change.get(at) ?? 0;
}
