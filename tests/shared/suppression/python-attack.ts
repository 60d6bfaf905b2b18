import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PublishedCounts } from '#server/results/published.ts';
import type { PublishedCell } from '#shared/statistics/suppression/publish.ts';
import { highs } from './attack.ts';

/** A published two-way table as `sdc_attack.py` reads it. */
export interface PlainTable {
  rows: string[];
  cols: string[];
  cells: (number | null)[][];
  row_totals: (number | null)[];
  col_totals: (number | null)[];
  grand: number | null;
}

/** A hidden cell and how tightly the published table bounds it. */
export interface Bounded {
  row: string;
  col: string;
  low: number;
  high: number;
  leaked: boolean;
}

const nOf = (cell: PublishedCell | undefined): number | null => (cell && 'n' in cell ? cell.n : null);

/** The two-way tables of a release's JSON whose cells add up: a row for each group, a column for each option. */
export function plainTables({ tables, marginals }: Pick<PublishedCounts, 'tables' | 'marginals'>) {
  return tables
    .filter(({ choice }) => choice === 'one')
    .map(({ item, by, columns }): PlainTable & { name: string } => {
      const marginal = marginals.find((each) => each.item === item);
      const cols = columns[0]?.cells.map(({ code }) => code) ?? [];
      return {
        name: `${item} by ${by}`,
        rows: columns.map(({ code }) => code),
        cols,
        cells: columns.map(({ cells }) => cells.map(nOf)),
        row_totals: columns.map(({ base }) => base ?? null),
        col_totals: cols.map((code) => nOf(marginal?.cells.find((cell) => cell.code === code))),
        grand: marginal?.base ?? null,
      };
    });
}

/** What `sdc_attack.py` does with one table, by another solver: the least and the most that each hidden cell can be. */
export function plainAttack(table: PlainTable, threshold: number): Bounded[] {
  const { rows, cols, cells, row_totals, col_totals, grand } = table;
  const at = (row: number, col: number) => row * cols.length + col;
  const sums: { cells: number[]; n: number }[] = [];
  const note = (own: number[], n: number | null) => {
    if (n !== null) sums.push({ cells: own, n });
  };
  for (const row of rows.keys()) {
    for (const col of cols.keys()) note([at(row, col)], cells[row]![col]!);
    note(
      cols.map((_, col) => at(row, col)),
      row_totals[row]!,
    );
  }
  for (const col of cols.keys())
    note(
      rows.map((_, row) => at(row, col)),
      col_totals[col]!,
    );
  note(
    rows.flatMap((_, row) => cols.map((__, col) => at(row, col))),
    grand,
  );
  const size = rows.length * cols.length;
  const model = {
    numCols: size,
    numRows: sums.length,
    colCost: new Float64Array(size),
    colLower: new Float64Array(size),
    colUpper: new Float64Array(size).fill(1e6),
    rowLower: Float64Array.from(sums, ({ n }) => n),
    rowUpper: Float64Array.from(sums, ({ n }) => n),
    matrix: {
      format: 'csr' as const,
      numRows: sums.length,
      numCols: size,
      starts: Int32Array.from([0, ...sums.map((sum) => sum.cells.length)].map(running())),
      indices: Int32Array.from(sums.flatMap((sum) => sum.cells)),
      values: new Float64Array(sums.reduce((all, sum) => all + sum.cells.length, 0)).fill(1),
    },
  };
  return highs.withModel(model, (solver) => {
    solver.options.set({ output_flag: false });
    const bound = (cell: number, sign: 1 | -1) => {
      solver.changeColCost(cell, sign);
      solver.run();
      if (solver.getModelStatus() !== highs.constants.modelStatus.optimal) throw new Error('no bound');
      const value = sign * solver.getObjectiveValue();
      solver.changeColCost(cell, 0);
      return value;
    };
    return rows.flatMap((row, r) =>
      cols.flatMap((col, c): Bounded[] => {
        if (cells[r]![c] !== null) return [];
        const [low, high] = [bound(at(r, c), 1), bound(at(r, c), -1)];
        return [{ row, col, low, high, leaked: high - low < 1e-6 || (low > 0.5 && high < threshold) }];
      }),
    );
  });
}

function running(): (n: number) => number {
  let sum = 0;
  return (n) => {
    sum += n;
    return sum;
  };
}

const folder = fileURLToPath(new URL('../../fixtures/statistics/', import.meta.url));
const driver = `
import json, sys
sys.path.insert(0, ${JSON.stringify(folder)})
from sdc_attack import attack
print(json.dumps([[c["row"] + ", " + c["col"] for c in attack(t["table"], t["threshold"]) if c["leaked"]] for t in json.load(sys.stdin)]))
`;

/**
 * The hidden cells of each table that `sdc_attack.py` recovers. Where python3 with scipy is not at hand it says so and
 * returns undefined; the port is run anyway.
 */
export function recoveredByReference(tables: { table: PlainTable; threshold: number }[]) {
  const input = JSON.stringify(tables);
  const { status, stdout, stderr } = spawnSync('python3', ['-B', '-c', driver], { input, encoding: 'utf8' });
  if (status === 0) return JSON.parse(stdout) as string[][];
  if (status !== null && !/No module named/.test(stderr)) throw new Error(stderr);
  console.info('sdc_attack.py is not run: it needs python3 with scipy; its port is run without them');
  return undefined;
}
