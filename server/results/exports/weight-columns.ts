import type { WeightCells } from '../weighting/weight-cells.ts';
import type { WeightingState } from '../weighting/weighting-state.ts';
import { wordsFor } from '../words.ts';
import type { ColumnNames } from './column-names.ts';
import type { Case, Cell, DataColumn } from './data-columns.ts';

/**
 * What a weighted figure is computed again from: who is in the frame (1, else 0: the weight from which raking starts), the
 * band in each benchmark, and the weight itself, over the mean, where nothing forbids to weight. Outside the frame it is 0.
 */
export function weightColumns(
  versions: number[],
  { cells, weights, obstacles }: WeightingState,
  names: ColumnNames,
): DataColumn[] {
  const column = (
    item: string,
    name: string,
    more: Pick<DataColumn, 'type' | 'label' | 'values'>,
    read: (cell: number) => Cell,
  ): DataColumn => ({
    name,
    part: 'weight',
    item,
    no: 0,
    kind: 'about',
    role: 'about',
    versions,
    reader: () => (one) => read(cellOf(cells, one)),
    ...more,
  });
  const frame = column(
    'frame',
    names.make('frame'),
    { type: 'flag', label: wordsFor('exporting.about_frame'), values: [] },
    (cell) => Number(cell >= 0),
  );
  const bands = cells.variables.map((variable, at) =>
    column(
      variable.code,
      names.make('w', variable.code),
      {
        type: 'code',
        label: variable.label,
        values: variable.bands.map(({ code, text }) => ({ code, text })),
      },
      (cell) => (cell < 0 ? null : (variable.bands[cells.categoryOf(cell, at)]?.code ?? null)),
    ),
  );
  const weight = column(
    'weight',
    names.make('weight'),
    { type: 'number', label: wordsFor('exporting.about_weight'), values: [] },
    (cell) => (cell < 0 ? 0 : (weights[cell] ?? 0)),
  );
  return [frame, ...bands, ...(obstacles.length > 0 ? [] : [weight])];
}

const lately = new WeakMap<Case, number>();

/** Several columns ask of one response. */
function cellOf(cells: WeightCells, one: Case): number {
  let cell = lately.get(one);
  if (cell === undefined) {
    cell = cells.cellOf(one.answers);
    lately.set(one, cell);
  }
  return cell;
}

/** The benchmarks as `tabulate --rake` takes them, with bands merged as they are by now. */
export function marginsFile(
  { cells, variables }: WeightingState,
  columns: readonly Pick<DataColumn, 'name' | 'part' | 'item'>[],
): object {
  const margins: { [column: string]: { [code: string]: number } } = {};
  const unmapped: { [column: string]: string } = {};
  const merged: { [column: string]: { [code: string]: string } } = {};
  for (const { variable, groups } of variables) {
    const name = columns.find(({ part, item }) => part === 'weight' && item === variable.code)?.name;
    if (name === undefined) continue;
    margins[name] = {};
    if (variable.unmapped) unmapped[name] = variable.unmapped;
    for (const { bands, target } of groups) {
      const codes = bands.map((band) => variable.bands[band]?.code ?? '');
      const code = codes.join('+');
      margins[name][code] = target;
      if (codes.length > 1)
        merged[name] = { ...merged[name], ...Object.fromEntries(codes.map((each) => [each, code])) };
    }
  }
  const { trim, frame } = cells.plan;
  return { frame: frame.name, margins, unmapped, merged, trim: trim ?? null };
}
