import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';

/** What one officer needs to sign in for the first time. */
export interface SignInSlip {
  title: Text;
  departmentName: Text;
  signInName: string;
  password: string;
  validUntil: Date;
}

/** Days of real time within which a password on a slip must be replaced by the officer's own. */
export const TEMPORARY_DAYS = 14;

/** Without 0, O, 1, I, L and U: it is read from paper and typed. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** Characters in groups of four, 4.9 bits each: for a slip of paper, kept nowhere. */
export function newSlipWord({ random }: Pick<Context, 'random'>, length: number): string {
  let word = '';
  while (word.length < length) {
    const [byte = 255] = random(1);
    if (byte < letters.length * Math.floor(256 / letters.length)) word += letters[byte % letters.length];
  }
  return word.replace(/.{4}(?=.)/g, '$&-');
}

/** 78 bits. */
export const newTemporaryPassword = (ctx: Pick<Context, 'random'>): string => newSlipWord(ctx, 16);
