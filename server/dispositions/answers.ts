import type { Text } from '#shared/questionnaire/definition.ts';
import type { DispositionOutcome } from '#shared/terms.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { listGroupsOf } from './answers.queries.ts';
import { findOutcome } from './outcomes.ts';

/** What became of one opinion of a comment. */
export interface Answer {
  /** The opinion's place in its comment, from 1. */
  position: number;
  groupNo: number;
  groupTitle: Text;
  outcome: DispositionOutcome;
  reason: Text | null;
  result: Text | null;
}

/** The answers to a comment's opinions, from the published outcome only; empty before there is one. */
export async function findAnswers(
  ctx: Context,
  consultation: Consultation,
  commentId: Uint8Array,
): Promise<Answer[]> {
  const outcome = await findOutcome(ctx, consultation);
  if (!outcome) return [];
  const { groups } = outcome.snapshot;
  return (await listGroupsOf(ctx.db, consultation.id, commentId)).flatMap(({ position, no }) => {
    const group = groups.find((each) => each.no === no);
    if (!group?.outcome) return [];
    const { title, outcome: found, reason, result } = group;
    return [{ position, groupNo: no, groupTitle: title, outcome: found, reason, result }];
  });
}
