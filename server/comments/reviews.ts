import { findPersonalInformation } from '#shared/text/personal-information.ts';
import { dayOf } from '#shared/time.ts';
import { type Consultation, inRound } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type Appeal, findAppeal } from './appeal-decisions.ts';
import type { CommentBody } from './comment-body.ts';
import type { CommentState } from './comment-counts.ts';
import { bodyOf } from './comment-words.ts';
import { type CommentRow, findCommentByNo, findContact } from './comments.queries.ts';
import * as queries from './desk.queries.ts';
import { reviewDeadline } from './desk.ts';
import { listActs, type ModerationAct, type Seen } from './moderation.ts';
import { fieldsOf, type Redaction, redactionsOf } from './redactions.ts';

/** A comment as an officer decides on it. */
export interface Review {
  no: number;
  comment: CommentRow;
  /** As its author wrote it; undefined once withdrawn. */
  body: CommentBody | undefined;
  state: CommentState;
  rule: string | null;
  destination: string | null;
  acts: ModerationAct[];
  appeal: Appeal | undefined;
  /** What is hidden now. */
  redactions: Redaction[];
  /** Personal information that was found: proposed to be hidden. */
  proposals: Redaction[];
  deadline: string;
  overdue: boolean;
  hasContact: boolean;
  seen: Seen;
}

/** Throws NotFoundError. */
export async function getForReview(ctx: Context, consultation: Consultation, no: number): Promise<Review> {
  const comment = await findCommentByNo(ctx.db, consultation.id, no);
  const stands = await queries.findState(ctx.db, consultation.id, no);
  if (!comment || !stands) throw new NotFoundError();
  const key = { consultationId: consultation.id, id: comment.id };
  const { revision } = comment;
  const body =
    comment.withdrawn_at === null
      ? await bodyOf(ctx, inRound(consultation, comment.round_no), key, revision)
      : undefined;
  const acts = await listActs(ctx, key);
  const deadline = reviewDeadline(consultation, new Date(comment.received_at));
  return {
    no,
    comment,
    body,
    state: stands.state as CommentState,
    rule: stands.rule,
    destination: stands.destination,
    acts,
    appeal: await findAppeal(ctx, key),
    redactions: await redactionsOf(ctx, consultation.id, comment.id, revision),
    proposals: body ? proposalsFor(body) : [],
    deadline,
    overdue: stands.state === 'held' && dayOf(ctx.clock.now()) > deadline,
    hasContact: (await findContact(ctx.db, key, 'contact')) !== undefined,
    seen: { revision, seq: acts.at(-1)?.seq ?? 0 },
  };
}

/** Personal information in every field that could be shown. */
export const proposalsFor = (body: CommentBody): Redaction[] =>
  [...fieldsOf(body)].flatMap(([field, text]) =>
    findPersonalInformation(text).map(({ start, end, kind }) => ({ field, start, end, kind })),
  );
