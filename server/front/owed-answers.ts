import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import * as queries from './matters.queries.ts';

/** Opinions of a consultation that still lack their group, and groups that lack their answer. */
export interface Owed {
  ungrouped: number;
  unanswered: number;
}

/** What the department still owes in each of the consultations, by their ids. */
export async function owedIn(
  ctx: Context,
  consultations: readonly Pick<Consultation, 'id'>[],
): Promise<Map<string, Owed>> {
  const ids = consultations.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const ungrouped = byConsultation(await queries.countUngrouped(ctx.db, ids));
  const unanswered = byConsultation(await queries.countUnanswered(ctx.db, ids));
  return new Map(
    ids.map((id) => [id, { ungrouped: ungrouped.get(id) ?? 0, unanswered: unanswered.get(id) ?? 0 }]),
  );
}

const byConsultation = (rows: { consultation_id: string; n: number }[]) =>
  new Map(rows.map(({ consultation_id, n }) => [consultation_id, n]));
