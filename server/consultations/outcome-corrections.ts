import type { Context } from '../context.ts';
import * as queries from './consultations.queries.ts';

/** What the audit trail calls the act by which a correction begins; its subject is the outcome that is corrected. */
export const CORRECTION_BEGUN = 'outcome.correction-begun';

/**
 * Whether nothing that an outcome accounts for may change: it was made public, and no correction of it has been begun.
 * Inside a write, so that nothing comes in between.
 */
export async function isSettled(ctx: Context, consultationId: string): Promise<boolean> {
  const last = await queries.findLastOutcome(ctx.db, consultationId);
  return last !== undefined && !(await queries.findActOn(ctx.db, CORRECTION_BEGUN, last.id));
}
