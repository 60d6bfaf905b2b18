import type { Context } from '../context.ts';
import { countPiecesBy, type PieceFilter } from '../pieces/published.ts';

export interface ProblemCounts {
  solved: number;
  tracked: number;
  /** Of those tracked. */
  closed: number;
}

/** What became of the problems of the visits that fit, counted from the register. */
export async function countProblems(ctx: Context, filter: PieceFilter = {}): Promise<ProblemCounts> {
  const [solved, tracked, open] = await Promise.all(
    ['solved', 'tracked', 'open'].map(async (name) =>
      (await countPiecesBy(ctx, 'enterprise_visit', name, filter)).reduce((sum, { n }) => sum + n, 0),
    ),
  );
  return { solved: solved ?? 0, tracked: tracked ?? 0, closed: (tracked ?? 0) - (open ?? 0) };
}
