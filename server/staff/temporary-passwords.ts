import type { Context } from '../context.ts';

/** Days of real time within which a password on a slip must be replaced by the officer's own. */
export const TEMPORARY_DAYS = 14;

/** Without 0, O, 1, I, L and U: it is read from paper and typed. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** Sixteen characters in groups of four, 78 bits: for a slip of paper, kept nowhere. */
export function newTemporaryPassword({ random }: Pick<Context, 'random'>): string {
  let word = '';
  while (word.length < 16) {
    const [byte = 255] = random(1);
    if (byte < letters.length * Math.floor(256 / letters.length)) word += letters[byte % letters.length];
  }
  return word.replace(/.{4}(?=.)/g, '$&-');
}
