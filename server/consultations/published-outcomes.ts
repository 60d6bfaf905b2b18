import type { Context } from '../context.ts';
import { retractedIds } from '../staff/retractions.ts';
import * as queries from './consultations.queries.ts';

/** That a consultation has been answered in public. */
export interface PublishedOutcome {
  consultationId: string;
  no: number;
  publishedAt: Date;
}

/**
 * Every outcome that is public, the oldest first; of a consultation the last one holds. Where the last one was taken
 * back, none does.
 */
export async function publishedOutcomes(ctx: Context): Promise<PublishedOutcome[]> {
  const rows = await queries.listPublishedOutcomes(ctx.db);
  const retracted = await retractedIds(ctx, 'outcome');
  const last = new Map(rows.map(({ consultation_id, id }) => [consultation_id, id]));
  return rows
    .filter(
      ({ consultation_id, id }) => !retracted.has(id) && !retracted.has(last.get(consultation_id) ?? ''),
    )
    .map(({ consultation_id, no, published_at }) => ({
      consultationId: consultation_id,
      no,
      publishedAt: new Date(published_at),
    }));
}

/** The outcome that holds of a consultation, once there is one. */
export const findPublishedOutcome = async (ctx: Context, id: string): Promise<PublishedOutcome | undefined> =>
  (await publishedOutcomes(ctx)).findLast(({ consultationId }) => consultationId === id);
