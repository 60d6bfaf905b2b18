import { addTo } from '../crossings.ts';
import type { Layout, Mark } from '../layout.ts';

/** Counts within the weight cells of a plan: by slot, and by slot and profile place. Who is outside the frame is in none. */
export class CellCounts {
  readonly #slots: number;
  readonly #places: number;
  readonly #whole: Int32Array;
  readonly #crossed: Int32Array;

  constructor(
    { slots, places }: Pick<Layout, 'slots' | 'places'>,
    readonly size: number,
  ) {
    this.#slots = slots;
    this.#places = places;
    this.#whole = new Int32Array(size * slots);
    this.#crossed = new Int32Array(size * slots * places);
  }

  count({ slots, places, cell }: Mark, sign: 1 | -1): void {
    if (cell < 0) return;
    const first = cell * this.#slots;
    for (const slot of slots) this.#whole[first + slot]! += sign;
    addTo(this.#crossed, slots, places, first * this.#places, this.#places, sign);
  }

  /** The count in a slot, by cell. */
  whole = (slot: number): number[] =>
    Array.from({ length: this.size }, (_, cell) => this.#whole[cell * this.#slots + slot]!);

  /** The count in a slot among the respondents of some places, by cell. */
  among = (slot: number, places: readonly number[]): number[] =>
    Array.from({ length: this.size }, (_, cell) => {
      const row = (cell * this.#slots + slot) * this.#places;
      let sum = 0;
      for (const place of places) sum += this.#crossed[row + place]!;
      return sum;
    });
}
