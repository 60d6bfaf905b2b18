import type { Channel } from '#shared/terms.ts';
import type { Layout, Mark } from './layout.ts';

/** How many responses came by a channel on a day. */
export interface Received {
  channel: Channel;
  day: string;
  n: number;
}

/** Counts over all respondents, by channel and day: a sheet of slots for each pair. */
export class Marginals {
  readonly #slots: number;
  readonly #sheets = new Map<string, { channel: Channel; day: string; slots: Int32Array }>();

  constructor({ slots }: Pick<Layout, 'slots'>) {
    this.#slots = slots;
  }

  count(channel: Channel, day: string, mark: Pick<Mark, 'slots'>, sign: 1 | -1): void {
    const key = `${channel} ${day}`;
    let sheet = this.#sheets.get(key);
    if (!sheet) {
      sheet = { channel, day, slots: new Int32Array(this.#slots) };
      this.#sheets.set(key, sheet);
    }
    for (const slot of mark.slots) sheet.slots[slot]! += sign;
  }

  /** The count in a slot, over all days and channels. */
  at(slot: number): number {
    let sum = 0;
    for (const { slots } of this.#sheets.values()) sum += slots[slot]!;
    return sum;
  }

  get n(): number {
    return this.at(0);
  }

  /** Responses by day and channel, days in order; pairs without any are left out. */
  received(): Received[] {
    return [...this.#sheets.values()]
      .map(({ channel, day, slots }) => ({ channel, day, n: slots[0]! }))
      .filter(({ n }) => n > 0)
      .sort((a, b) => (a.day === b.day ? (a.channel < b.channel ? -1 : 1) : a.day < b.day ? -1 : 1));
  }

  channels(): Map<Channel, number> {
    const sums = new Map<Channel, number>();
    for (const { channel, n } of this.received()) sums.set(channel, (sums.get(channel) ?? 0) + n);
    return sums;
  }
}
