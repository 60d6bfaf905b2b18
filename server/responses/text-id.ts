import type { Context } from '../context.ts';

/** A random id of 53 bits: it tells no order and fits a number. */
export const randomTextId = (ctx: Context): number => {
  const bytes = ctx.random(7);
  return Number(BigInt(`0x${bytes.toString('hex')}`) & ((1n << 53n) - 1n));
};
