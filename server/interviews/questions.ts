import { createHmac } from 'node:crypto';
import type { CommentChannel } from '#shared/terms.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { dayOf } from '#shared/time.ts';
import { bodyMacFor, idFor, isStrongKey, receiptFor } from '../access/receipts.ts';
import { hex, journalErasures } from '../backups/erasures.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { KeyReusedError, WeakKeyError } from '../responses/errors.ts';
import { record } from '../staff/audit.ts';
import { requireCan } from '../staff/roles.ts';
import { leaveNumber } from './erasing.ts';
import { QuestionsClosedError, QuestionsNotOpenError } from './errors.ts';
import type { PublishedInterview } from './interview.ts';
import * as queries from './interviews.queries.ts';
import { takesNow } from './phases.ts';
import { checkQuestion, cleanQuestion, type QuestionBody, type QuestionProblem } from './question-body.ts';

/** Ways on which a question comes that a clerk enters. */
export const enteredChannels = ['phone', 'hall'] as const satisfies CommentChannel[];
export type EnteredChannel = (typeof enteredChannels)[number];

/** What an asker sends. The channel is never read from a request: without a clerk it is online. */
export interface QuestionSubmission {
  key: string;
  body: QuestionBody;
  /** The asker was told that numbers of persons in the question will be hidden, and sends it as it is. */
  told: boolean;
  entered?: { officer: SignedIn; channel: EnteredChannel };
}

export interface AcceptedQuestion {
  receipt: string;
  /** The number within the interview. */
  no: number;
  receivedAt: Date;
  /** False when the same question had been accepted before under the key. */
  created: boolean;
  withdrawn: boolean;
}

export type QuestionOutcome = { accepted: AcceptedQuestion } | { problems: QuestionProblem[] };

/**
 * Takes a question, once for its key; answers only after the commit. Nothing is kept of the asker but the name that was
 * chosen. Throws WeakKeyError, QuestionsNotOpenError, QuestionsClosedError, KeyReusedError (another question under the
 * key), NotAllowedError, StoreUnwritableError.
 */
export async function askQuestion(
  ctx: Context,
  interview: PublishedInterview,
  { key, told, entered, ...submission }: QuestionSubmission,
): Promise<QuestionOutcome> {
  if (!isStrongKey(key)) throw new WeakKeyError();
  if (entered) requireCan(entered.officer, 'enter-answers', interview.departmentId);
  const salt = await saltOf(ctx, interview);
  const receipt = receiptFor(salt, key);
  const place = { pieceId: interview.id, id: idFor(salt, receipt) };
  const body = cleanQuestion(submission.body);
  const channel = entered?.channel ?? 'online';
  const mac = bodyMacFor(
    createHmac('sha256', ctx.secrets.key('comment')).update(salt).digest(),
    canonicalJson({ ...body, channel }),
  );
  const known = await queries.findQuestion(ctx.db, place);
  if (known) return { accepted: acceptedBefore(receipt, known, mac) };
  refuseOutsideIntake(ctx, interview);
  const problems = checkQuestion(body, told);
  if (problems.length > 0) return { problems };
  const now = new Date(Math.floor(ctx.clock.now().getTime() / 1000) * 1000);
  return ctx.store.write(async (tx): Promise<QuestionOutcome> => {
    const no = await queries.insertQuestion(tx.db, {
      piece_id: place.pieceId,
      id: place.id,
      channel,
      language: body.language,
      received_at: now.toISOString(),
      asker: body.asker,
      text: body.text,
      body_mac: mac,
      withdrawn_day: null,
    });
    if (no === undefined) {
      const stored = await queries.findQuestion(tx.db, place);
      if (!stored) throw new Error('A question is neither new nor known');
      return { accepted: acceptedBefore(receipt, stored, mac) };
    }
    if (entered)
      await record(tx, {
        officerId: entered.officer.id,
        departmentId: interview.departmentId,
        act: 'question.entered',
        subject: `${interview.slug} ${no}`,
        detail: { channel },
      });
    return { accepted: { receipt, no, receivedAt: now, created: true, withdrawn: false } };
  });
}

/** The interview’s own salt, made with its first question. */
async function saltOf(ctx: Context, { id }: PublishedInterview): Promise<Uint8Array> {
  const known = await queries.findIntake(ctx.db, id);
  if (known) return known.salt;
  const salt = ctx.random(32);
  return ctx.store.write(async (tx) => {
    await queries.insertIntake(tx.db, { piece_id: id, salt });
    const intake = await queries.findIntake(tx.db, id);
    if (!intake) throw new Error('An intake is neither new nor known');
    return intake.salt;
  });
}

function acceptedBefore(receipt: string, stored: queries.QuestionRow, mac: Buffer): AcceptedQuestion {
  const withdrawn = stored.withdrawn_day !== null;
  if (!withdrawn && !mac.equals(stored.body_mac ?? Buffer.alloc(0))) throw new KeyReusedError();
  return { receipt, no: stored.no, receivedAt: new Date(stored.received_at), created: false, withdrawn };
}

function refuseOutsideIntake(ctx: Context, { content }: PublishedInterview): void {
  const now = ctx.clock.now();
  if (takesNow(content, now)) return;
  throw now.getTime() < Date.parse(content.start) ? new QuestionsNotOpenError() : new QuestionsClosedError();
}

/** How many questions an interview received: counted, whatever became of them. */
export const countQuestions = (ctx: Context, { id }: Pick<PublishedInterview, 'id'>): Promise<number> =>
  queries.countQuestions(ctx.db, id);

/**
 * Withdraws a question at any time: name and text go at once, number, channel and day stay. Withdrawing again changes
 * nothing. Throws NotFoundError, StoreUnwritableError.
 */
export const withdrawQuestion = (ctx: Context, place: queries.QuestionKey): Promise<void> =>
  ctx.store.write(async (tx) => {
    const stored = await queries.findQuestion(tx.db, place);
    if (!stored) throw new NotFoundError();
    if (!(await leaveNumber(tx, stored, dayOf(tx.clock.now())))) return;
    await journalErasures(tx, [{ kind: 'interview-question', subject: place.pieceId, key: hex(place.id) }]);
    tx.store.expirePages();
  });
