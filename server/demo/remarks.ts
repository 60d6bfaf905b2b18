import remarks from '#db/seeds/sample-remarks.json' with { type: 'json' };
import type { Chance } from './random.ts';

/** One of the invented remarks. */
export const remark = (dice: Chance, among: string[]): string =>
  among[Math.floor(dice.next() * among.length)] ?? '';

export { remarks };
