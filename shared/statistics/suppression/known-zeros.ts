import type { Constraint, System } from './system.ts';

/**
 * The hidden counts that every reader can tell to be 0 because nothing is left for them, by variable. To hide them hides
 * nothing, and whoever counts what can be computed would count them.
 */
export function knownZeros(system: System): Set<number> {
  const zeros = new Set<number>();
  const open = new Set(system.constraints.keys());
  for (const at of open) {
    open.delete(at);
    for (const variable of exhausted(system, system.constraints[at]!, zeros)) {
      zeros.add(variable);
      for (const other of system.touching(variable)) open.add(other);
    }
  }
  return zeros;
}

/** What is still unknown in a constraint that what is known has used up. */
function exhausted(
  system: System,
  { terms, equal, limit }: Constraint,
  zeros: ReadonlySet<number>,
): number[] {
  const isOpen = (at: number) => system.variables[at]!.hidden && !zeros.has(at);
  let rest = limit;
  let sign = 0;
  const unknown: number[] = [];
  for (const [at, factor] of terms) {
    if (!isOpen(at)) rest -= factor * system.variables[at]!.value;
    else if (sign !== 0 && Math.sign(factor) !== sign) return [];
    else {
      sign = Math.sign(factor);
      unknown.push(at);
    }
  }
  return rest === 0 && (equal || sign > 0) ? unknown : [];
}
