import { type Clause, type DocumentVersion, unitsOf } from '../drafts/drafts.ts';

/** What a reader reads one by one: units that are not inside another unit. */
export function readingUnits(version: DocumentVersion): Clause[] {
  const units = new Set(unitsOf(version));
  const isInUnit = ({ parent }: Clause): boolean =>
    parent !== undefined && (units.has(parent) || isInUnit(parent));
  return [...units].filter((clause) => !isInUnit(clause));
}

/** The clauses before and after, of its kind: units go on across chapters, all else stays within what holds it. */
export function neighboursOf(
  version: DocumentVersion,
  clause: Clause,
): { previous: Clause | undefined; next: Clause | undefined } {
  const units = readingUnits(version);
  const row = units.includes(clause) ? units : (clause.parent?.children ?? version.roots);
  const at = row.indexOf(clause);
  return { previous: row[at - 1], next: row[at + 1] };
}

/** What holds the clause, the widest first. */
export const holdersOf = ({ parent }: Clause): Clause[] => (parent ? [...holdersOf(parent), parent] : []);
