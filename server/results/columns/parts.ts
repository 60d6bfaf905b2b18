import type { Data } from './growing.ts';
import { BITS, type Held } from './plan.ts';
import type { ResponseColumns } from './response-columns.ts';

/** A column and the lines in which each of its values counts. A variable's lines lie in one column or in several. */
export interface Part {
  data: Data;
  size: number;
  lines: number[][];
}

/** An item: line 0 is its base, the options follow. */
export function itemParts(columns: ResponseColumns, code: string): { options: string[]; parts: Part[] } {
  const counted = columns.layout.find(code);
  if (!counted) throw new RangeError(`${code} is not counted`);
  const options = counted.options.map((option) => option.code);
  return { options, parts: partsOf(columns, columns.layout.plan.held(code), options.length) };
}

function partsOf(columns: ResponseColumns, held: Held, options: number): Part[] {
  if (held.kind === 'code') return [codePart(columns.column(held.column), options, true)];
  if (held.kind === 'places')
    return Array.from({ length: held.places }, (_, rank) =>
      codePart(columns.column(held.first + rank), options, rank === 0),
    );
  return Array.from({ length: held.bytes }, (_, at) => {
    const size = 1 << Math.min(BITS, options + 1 - at * BITS);
    return { data: columns.column(held.first + at), size, lines: choiceLines(at).slice(0, size) };
  });
}

const known: number[][][] = [];

/** The lines of every value of a byte of choices; the same for every item. */
function choiceLines(at: number): number[][] {
  known[at] ??= Array.from({ length: 1 << BITS }, (_, value) => {
    const bits = Array.from({ length: BITS }, (_, bit) => bit).filter((bit) => (value >> bit) & 1);
    return bits.map((bit) => at * BITS + bit);
  });
  return known[at];
}

const codePart = (data: Data, options: number, base: boolean): Part => ({
  data,
  size: options + 1,
  lines: Array.from({ length: options + 1 }, (_, value) => (value === 0 ? [] : base ? [0, value] : [value])),
});
