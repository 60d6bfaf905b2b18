import type { Data } from './growing.ts';
import { countPairs, type Keys } from './kernels.ts';
import type { Part } from './parts.ts';

/** The weight cell of each response, from 1; 0 is outside the frame. */
export interface Cells {
  of: Data;
  count: number;
}

/** `counts[line][group][cell]` */
export type Counts = number[][][];

/** Counts every line of an item in every group of a banner (everybody where there is none), in each weight cell. */
export function crossCounts(
  n: number,
  item: readonly Part[],
  banner: readonly Part[] | undefined,
  [lines, groups]: [number, number],
  cells: Cells | undefined,
  rows: Int32Array | undefined,
): Counts {
  const width = cells?.count ?? 1;
  const counts: Counts = Array.from({ length: lines }, () =>
    Array.from({ length: groups }, () => new Array<number>(width).fill(0)),
  );
  for (const part of banner ?? [undefined]) {
    // The first is for those who are outside the frame.
    const stride = cells ? width + 1 : 1;
    const keys = keysOf(part, cells, n);
    const size = (part?.size ?? 1) * stride;
    for (const { data, size: values, lines: linesAt } of item) {
      const table = countPairs(data, keys, [values, size], n, rows);
      const byLine = foldLines(table, linesAt, [values, size]);
      for (const [line, sums] of byLine)
        for (let value = 0; value < size / stride; value++)
          for (const group of part?.lines[value] ?? [0])
            for (let cell = 0; cell < width; cell++)
              counts[line]![group]![cell]! += sums[value * stride + cell + stride - width]!;
    }
  }
  return counts;
}

/** The table's values put together to lines, for each key. */
function foldLines(
  table: Int32Array,
  linesAt: number[][],
  [values, size]: [number, number],
): Map<number, Int32Array> {
  const byLine = new Map<number, Int32Array>();
  for (const line of linesAt.flat()) if (!byLine.has(line)) byLine.set(line, new Int32Array(size));
  const sumsAt = linesAt.map((lines) => lines.map((line) => byLine.get(line)!));
  for (let key = 0, at = 0; key < size; key++)
    for (let value = 0; value < values; value++, at++) {
      const times = table[at]!;
      if (times > 0) for (const sums of sumsAt[value]!) sums[key]! += times;
    }
  return byLine;
}

/** Group and weight cell of every response in one number. */
function keysOf(part: Part | undefined, cells: Cells | undefined, n: number): Keys | undefined {
  if (!cells) return part?.data;
  if (!part) return cells.of;
  const stride = cells.count + 1;
  const room = part.size * stride;
  const keys = room <= 256 ? new Uint8Array(n) : room <= 65_536 ? new Uint16Array(n) : new Uint32Array(n);
  combine(keys, part.data, cells.of, stride, n);
  return keys;
}

function combine(keys: Keys, data: Data, cells: Data, stride: number, n: number) {
  for (let at = 0; at < n; at++) keys[at] = data[at]! * stride + cells[at]!;
}
