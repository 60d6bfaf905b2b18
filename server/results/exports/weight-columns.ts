import type { DeclaredMargins } from '#shared/statistics/weighting/declared-margins.ts';
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
): DeclaredMargins {
  const named = (code: string) => columns.find(({ part, item }) => part === 'weight' && item === code)?.name;
  const { trim, frame } = cells.plan;
  const inFrame = named('frame');
  const file: DeclaredMargins = {
    about: frame.name,
    frame: inFrame === undefined ? {} : { [inFrame]: ['1'] },
    margins: {},
    unmapped: {},
    merged: {},
    trim: trim ?? null,
  };
  for (const { variable, groups } of variables) {
    const name = named(variable.code);
    if (name === undefined) continue;
    const groupOf: { [code: string]: string } = {};
    const totals: { [code: string]: number } = {};
    for (const { bands, target } of groups) {
      const codes = bands.map((band) => variable.bands[band]?.code ?? '');
      const code = codes.join('+');
      totals[code] = target;
      if (codes.length > 1) for (const each of codes) groupOf[each] = code;
    }
    file.margins[name] = totals;
    if (variable.unmapped) file.unmapped[name] = variable.unmapped;
    if (Object.keys(groupOf).length > 0) file.merged[name] = groupOf;
  }
  return file;
}
