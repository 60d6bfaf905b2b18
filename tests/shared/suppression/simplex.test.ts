import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimise, type Programme } from '#shared/statistics/suppression/simplex.ts';
import { highs } from './attack.ts';
import { dice } from './survey.ts';

/** Small and degenerate, like the programmes of suppression: factors of 1 and −1, many slacks of 0. */
function randomProgramme(roll: () => number): Programme {
  const width = 2 + Math.floor(roll() * 12);
  const whole = (n: number) => Math.floor(roll() * n);
  return {
    upper: Array.from({ length: width }, () => whole(9)),
    cost: Array.from({ length: width }, () => whole(11) - 5),
    rows: Array.from({ length: 1 + whole(8) }, () => {
      const columns = Array.from({ length: width }, (_, at) => at).filter(() => roll() < 0.5);
      return { columns, factors: columns.map(() => (roll() < 0.5 ? 1 : -1)), equal: roll() < 0.5, slack: 0 };
    }).map((row) => ({ ...row, slack: row.equal ? 0 : whole(2) * whole(7) })),
  };
}

function cheapest({ rows, upper, cost }: Programme): number {
  const numCols = upper.length;
  const starts = [0];
  for (const { columns } of rows) starts.push(starts.at(-1)! + columns.length);
  const model = {
    numCols,
    numRows: rows.length,
    colCost: cost,
    colLower: upper.map(() => 0),
    colUpper: upper,
    rowLower: rows.map(({ equal }) => (equal ? 0 : Number.NEGATIVE_INFINITY)),
    rowUpper: rows.map(({ slack }) => slack),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols,
      starts,
      indices: rows.flatMap(({ columns }) => columns),
      values: rows.flatMap(({ factors }) => factors),
    },
  };
  return highs.withModel(model, (solver) => {
    solver.options.set({ output_flag: false });
    solver.run();
    return solver.getObjectiveValue();
  });
}

test('finds points as cheap as another solver’s, within the limits and on the rows', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const programme = randomProgramme(dice(seed));
      const point = minimise(programme)!;
      for (const [at, limit] of programme.upper.entries()) {
        expect(point[at]).toBeGreaterThanOrEqual(-1e-9);
        expect(point[at]).toBeLessThanOrEqual(limit + 1e-9);
      }
      for (const { columns, factors, equal, slack } of programme.rows) {
        const sum = columns.reduce((total, column, at) => total + factors[at]! * point[column]!, 0);
        expect(sum).toBeLessThanOrEqual(slack + 1e-9);
        if (equal) expect(sum).toBeGreaterThanOrEqual(-1e-9);
      }
      const cost = point.reduce((total, value, at) => total + value * programme.cost[at]!, 0);
      expect(cost).toBeCloseTo(cheapest(programme), 6);
    }),
    { numRuns: 100 },
  );
}, 60_000);
