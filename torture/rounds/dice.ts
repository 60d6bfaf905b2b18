import { chance } from '#server/demo/random.ts';

/** What is left to chance, drawn from one seed. */
export interface Dice {
  is(probability: number): boolean;
  of<T>(all: readonly T[]): T;
  /** A whole number from 0, below the limit. */
  below(limit: number): number;
  pick<T extends string>(weights: Record<T, number>): T;
  /** Words that stand nowhere else. */
  words(): string;
}

export function diceOf(seed: number): Dice {
  const source = chance(seed);
  let told = 0;
  const below = (limit: number) => Math.floor(source.next() * limit);
  return {
    below,
    is: source.is,
    pick: source.pick,
    of<T>(all: readonly T[]): T {
      if (all.length === 0) throw new RangeError('Nothing to choose from');
      return all[below(all.length)] as T;
    },
    words: () => `w${++told}x${below(1e9).toString(36)}`,
  };
}
