import type { PublishedColumn } from '#shared/statistics/suppression/publish.ts';
import { highs, type Leak } from './attack.ts';

/** A table on somebody's screen: which parts of the respondents it is of, and its columns, null being the total. */
export interface OnScreen {
  parts: number[];
  columns: (PublishedColumn & { code: string | null })[];
}

export interface Screens {
  choice: 'one' | 'many';
  /** Into how many parts the filters cut the respondents. */
  parts: number;
  groups: string[];
  options: string[];
  screens: OnScreen[];
  /** Whoever answered a choose-all item chose something. */
  some: boolean;
}

/**
 * Attacks all tables that one officer has seen of an item by the same groups: whole, within filters, and what is left. A
 * count of a part leaks when it must lie between 1 and threshold − 1; a hidden one of a screen also when it is certain.
 */
export function attackScreens(view: Screens, threshold: number): { leaks: Leak[]; suspects: number } {
  const names: string[] = [];
  const low: number[] = [];
  const high: number[] = [];
  const rows: { terms: [number, number][]; low: number; high: number }[] = [];
  const known = view.screens.flatMap(({ columns }) =>
    columns.flatMap(({ base, cells }) => [base ?? 0, ...cells.map((cell) => ('n' in cell ? cell.n : 0))]),
  );
  const most = Math.max(1000, ...known) * 2;
  const add = (name: string) => {
    low.push(0);
    high.push(most);
    return names.push(name) - 1;
  };
  const { groups, options } = view;
  const all: (string | null)[] = [null, ...options];
  const part = Array.from({ length: view.parts }, (_, p) =>
    groups.map((group) => all.map((option) => add(`part ${p} ${group} ${option ?? 'base'}`))),
  );
  for (const columns of part)
    for (const [base, ...cells] of columns) {
      const sum = cells.map((at): [number, number] => [at, 1]);
      if (view.choice === 'one') rows.push({ terms: [...sum, [base!, -1]], low: 0, high: 0 });
      else {
        for (const at of cells)
          rows.push({
            terms: [
              [at, 1],
              [base!, -1],
            ],
            low: Number.NEGATIVE_INFINITY,
            high: 0,
          });
        if (view.some) rows.push({ terms: [...sum, [base!, -1]], low: 0, high: Number.POSITIVE_INFINITY });
      }
    }
  const certain: number[] = [];
  const figure = (name: string, terms: number[], shown: number | undefined, suspect: boolean) => {
    const at = add(name);
    rows.push({ terms: [[at, -1], ...terms.map((each): [number, number] => [each, 1])], low: 0, high: 0 });
    if (shown !== undefined) {
      low[at] = shown;
      high[at] = shown;
    } else if (suspect) certain.push(at);
    return at;
  };
  for (const [s, screen] of view.screens.entries())
    for (const column of screen.columns) {
      const own = column.code === null ? groups : [column.code];
      for (const [o, option] of all.entries()) {
        const cell = column.cells.find(({ code }) => code === option);
        const n = option === null ? column.base : cell && 'n' in cell ? cell.n : undefined;
        const terms = screen.parts.flatMap((p) => own.map((group) => part[p]![groups.indexOf(group)]![o]!));
        figure(`screen ${s} ${column.code ?? 'total'} ${option ?? 'base'}`, terms, n, true);
      }
    }
  const small = part.flatMap((columns, p) => [
    ...columns.flat(),
    ...all.map((option, o) =>
      figure(
        `part ${p} total ${option ?? 'base'}`,
        columns.map((column) => column[o]!),
        undefined,
        false,
      ),
    ),
  ]);
  return bound({ names, low, high, rows }, certain, small, threshold);
}

interface Programme {
  names: string[];
  low: number[];
  high: number[];
  rows: { terms: [number, number][]; low: number; high: number }[];
}

function bound(programme: Programme, certain: number[], small: number[], threshold: number) {
  const { names } = programme;
  const least = names.map(() => Number.POSITIVE_INFINITY);
  const most = names.map(() => Number.NEGATIVE_INFINITY);
  const exact = new Set(certain);
  const leaks: Leak[] = [];
  const suspects = [...new Set([...certain, ...small])];
  const told = (at: number) => {
    const [from, to] = [Math.ceil(least[at]! - 1e-6), Math.floor(most[at]! + 1e-6)];
    return (exact.has(at) && from >= to && to !== 0) || (from >= 1 && to < threshold);
  };
  highs.withModel(modelOf(programme), (model) => {
    model.options.set({ output_flag: false });
    for (const at of suspects) {
      for (const sign of [1, -1] as const) {
        if (!told(at)) continue;
        model.changeColCost(at, sign);
        model.run();
        if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
          throw new Error(`no bound of ${names[at]}`);
        const { colValue } = model.getSolution();
        model.changeColCost(at, 0);
        for (const each of suspects) {
          least[each] = Math.min(least[each]!, colValue[each]!);
          most[each] = Math.max(most[each]!, colValue[each]!);
        }
      }
      if (told(at)) leaks.push({ where: names[at]!, low: least[at]!, high: most[at]! });
    }
  });
  return { leaks, suspects: certain.length };
}

function modelOf({ names, low, high, rows }: Programme) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { terms } of rows) {
    for (const [at, factor] of terms) {
      indices.push(at);
      values.push(factor);
    }
    starts.push(indices.length);
  }
  return {
    numCols: names.length,
    numRows: rows.length,
    colCost: new Float64Array(names.length),
    colLower: Float64Array.from(low),
    colUpper: Float64Array.from(high),
    rowLower: Float64Array.from(rows, (row) => row.low),
    rowUpper: Float64Array.from(rows, (row) => row.high),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: names.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  };
}
