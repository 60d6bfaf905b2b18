/** A seeded source of chance (mulberry32): the demonstration has the same sample answers on every machine. */
export interface Chance {
  next(): number;
  /** One of the weighted codes. */
  pick<T extends string>(weights: Record<T, number>): T;
  /** Each code by its own probability. */
  each<T extends string>(probabilities: Record<T, number>): T[];
  /** A normal deviate, mean 0 and standard deviation 1. */
  normal(): number;
  is(probability: number): boolean;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    is: (probability) => next() < probability,
    normal: () => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next()),
    each: <T extends string>(probabilities: Record<T, number>) =>
      (Object.entries(probabilities) as [T, number][]).filter(([, p]) => next() < p).map(([code]) => code),
    pick<T extends string>(weights: Record<T, number>): T {
      const entries = Object.entries(weights) as [T, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [code, weight] of entries) {
        left -= weight;
        if (left < 0) return code;
      }
      return (entries.at(-1) as [T, number])[0];
    },
  };
}
