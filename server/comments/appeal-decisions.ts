import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import { record } from '../staff/audit.ts';
import { requireCan } from '../staff/roles.ts';
import * as queries from './appeal-decisions.queries.ts';
import type { CommentKey } from './comments.queries.ts';
import { checkReason, checkSpans, type DecisionProblem } from './decision-problems.ts';
import { AlreadyDecidedError, append, getMatter, type Matter } from './moderation.ts';
import { type Redaction, redact } from './redactions.ts';

/** An appeal against one's own decision. */
export class OwnDecisionError extends DomainError {
  readonly type = 'own-decision';
  readonly status = 403;
}

export interface Appeal {
  /** The act that it objects to. */
  seq: number;
  text: string | null;
  at: Date;
  /** Who made the decision that it objects to, and may not decide on it. */
  officerId: string;
  decision: { kind: 'upheld' | 'reversed'; reason: string; officer: Text; at: Date } | undefined;
}

export async function findAppeal(ctx: Context, key: CommentKey): Promise<Appeal | undefined> {
  const row = await queries.findAppeal(ctx.db, key);
  if (!row) return undefined;
  const decided = row.decision !== null && row.reason !== null && row.title && row.decided_at;
  return {
    seq: row.moderation_seq,
    text: row.text,
    at: new Date(row.at),
    officerId: row.officer_id,
    decision: decided
      ? {
          kind: row.decision as 'upheld' | 'reversed',
          reason: row.reason ?? '',
          officer: JSON.parse(row.title ?? '{}') as Text,
          at: new Date(decided),
        }
      : undefined,
  };
}

export type AppealDecision = Matter & {
  decision: 'upheld' | 'reversed';
  /** Words for the author. */
  reason: string;
  /** What stays hidden when the comment is released after all. */
  spans?: readonly Redaction[];
};

/**
 * Decides once on an author's appeal: upheld leaves the comment as it is, reversed releases it. Never by the officer
 * who made the decision. Throws NotAllowedError, OwnDecisionError, AlreadyDecidedError, NotFoundError, WithdrawnError,
 * OutcomePublishedError.
 */
export const decideAppeal = (
  ctx: Context,
  { consultation, no, officer, seen, decision, reason, spans = [] }: AppealDecision,
): Promise<{ problems: DecisionProblem[] }> =>
  ctx.store.write(async (tx) => {
    requireCan(officer, 'decide-appeal', consultation.departmentId);
    const matter = await getMatter(tx, consultation, no, seen);
    const appeal = await findAppeal(tx, matter.key);
    if (!appeal) throw new NotFoundError();
    if (appeal.officerId === officer.id) throw new OwnDecisionError();
    if (appeal.decision || !matter.decided || matter.seq !== appeal.seq) throw new AlreadyDecidedError();
    const hidden = decision === 'reversed' ? spans : [];
    const problems = [...checkReason(reason), ...checkSpans(matter.body, hidden)];
    if (problems.length > 0) return { problems };
    await queries.insertAppealDecision(tx.db, {
      consultation_id: consultation.id,
      comment_id: matter.key.id,
      decision,
      reason: reason.trim(),
      officer_id: officer.id,
      at: tx.clock.now().toISOString(),
    });
    if (decision === 'reversed') {
      const release = { act: 'release', rule: null, destination: null, note: null } as const;
      await append(tx, matter, { ...release, officerId: officer.id });
      await redact(tx, matter.key, { revision: matter.revision, officerId: officer.id, spans: hidden });
    }
    await record(tx, {
      officerId: officer.id,
      departmentId: consultation.departmentId,
      act: `appeal.${decision}`,
      subject: `${consultation.slug} ${no}`,
      detail: { seq: appeal.seq, redactions: hidden.length },
    });
    tx.store.expirePages();
    return { problems };
  });
