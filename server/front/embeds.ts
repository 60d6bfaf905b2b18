import { type Consultation, consultationPhase, listConsultations } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { getQuestionnaire, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { listUnshownIds } from './embeds.queries.ts';

/** As many consultations as a portal's column shows unless it asks for another number. */
export const USUAL = 5;
export const MOST = 20;

/** How many a portal asks for; what is not a number from 1 to 20 is as if it had not asked. */
export function limitOf(asked: string | undefined): number {
  const limit = /^\d{1,2}$/.test(asked ?? '') ? Number(asked) : USUAL;
  return limit >= 1 && limit <= MOST ? limit : USUAL;
}

/**
 * Consultations that take comments now, the next to close first. Neither an exercise nor what was taken back, whoever
 * asks: what a portal shows is for everybody.
 */
export async function listEmbedded(ctx: Context, now: Date, limit: number): Promise<Consultation[]> {
  const unshown = await listUnshownIds(ctx.db);
  return (await listConsultations(ctx))
    .filter((each) => consultationPhase(each, now) === 'open' && !unshown.includes(each.id))
    .sort((a, b) => a.round.window.closesAt.getTime() - b.round.window.closesAt.getTime())
    .slice(0, limit);
}

/** Throws NotFoundError, also for an exercise and for what was taken back. */
export async function getEmbedded(ctx: Context, slug: string): Promise<Questionnaire> {
  const found = await getQuestionnaire(ctx, slug);
  if ((await listUnshownIds(ctx.db)).includes(found.id)) throw new NotFoundError();
  return found;
}
