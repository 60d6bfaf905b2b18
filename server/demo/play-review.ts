import type { Text } from '#shared/questionnaire/definition.ts';
import type { DispositionOutcome } from '#shared/terms.ts';
import { idFor } from '../access/receipts.ts';
import { bodyOf } from '../comments/comment-words.ts';
import { decide } from '../comments/moderation.ts';
import { placesOf, type RedactionKind } from '../comments/redactions.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { writeDisposition } from '../dispositions/dispositions.ts';
import { createGroup, placeOpinions } from '../dispositions/groups.ts';
import type { SignedIn } from '../http/signed-in.ts';

/** What a moderator does with a sample comment; words to hide with what they are. */
export interface SampleReview {
  act: 'release' | 'withhold' | 'refer';
  rule?: string;
  destination?: string;
  hide?: [words: string, kind: RedactionKind][];
}

/** A sample comment as it came in. */
export interface Received {
  receipt: string;
  no: number;
}

/** Decides on a comment nobody has decided on before. */
export async function playReview(
  ctx: Context,
  consultation: Consultation,
  moderator: SignedIn,
  { receipt, no }: Received,
  { hide = [], ...words }: SampleReview,
): Promise<void> {
  const key = { consultationId: consultation.id, id: idFor(consultation.salt, receipt) };
  const body = await bodyOf(ctx, consultation, key, 0);
  if (!body) throw new Error(`Sample comment ${no} has no words`);
  const spans = hide.flatMap(([hidden, kind]) => placesOf(body, hidden).map((place) => ({ ...place, kind })));
  const seen = { revision: 0, seq: 0 };
  const outcome = await decide(ctx, { consultation, no, officer: moderator, seen, ...words, spans });
  if ('problems' in outcome) throw new Error(`Sample review refused: ${JSON.stringify(outcome.problems)}`);
}

/** A sample group with its answer; members by the comments' own names. */
export interface SampleGroup {
  title: Text;
  members: string[];
  outcome: DispositionOutcome;
  reason?: Text;
  result?: Text;
  clauses: string[];
}

/** Groups the opinions of comments, and answers the group. */
export async function playGroup(
  ctx: Context,
  consultation: Consultation,
  analyst: SignedIn,
  opinionIds: number[],
  { title, outcome, reason, result, clauses }: SampleGroup,
): Promise<void> {
  const act = { consultation, officer: analyst };
  const { id } = await createGroup(ctx, { ...act, title });
  await placeOpinions(ctx, { ...act, opinionIds, groupId: id });
  const answer = { ...act, groupId: id, outcome, reason: reason ?? null, result: result ?? null, clauses };
  const written = await writeDisposition(ctx, answer);
  if ('problems' in written) throw new Error(`Sample answer refused: ${JSON.stringify(written.problems)}`);
}
