import { createHmac } from 'node:crypto';
import type { CommentChannel } from '#shared/terms.ts';
import { dayOf, isDay, lastDayBefore } from '#shared/time.ts';
import { idFor, isStrongKey, receiptFor } from '../access/receipts.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { type Consultation, consultationPhase, type Round } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { KeyReusedError, WeakKeyError } from '../responses/errors.ts';
import { randomTextId } from '../responses/text-id.ts';
import { record } from '../staff/audit.ts';
import { requireCan } from '../staff/roles.ts';
import { type CommentBody, type CommentProblem, checkBody, cleanBody, macOf } from './comment-body.ts';
import { keepWords } from './comment-words.ts';
import * as queries from './comments.queries.ts';
import * as errors from './errors.ts';

/** Working days after closing in which papers that were posted in time may be entered. */
const ENTRY_DAYS = 10;

/** A paper, a call or a talk, as a clerk enters it. */
export interface Paper {
  officer: SignedIn;
  channel: Exclude<CommentChannel, 'online'>;
  /** The office's own number of the paper. */
  serial: string | null;
  /** The day on which it came in, written on the paper. */
  day: string;
  postmarkDay: string | null;
}

/** What a commenter sends. The channel is never read from a request: without a paper it is online. */
export interface CommentSubmission {
  key: string;
  versionNo: number;
  body: CommentBody;
  entrance?: string | undefined;
  paper?: Paper | undefined;
}

export interface AcceptedComment {
  receipt: string;
  /** The number within the consultation. */
  no: number;
  receivedAt: Date;
  revision: number;
  /** False when the same body had been accepted before. */
  created: boolean;
  withdrawn: boolean;
}

export type CommentOutcome = { accepted: AcceptedComment } | { problems: CommentProblem[] };

/**
 * Takes a comment: checks it against the version that it speaks of, and stores it once for its key. Answers only after
 * the commit. Throws WeakKeyError, CommentsNotOpenError, CommentsClosedError, PaperTooLateError, OutcomePublishedError,
 * IdentityNeededError, KeyReusedError (another body under the key), NotAllowedError, StoreUnwritableError.
 */
export async function submitComment(
  ctx: Context,
  consultation: Consultation,
  submission: CommentSubmission,
): Promise<CommentOutcome> {
  if (!isStrongKey(submission.key)) throw new WeakKeyError();
  const { paper } = submission;
  if (paper) requireCan(paper.officer, 'enter-answers', consultation.departmentId);
  const receipt = receiptFor(consultation.salt, submission.key);
  const key = { consultationId: consultation.id, id: idFor(consultation.salt, receipt) };
  const body = cleanBody(submission.body);
  const mac = macOf(macKeyOf(ctx, consultation), submission.versionNo, body, factsOf(paper));
  const known = await queries.findComment(ctx.db, key);
  if (known) return { accepted: acceptedBefore(receipt, known, mac) };
  refuseOutsidePeriod(ctx, consultation, paper);
  const problems = checkComment(consultation, submission.versionNo, body, paper);
  if (problems.length > 0) return { problems };
  const now = new Date(Math.floor(ctx.clock.now().getTime() / 1000) * 1000);
  const textId = randomTextId(ctx);
  return ctx.store.write(async (tx): Promise<CommentOutcome> => {
    const no = await queries.insertComment(tx.db, {
      consultation_id: consultation.id,
      id: key.id,
      text_id: textId,
      round_no: consultation.round.no,
      version_no: submission.versionNo,
      channel: paper?.channel ?? 'online',
      entrance: submission.entrance ?? null,
      serial: paper?.serial ?? null,
      received_at: now.toISOString(),
      paper_day: paper?.day ?? null,
      postmark_day: paper?.postmarkDay ?? null,
      body_mac: mac,
      revision: 0,
      withdrawn_at: null,
    });
    if (no === undefined) {
      const stored = await queries.findComment(tx.db, key);
      if (!stored) throw new Error('A comment is neither new nor known');
      return { accepted: acceptedBefore(receipt, stored, mac) };
    }
    await refuseAfterOutcome(tx, consultation);
    await keepWords(tx, consultation, key, { revision: 0, textId, body });
    if (paper)
      await record(tx, {
        officerId: paper.officer.id,
        departmentId: consultation.departmentId,
        act: 'comment.entered',
        subject: `${consultation.slug} ${no}`,
        detail: { channel: paper.channel },
      });
    return { accepted: { receipt, no, receivedAt: now, revision: 0, created: true, withdrawn: false } };
  });
}

/** The store holds the salt, the installation's secret lies elsewhere: whoever has the store alone can try nothing. */
const macKeyOf = (ctx: Context, { salt }: Consultation): Buffer =>
  createHmac('sha256', ctx.secrets.key('comment')).update(salt).digest();

const factsOf = (paper: Paper | undefined) =>
  paper && {
    channel: paper.channel,
    serial: paper.serial,
    day: paper.day,
    postmarkDay: paper.postmarkDay,
  };

/** Throws OutcomePublishedError. Inside a write, so that none is published meanwhile. */
export async function refuseAfterOutcome(tx: Context, { id }: Consultation): Promise<void> {
  if (await queries.findPublishedOutcome(tx.db, id)) throw new errors.OutcomePublishedError();
}

/** The receipt of a key that was used before: for the same first body, and for any body once the comment is withdrawn. */
function acceptedBefore(receipt: string, stored: queries.CommentRow, mac: Buffer): AcceptedComment {
  const withdrawn = stored.withdrawn_at !== null;
  if (!withdrawn && !mac.equals(stored.body_mac ?? Buffer.alloc(0))) throw new KeyReusedError();
  const { no, revision } = stored;
  return { receipt, no, receivedAt: new Date(stored.received_at), revision, created: false, withdrawn };
}

/** Online until closing and the quarter hour after; papers that were posted in time ten working days longer. */
function refuseOutsidePeriod(ctx: Context, consultation: Consultation, paper: Paper | undefined) {
  const { round } = consultation;
  const phase = consultationPhase(consultation, ctx.clock.now());
  if (phase === 'coming' || phase === 'suspended') throw new errors.CommentsNotOpenError();
  if (!paper) {
    if (phase === 'closed') throw new errors.CommentsClosedError();
    requireOpenIdentity(consultation);
    return;
  }
  const today = dayOf(ctx.clock.now());
  const lastDay = lastDayBefore(round.window.closesAt);
  if (!wasSentInTime(paper, round, lastDay, today) || today > lastEntryDay(round))
    throw new errors.PaperTooLateError();
}

/** Until when papers that were posted in time can be entered. */
export const lastEntryDay = ({ window }: Pick<Round, 'window'>): string =>
  addWorkingDays(lastDayBefore(window.closesAt), ENTRY_DAYS);

/** Sent after it could be known of and by the last day, and received between then and today. */
function wasSentInTime({ day, postmarkDay }: Paper, round: Round, lastDay: string, today: string): boolean {
  const sent = postmarkDay ?? day;
  const first = dayOf(round.publishedAt < round.window.opensAt ? round.publishedAt : round.window.opensAt);
  return isDay(sent) && isDay(day) && first <= sent && sent <= lastDay && sent <= day && day <= today;
}

/** Throws IdentityNeededError where the round asks authors for more than a web form can give. */
export function requireOpenIdentity({ round }: Pick<Consultation, 'round'>): void {
  if (round.identity !== 'none' && round.identity !== 'contact') throw new errors.IdentityNeededError();
}

/** Everything that is wrong with a clean body in this round. */
export function checkComment(
  { round }: Consultation,
  versionNo: number,
  body: CommentBody,
  paper: Paper | undefined,
): CommentProblem[] {
  if (versionNo !== round.version.no) return [{ pointer: '/version', code: 'unknown_version' }];
  const problems = checkBody(round.version, body);
  if (round.identity === 'contact' && !paper && body.contact === null)
    problems.push({ pointer: '/contact', code: 'contact_missing' });
  return problems;
}
