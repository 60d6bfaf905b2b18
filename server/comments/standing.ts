import type { Context } from '../context.ts';
import * as queries from './appeals.queries.ts';
import type { CommentState } from './comment-counts.ts';
import { findPublishedOutcome } from './comments.queries.ts';
import type { HeldComment } from './held-comments.ts';
import { type Destination, findDestination, findRule, type WithholdingRule } from './moderation-rules.ts';

/** Where a comment stands, as its author may know it: never who decided. */
export interface Standing {
  state: CommentState;
  decidedAt: Date | undefined;
  /** Under which rule it is withheld. */
  rule: WithholdingRule | undefined;
  /** To whom it was referred. */
  destination: Destination | undefined;
  /** Undefined where there is none, or where what it objected to is gone before anybody decided: nobody will. */
  appeal: StandingAppeal | undefined;
  /** There is a decision to object to, and nobody has yet. */
  appealable: boolean;
}

interface StandingAppeal {
  /** The act that it objects to. */
  seq: number;
  at: Date;
  /** Undefined once the comment is withdrawn. */
  text: string | undefined;
  decision: { upheld: boolean; reason: string; at: Date } | undefined;
}

export async function standingOf(ctx: Context, { consultation, id }: HeldComment): Promise<Standing> {
  const key = { consultationId: consultation.id, id };
  const row = await queries.findState(ctx.db, key);
  if (!row) throw new Error('A comment that is held has no state');
  const state = row.state as CommentState;
  const decided = state !== 'held' && state !== 'withdrawn' && row.moderated_at !== null;
  const appeal = await appealOf(ctx, key);
  const waits = appeal && appeal.seq === row.moderation_seq;
  const answered = (await findPublishedOutcome(ctx.db, consultation.id)) !== undefined;
  return {
    state,
    decidedAt: decided ? new Date(row.moderated_at ?? '') : undefined,
    rule: state === 'withheld' ? findRule(row.rule ?? '') : undefined,
    destination: state === 'referred' ? findDestination(row.destination ?? '') : undefined,
    appeal: appeal?.decision || waits || state === 'withdrawn' ? appeal : undefined,
    appealable: state === 'withheld' && !appeal && !answered,
  };
}

async function appealOf(ctx: Context, key: Parameters<typeof queries.findAppeal>[1]) {
  const row = await queries.findAppeal(ctx.db, key);
  if (!row) return undefined;
  const decision = await queries.findAppealDecision(ctx.db, key);
  return {
    seq: row.moderation_seq,
    at: new Date(row.at),
    text: row.text ?? undefined,
    decision: decision && {
      upheld: decision.decision === 'upheld',
      reason: decision.reason,
      at: new Date(decision.at),
    },
  };
}
