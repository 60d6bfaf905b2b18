import type { Text } from '#shared/questionnaire/definition.ts';
import { type Consultation, inRound } from '../consultations/consultations.ts';
import { isSettled } from '../consultations/outcome-corrections.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { WithdrawnError } from '../responses/errors.ts';
import { record } from '../staff/audit.ts';
import { requireCan } from '../staff/roles.ts';
import * as appeals from './appeal-decisions.queries.ts';
import type { CommentBody } from './comment-body.ts';
import { bodyOf } from './comment-words.ts';
import type { CommentKey } from './comments.queries.ts';
import * as comments from './comments.queries.ts';
import { checkDecision, type DecisionProblem, type DecisionWords } from './decision-problems.ts';
import { OutcomePublishedError } from './errors.ts';
import * as queries from './moderation.queries.ts';
import { revokeRedactions } from './redactions.queries.ts';
import { redact } from './redactions.ts';

/** Something happened to the comment since it was opened: a colleague decided, or its author corrected it. */
export class AlreadyDecidedError extends DomainError {
  readonly type = 'comment-decided';
  readonly status = 409;
}

/** An appeal was decided; what it came to stands. */
export class AppealDecidedError extends DomainError {
  readonly type = 'appeal-decided';
  readonly status = 409;
}

/** An appeal waits: only its decision, by another officer, changes what it objects to. */
export class AppealWaitsError extends DomainError {
  readonly type = 'appeal-waits';
  readonly status = 409;
}

/** What the officer had before them: the revision and the number of the last act, 0 where there was none. */
export interface Seen {
  revision: number;
  seq: number;
}

export interface Matter {
  consultation: Consultation;
  no: number;
  officer: SignedIn;
  seen: Seen;
}

export type Decision = Matter & DecisionWords;

export type DecisionOutcome = { seq: number } | { problems: DecisionProblem[] };

const trail = {
  release: 'comment.released',
  withhold: 'comment.withheld',
  refer: 'comment.referred',
} as const;

/**
 * Releases a comment, with spans of it hidden if need be, withholds it under a rule, or refers it. Throws
 * NotAllowedError, NotFoundError, WithdrawnError, OutcomePublishedError, AlreadyDecidedError.
 */
export const decide = (ctx: Context, decision: Decision): Promise<DecisionOutcome> =>
  ctx.store.write(async (tx) => {
    const { consultation, officer, act } = decision;
    requireCan(officer, 'release-comments', consultation.departmentId);
    const matter = await getMatter(tx, consultation, decision.no, decision.seen);
    if (matter.decided) throw new AlreadyDecidedError();
    const problems = checkDecision(matter.body, decision);
    if (problems.length > 0) return { problems };
    const rule = act === 'withhold' ? (decision.rule ?? null) : null;
    const destination = act === 'refer' ? (decision.destination ?? null) : null;
    const spans = act === 'release' ? (decision.spans ?? []) : [];
    const seq = await append(tx, matter, {
      act,
      rule,
      destination,
      note: decision.note?.trim() || null,
      officerId: officer.id,
    });
    await redact(tx, matter.key, { revision: matter.revision, officerId: officer.id, spans });
    await record(tx, {
      officerId: officer.id,
      departmentId: consultation.departmentId,
      act: trail[act],
      subject: `${consultation.slug} ${decision.no}`,
      detail: { seq, ...(rule && { rule }), ...(destination && { destination }), redactions: spans.length },
    });
    tx.store.expirePages();
    return { seq };
  });

/**
 * Undoes the act that was seen: the comment waits for review again, what was hidden with the act is hidden no more.
 * Never an act that was appealed against: whoever made it would be deciding on the appeal. Throws as `decide`, and
 * AppealDecidedError, AppealWaitsError.
 */
export const reopen = (ctx: Context, { consultation, no, officer, seen }: Matter): Promise<void> =>
  ctx.store.write(async (tx) => {
    requireCan(officer, 'release-comments', consultation.departmentId);
    const matter = await getMatter(tx, consultation, no, seen);
    if (!matter.decided) throw new AlreadyDecidedError();
    const appeal = await appeals.findAppeal(tx.db, matter.key);
    if (appeal?.decision && appeal.revision === matter.revision) throw new AppealDecidedError();
    if (appeal && !appeal.decision && appeal.moderation_seq === matter.seq) throw new AppealWaitsError();
    await append(tx, matter, {
      act: 'reopen',
      rule: null,
      destination: null,
      note: null,
      officerId: officer.id,
    });
    await revokeRedactions(tx.db, matter.key, matter.revision, tx.clock.now().toISOString());
    await record(tx, {
      officerId: officer.id,
      departmentId: consultation.departmentId,
      act: 'comment.reopened',
      subject: `${consultation.slug} ${no}`,
      detail: { seq: seen.seq },
    });
    tx.store.expirePages();
  });

/** A comment that can be decided on, as it stands within the running write. */
export interface OpenMatter {
  key: CommentKey;
  revision: number;
  seq: number;
  body: CommentBody;
  /** Whether an act on this revision holds. */
  decided: boolean;
  /** Who made the last act. */
  officerId: string | undefined;
}

/** Throws NotFoundError, WithdrawnError, OutcomePublishedError; AlreadyDecidedError where it is not as it was seen. */
export async function getMatter(
  tx: Context,
  consultation: Consultation,
  no: number,
  seen: Seen,
): Promise<OpenMatter> {
  const comment = await comments.findCommentByNo(tx.db, consultation.id, no);
  if (!comment) throw new NotFoundError();
  if (comment.withdrawn_at !== null) throw new WithdrawnError();
  if (await isSettled(tx, consultation.id)) throw new OutcomePublishedError();
  const key = { consultationId: consultation.id, id: comment.id };
  const { revision } = comment;
  const last = await queries.findLastAct(tx.db, key);
  const seq = last?.seq ?? 0;
  if (revision !== seen.revision || seq !== seen.seq) throw new AlreadyDecidedError();
  const body = await bodyOf(tx, inRound(consultation, comment.round_no), key, revision);
  if (!body) throw new Error('A comment that stands has no words');
  const decided = last !== undefined && last.revision === revision && last.act !== 'reopen';
  return { key, revision, seq, body, decided, officerId: last?.officer_id };
}

interface NewAct {
  act: 'release' | 'withhold' | 'refer' | 'reopen';
  rule: string | null;
  destination: string | null;
  note: string | null;
  officerId: string;
}

/** Adds the next act; gives its number. */
export async function append(
  tx: Context,
  { key, revision, seq }: Pick<OpenMatter, 'key' | 'revision' | 'seq'>,
  { officerId, ...act }: NewAct,
): Promise<number> {
  await queries.insertAct(tx.db, {
    ...act,
    consultation_id: key.consultationId,
    comment_id: key.id,
    seq: seq + 1,
    revision,
    officer_id: officerId,
    at: tx.clock.now().toISOString(),
  });
  return seq + 1;
}

/** An act as it is read. */
export interface ModerationAct {
  seq: number;
  revision: number;
  act: NewAct['act'];
  rule: string | null;
  destination: string | null;
  note: string | null;
  officerId: string;
  /** The officer's title. */
  officer: Text;
  at: Date;
}

/** Everything that officers decided on a comment, in order. */
export async function listActs(ctx: Context, key: CommentKey): Promise<ModerationAct[]> {
  return (await queries.listActs(ctx.db, key)).map((row) => ({
    seq: row.seq,
    revision: row.revision,
    act: row.act as ModerationAct['act'],
    rule: row.rule,
    destination: row.destination,
    note: row.note,
    officerId: row.officer_id,
    officer: JSON.parse(row.title) as Text,
    at: new Date(row.at),
  }));
}
