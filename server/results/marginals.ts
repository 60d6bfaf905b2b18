import type { Channel } from '#shared/terms.ts';
import type { Layout, Mark } from './layout.ts';

/** How many responses came by a channel on a day. */
export interface Received {
  channel: Channel;
  day: string;
  n: number;
}

interface Sheet {
  channel: Channel;
  day: string;
  slots: Int32Array;
}

/** Counts over all respondents, by channel and day: a sheet of slots for each pair. */
export class Marginals {
  readonly #slots: number;
  readonly #sheets: Sheet[] = [];
  /** By channel, then by day: a key put together for each of a hundred thousand answers takes longer than counting. */
  readonly #found = new Map<Channel, Map<string, Sheet>>();

  constructor({ slots }: Pick<Layout, 'slots'>) {
    this.#slots = slots;
  }

  count(channel: Channel, day: string, mark: Pick<Mark, 'slots'>, sign: 1 | -1): void {
    const sheet = this.#found.get(channel)?.get(day) ?? this.#add(channel, day);
    for (const slot of mark.slots) sheet.slots[slot]! += sign;
  }

  #add(channel: Channel, day: string): Sheet {
    const sheet = { channel, day, slots: new Int32Array(this.#slots) };
    this.#sheets.push(sheet);
    this.#found.set(channel, (this.#found.get(channel) ?? new Map<string, Sheet>()).set(day, sheet));
    return sheet;
  }

  /** The count in a slot, over all days and channels. */
  at(slot: number): number {
    let sum = 0;
    for (const { slots } of this.#sheets) sum += slots[slot]!;
    return sum;
  }

  get n(): number {
    return this.at(0);
  }

  /** Responses by day and channel, days in order; pairs without any are left out. */
  received(): Received[] {
    return this.#sheets
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
