import { createHmac } from 'node:crypto';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { idFor, receiptFor } from '../access/receipts.ts';
import type { CommentBody } from '../comments/comment-body.ts';
import { withdrawComment } from '../comments/comment-changes.ts';
import type { HeldComment } from '../comments/held-comments.ts';
import { type Decision, type DecisionOutcome, decide } from '../comments/moderation.ts';
import { getForReview } from '../comments/reviews.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';
import { requireCan } from '../staff/roles.ts';
import type { Origin } from './case/acts.ts';
import { allows } from './case/standing.ts';
import { eraseWords } from './erasing.ts';
import { readDepartments } from './exchange-units.ts';
import * as queries from './inquiries.queries.ts';
import { type Inquiry, type NewInquiry, readInquiry, registerInquiry } from './inquiries.ts';
import { inquiryChannels } from './inquiry-rules.ts';
import { withdrawInquiry } from './withdrawing.ts';

/** The destination of referred comments that is the 12345 line of this installation. */
export const LINE = 'hotline_12345';

export type SentFrom = Extract<Origin, { from: 'comment' | 'interview_question' }>;

/** One case for what came elsewhere: nobody but this installation can make the key again. */
const keyFor = (ctx: Context, origin: SentFrom): string =>
  createHmac('sha256', ctx.secrets.key('comment'))
    .update('sent on')
    .update(canonicalJson(origin))
    .digest('base64url');

/** The case that was made of a comment or a question; undefined where none was. */
export async function findSentOn(ctx: Context, origin: SentFrom): Promise<Inquiry | undefined> {
  const key = keyFor(ctx, origin);
  for (const { year, salt } of await queries.listIntakes(ctx.db)) {
    const row = await queries.findByReceipt(ctx.db, year, idFor(salt, receiptFor(salt, key)));
    if (row) return readInquiry(ctx, row);
  }
  return undefined;
}

export type SentWords = Pick<NewInquiry, 'title' | 'body' | 'language' | 'requester'> & { channel: string };

/**
 * Makes a demand on the line of what came elsewhere, once: its words go along whole, for it is a transfer within the
 * government. Undefined where the office has no line. Part of the running write.
 */
export async function sendOn(
  tx: Context,
  officer: SignedIn,
  { origin, departmentId, words }: { origin: SentFrom; departmentId: string; words: SentWords },
): Promise<string | undefined> {
  const { centre } = await readDepartments(tx);
  if (centre === undefined) return undefined;
  const known = await findSentOn(tx, origin);
  if (known) return known.row.number;
  const { number } = await registerInquiry(tx, {
    ...words,
    departmentId: centre,
    // What is asked for is seen at the line; until then it is a request like any other.
    kind: 'help',
    category: 'other',
    channel: inquiryChannels.find((each) => each === words.channel) ?? 'online',
    origin,
    key: keyFor(tx, origin),
  });
  await record(tx, { officerId: officer.id, departmentId, act: 'inquiry.sent-on', subject: number });
  return number;
}

/**
 * Makes a demand of a comment that was referred to the line; the same comment once more gives the same number. Undefined
 * where the office has no line. Throws NotAllowedError, NotFoundError (no such comment, withdrawn, or not referred there).
 */
export const sendCommentOn = (
  ctx: Context,
  {
    officer,
    consultation,
    no,
    title,
  }: { officer: SignedIn; consultation: Consultation; no: number; title: string },
): Promise<string | undefined> =>
  ctx.store.write(async (tx) => {
    requireCan(officer, 'release-comments', consultation.departmentId);
    const { body, state, destination, comment } = await getForReview(tx, consultation, no);
    if (!body || state !== 'referred' || destination !== LINE) throw new NotFoundError();
    return sendOn(tx, officer, {
      origin: { from: 'comment', consultation: consultation.slug, no },
      departmentId: consultation.departmentId,
      words: {
        title,
        body: wordsIn(body),
        language: body.language as NewInquiry['language'],
        requester: requesterOf(body),
        channel: comment.channel,
      },
    });
  });

const wordsIn = ({ statement, opinions }: CommentBody): string =>
  [statement, ...opinions.flatMap(({ quote, text, proposed }) => [quote && `“${quote}”`, text, proposed])]
    .filter(Boolean)
    .join('\n');

const requesterOf = ({ party }: CommentBody): NewInquiry['requester'] =>
  party.kind === 'enterprise' ? 'enterprise' : party.name ? 'organisation' : 'person';

/** Decides on a comment; referred to the line, it becomes a demand there in the same write. Throws as `decide`. */
export const decideAndSend = (ctx: Context, decision: Decision, title: string): Promise<DecisionOutcome> =>
  ctx.store.write(async (tx) => {
    const outcome = await decide(tx, decision);
    if (!('problems' in outcome) && decision.act === 'refer' && decision.destination === LINE)
      await sendCommentOn(tx, { ...decision, title });
    return outcome;
  });

/**
 * Takes the words of what was sent on from the demand too, which ends where it was under way; what another authority has
 * loses its words here, and goes on there. Part of the running write.
 */
export async function withdrawSentOn(tx: Context, origin: SentFrom): Promise<void> {
  const sent = await findSentOn(tx, origin);
  if (!sent) return;
  if (allows(sent.standing, 'withdraw')) await withdrawInquiry(tx, sent.row.id);
  else await eraseWords(tx, sent.row);
}

/** Withdraws a comment, and the demand that was made of it, in one write. Throws as `withdrawComment`. */
export const withdrawCommentSentOn = (
  ctx: Context,
  { consultation, receipt, no }: Pick<HeldComment, 'consultation' | 'receipt' | 'no'>,
): Promise<void> =>
  ctx.store.write(async (tx) => {
    await withdrawComment(tx, consultation, receipt);
    await withdrawSentOn(tx, { from: 'comment', consultation: consultation.slug, no });
  });
