import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { actFromDesk } from './desk-acting.ts';
import { opens } from './desk-scope.ts';
import { findInquiryByNumber } from './inquiries.ts';

/** How many cases are acted on at once at most. */
export const MOST_TOGETHER = 50;

/** A case that was ticked, as it was seen. */
export interface Ticked {
  number: string;
  seq: number;
}

export type Together = { act: 'supervise'; note: string } | { act: 'merge'; into: string };

/**
 * Does one act on each of several cases, one write each: what a colleague was faster with, or what cannot be done, is left
 * and told. Throws StoreUnwritableError.
 */
export async function actTogether(
  ctx: Context,
  officer: SignedIn,
  ticked: readonly Ticked[],
  { act, ...content }: Together,
): Promise<{ done: string[]; left: string[] }> {
  const done: string[] = [];
  const left: string[] = [];
  for (const { number, seq } of ticked.slice(0, MOST_TOGETHER)) {
    const inquiry = await findInquiryByNumber(ctx, number);
    const outcome =
      inquiry && opens(officer, inquiry)
        ? await attempt(() =>
            actFromDesk(ctx, { id: inquiry.row.id, seq, officer, act, content } as Parameters<
              typeof actFromDesk
            >[1]),
          )
        : false;
    (outcome ? done : left).push(number);
  }
  return { done, left };
}

async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.status !== 503) return false;
    throw error;
  }
}
