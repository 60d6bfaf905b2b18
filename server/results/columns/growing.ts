import type { Shape } from './plan.ts';

export type Data = Uint8Array | Uint16Array | Float64Array;

/** Room for so many rows; a multiple of four, for bytes are read four at a time. */
export const FIRST_ROOM = 1024;

export const roomFor = (shape: Shape, rows: number): Data =>
  shape === 'byte'
    ? new Uint8Array(rows)
    : shape === 'short'
      ? new Uint16Array(rows)
      : new Float64Array(rows);

/** The same numbers with more room. */
export function grown<A extends Data | Uint32Array>(data: A, empty: A): A {
  empty.set(data);
  return empty;
}

const float = new Float64Array(1);
const bits = new Uint32Array(float.buffer);

/** FNV-1a over a row: rows of one content have one number, rows of two seldom. */
export function hashOf(row: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const value of row) {
    if (Number.isInteger(value)) hash = Math.imul(hash ^ value, 0x01000193);
    else {
      float[0] = value;
      hash = Math.imul(Math.imul(hash ^ bits[0]!, 0x01000193) ^ bits[1]!, 0x01000193);
    }
  }
  return hash >>> 0;
}
