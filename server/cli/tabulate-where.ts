import type { Condition } from './tabulate-arguments.ts';
import type { Column, Data } from './tabulate-read.ts';
import { TabulateRefusal } from './tabulate-refusal.ts';

export interface Filter {
  column: string;
  code: string;
}

/** Where COLUMN ends and CODE begins: at the first = that leaves a column of the file. Throws TabulateRefusal. */
export function filterOf({ text }: Condition, header: string[]): Filter {
  for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
    const column = text.slice(0, at).trim();
    if (header.includes(column)) return { column, code: text.slice(at + 1) };
  }
  throw new TabulateRefusal('unknown-column', `There is no column for the condition '${text}'`);
}

/** Of a margins file: codes of each column. */
export const framed = (frame: { [column: string]: string[] }): Filter[] =>
  Object.entries(frame).flatMap(([column, codes]) => codes.map((code) => ({ column, code })));

/** 1 for each row that meets all columns' conditions; several codes of one column are alternatives, none is a missing one. */
export function rowsInside(data: Data, filters: Filter[]): Uint8Array {
  const inside = new Uint8Array(data.n).fill(1);
  for (const name of new Set(filters.map(({ column }) => column))) {
    const { codes, of } = data.column(name);
    const wanted = new Set(filters.filter(({ column }) => column === name).map(({ code }) => code));
    const meets = codes.map((code) => wanted.has(code));
    of.forEach((place, row) => {
      if (!(place < 0 ? wanted.has('') : meets[place])) inside[row] = 0;
    });
  }
  return inside;
}

/** The data of the rows marked 1 alone. Throws TabulateRefusal where there is none. */
export function within(data: Data, inside: Uint8Array): Data {
  const n = inside.reduce((sum, one) => sum + one, 0);
  if (n === data.n) return data;
  if (n === 0) throw new TabulateRefusal('no-rows', 'No row is in the frame of the margins');
  const kept = (column: Column): Column => ({
    ...column,
    of: column.of.filter((_, row) => inside[row] === 1),
  });
  return { ...data, n, column: (name) => kept(data.column(name)) };
}
