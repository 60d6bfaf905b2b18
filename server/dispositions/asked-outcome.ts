import { type Consultation, listConsultations } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { isAsked } from '../staff/approval-records.ts';
import { listOutcomes } from './outcomes.ts';

/**
 * The consultation of an outcome that waits for an act of this officer, who reads that outcome though it lies outside
 * their departments. Undefined where nothing is asked.
 */
export async function findAskedOutcome(
  ctx: Context,
  officer: SignedIn,
  { slug, no }: { slug: string; no: string },
): Promise<Consultation | undefined> {
  const consultation = (await listConsultations(ctx)).find((each) => each.slug === slug);
  if (!consultation) return undefined;
  const outcome = (await listOutcomes(ctx, consultation)).find((each) => String(each.no) === no);
  return outcome && (await isAsked(ctx, officer, 'outcome', outcome.id)) ? consultation : undefined;
}
