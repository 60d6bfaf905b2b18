import { itemParts } from './parts.ts';
import type { ResponseColumns } from './response-columns.ts';

/** The weight cell of each response, in step with the columns' rows; `weights.length` is outside the frame. */
export interface Cells {
  of: Uint8Array | Uint16Array;
  weights: number[];
  /** Responses inside the frame. */
  n: number;
}

/**
 * The cells of a weighting plan for the columns as they are now: `cellOf` gets the response's code of each variable
 * ('' for none) and gives its cell from 0, or -1 outside the frame; it is asked once for each combination that is there.
 * Throws a RangeError for a variable that is not of one code.
 */
export function cellsOf(
  columns: ResponseColumns,
  variables: readonly string[],
  cellOf: (codes: string[]) => number,
  weights: number[],
): Cells {
  const read = variables.map((variable) => {
    const { options, parts } = itemParts(columns, variable);
    if (columns.layout.plan.held(variable).kind !== 'code')
      throw new RangeError(`${variable} is not of one code`);
    return { data: parts[0]!.data, codes: ['', ...options] };
  });
  const outside = weights.length;
  const of = outside < 256 ? new Uint8Array(columns.n) : new Uint16Array(columns.n);
  const known = new Map<number, number>();
  let n = 0;
  for (let row = 0; row < columns.n; row++) {
    let key = 0;
    for (const { data, codes } of read) key = key * codes.length + data[row]!;
    let cell = known.get(key);
    if (cell === undefined) {
      const found = cellOf(read.map(({ data, codes }) => codes[data[row]!]!));
      cell = found < 0 ? outside : found;
      known.set(key, cell);
    }
    of[row] = cell;
    if (cell !== outside) n += 1;
  }
  return { of, weights, n };
}
