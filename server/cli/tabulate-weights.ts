import { marginOf, WeightingRefusal } from '#shared/statistics/weighting/cells.ts';
import type { DeclaredMargins } from '#shared/statistics/weighting/declared-margins.ts';
import { type Kish, kish } from '#shared/statistics/weighting/kish.ts';
import { type AchievedMargin, type Raked, rake } from '#shared/statistics/weighting/rake.ts';
import type { Column, Data } from './tabulate-read.ts';
import { TabulateRefusal } from './tabulate-refusal.ts';

export interface Weighted {
  kind: 'none' | 'column' | 'rake';
  /** Of each row. */
  weights: Float64Array;
  kish: Kish;
  raked: { sweeps: number; margins: AchievedMargin[]; clipped: number; trim: [number, number] | null } | null;
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Sweeps until raking is given up; where weights are clipped it settles more slowly. */
const MOST_SWEEPS = { free: 500, clipped: 5000 };

/** The weights of the rows: of a column, raked to margins, or 1 each. Throws TabulateRefusal. */
export function weigh(
  data: Data,
  column: string | null,
  margins: DeclaredMargins | null,
  trim: [number, number] | null,
): Weighted {
  const start = column === null ? new Float64Array(data.n).fill(1) : weightsOf(data.column(column));
  if (!start.some((weight) => weight > 0))
    throw new TabulateRefusal('no-weight', `No row of '${column}' has a weight above 0`);
  const bounds = trim ?? margins?.trim ?? null;
  const raked = margins && rakedRows(data, start, margins, bounds);
  const weights = raked?.weights ?? start;
  return {
    kind: raked ? 'rake' : column === null ? 'none' : 'column',
    weights,
    // Rows of weight 0 are outside of what is weighted.
    kish: kish(weights.filter((weight) => weight > 0)),
    raked: raked && { ...raked, trim: bounds },
  };
}

function weightsOf({ name, codes, of }: Column): Float64Array {
  const values = codes.map((text) => (DECIMAL.test(text.trim()) ? Number(text) : Number.NaN));
  const refuse = (type: string, row: number, words: string) =>
    new TabulateRefusal(type, `The weight '${name}' of row ${row + 1} below the header ${words}`);
  return Float64Array.from(of, (place, row) => {
    if (place < 0) throw refuse('weight-missing', row, 'is empty');
    const value = values[place]!;
    if (!Number.isFinite(value))
      throw refuse('weight-not-a-number', row, `is '${codes[place]}', not a number`);
    if (value < 0) throw refuse('weight-negative', row, `is ${value}, below 0`);
    return value;
  });
}

/** Rows with one weight and one answer to every margin are one cell. */
function cellsOf(data: Data, start: Float64Array, names: string[]) {
  const columns = names.map((name) => data.column(name));
  const numbers = new Map<string, number>();
  const of = new Int32Array(data.n).fill(-1);
  const counts: number[] = [];
  const first: number[] = [];
  for (let row = 0; row < data.n; row++) {
    if (start[row] === 0) continue;
    const key = columns.reduce((text, column) => `${text} ${column.of[row]}`, `${start[row]}`);
    let cell = numbers.get(key);
    if (cell === undefined) {
      cell = counts.push(0) - 1;
      first.push(row);
      numbers.set(key, cell);
    }
    counts[cell]!++;
    of[row] = cell;
  }
  return { of, counts, first };
}

function rakedRows(
  data: Data,
  start: Float64Array,
  declared: DeclaredMargins,
  bounds: [number, number] | null,
) {
  const names = Object.keys(declared.margins);
  const { of, counts, first } = cellsOf(data, start, names);
  try {
    const margins = names.map((name) => {
      const { codes, of: codeOf } = data.column(name);
      const categories = first.map((row) => {
        const code = codes[codeOf[row]!] ?? null;
        return code === null ? null : (declared.merged[name]?.[code] ?? code);
      });
      return marginOf(name, categories, declared.margins[name]!, declared.unmapped[name] ?? 'kept');
    });
    const raked = rake({ counts, start: first.map((row) => start[row]!) }, margins, {
      sweeps: bounds ? MOST_SWEEPS.clipped : MOST_SWEEPS.free,
      ...(bounds ? { bounds } : {}),
    });
    return { ...byRow(raked, of), sweeps: raked.sweeps, margins: raked.margins, clipped: raked.clipped };
  } catch (error) {
    if (!(error instanceof WeightingRefusal)) throw error;
    throw new TabulateRefusal(error.reason.kind.replaceAll('_', '-'), error.message, { cause: error });
  }
}

const byRow = ({ weights }: Raked, of: Int32Array) => ({
  weights: Float64Array.from(of, (cell) => (cell < 0 ? 0 : weights[cell]!)),
});
