import type { Channel } from '#shared/terms.ts';
import type { Layout, Mark } from './layout.ts';

/** Counts every slot in every place: the innermost loop of a start. */
export function addTo(
  sheet: Int32Array,
  slots: readonly number[],
  places: readonly number[],
  first: number,
  width: number,
  sign: 1 | -1,
): void {
  const count = places.length;
  for (let at = 0; at < slots.length; at++) {
    const row = first + slots[at]! * width;
    for (let each = 0; each < count; each++) sheet[row + places[each]!]! += sign;
  }
}

/** Counts by slot and profile place, a sheet for each channel. */
export class Crossings {
  readonly #slots: number;
  readonly #places: number;
  readonly #sheets = new Map<Channel, Int32Array>();

  constructor({ slots, places }: Pick<Layout, 'slots' | 'places'>) {
    this.#slots = slots;
    this.#places = places;
  }

  count(channel: Channel, { slots, places }: Mark, sign: 1 | -1): void {
    let sheet = this.#sheets.get(channel);
    if (!sheet) {
      sheet = new Int32Array(this.#slots * this.#places);
      this.#sheets.set(channel, sheet);
    }
    addTo(sheet, slots, places, 0, this.#places, sign);
  }

  /** The count in a slot among the respondents of a place. */
  at(slot: number, place: number): number {
    let sum = 0;
    for (const sheet of this.#sheets.values()) sum += sheet[slot * this.#places + place]!;
    return sum;
  }
}
