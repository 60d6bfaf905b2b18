import { roomFor } from './growing.ts';
import type { Part } from './parts.ts';
import type { ResponseColumns } from './response-columns.ts';

interface Distinct {
  /** Ascending. */
  values: number[];
  part: Part;
}

const kept = new WeakMap<ResponseColumns, { state: number; items: Map<string, Distinct> }>();

/** The values of a number or day item as options, so that they are counted like any other; kept for the columns' state. */
export function distinctOf(columns: ResponseColumns, item: string): Distinct {
  const column = columns.layout.plan.numbers.get(item);
  if (column === undefined) throw new RangeError(`${item} is no number`);
  let mine = kept.get(columns);
  if (mine?.state !== columns.state) {
    mine = { state: columns.state, items: new Map() };
    kept.set(columns, mine);
  }
  const known = mine.items.get(item);
  if (known) return known;
  const numbers = columns.column(column).subarray(0, columns.n);
  const values = [...new Set(numbers)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const placeOf = new Map(values.map((value, at) => [value, at + 1]));
  const data = roomFor(values.length < 256 ? 'byte' : values.length < 65_536 ? 'short' : 'number', columns.n);
  for (let row = 0; row < columns.n; row++) data[row] = placeOf.get(numbers[row]!) ?? 0;
  const lines = Array.from({ length: values.length + 1 }, (_, at) => (at === 0 ? [] : [0, at]));
  const distinct = { values, part: { data, size: values.length + 1, lines } };
  mine.items.set(item, distinct);
  return distinct;
}
