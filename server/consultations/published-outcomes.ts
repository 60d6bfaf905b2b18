import type { Context } from '../context.ts';
import * as queries from './consultations.queries.ts';

/** That a consultation has been answered in public. */
export interface PublishedOutcome {
  consultationId: string;
  no: number;
  publishedAt: Date;
}

/** Every outcome that is public, the oldest first; of a consultation the last one holds. */
export const publishedOutcomes = async (ctx: Context): Promise<PublishedOutcome[]> =>
  (await queries.listPublishedOutcomes(ctx.db)).map(({ consultation_id, no, published_at }) => ({
    consultationId: consultation_id,
    no,
    publishedAt: new Date(published_at),
  }));

/** The outcome that holds of a consultation, once there is one. */
export const findPublishedOutcome = async (ctx: Context, id: string): Promise<PublishedOutcome | undefined> =>
  (await publishedOutcomes(ctx)).findLast(({ consultationId }) => consultationId === id);
