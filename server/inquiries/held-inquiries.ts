import type { Text } from '#shared/questionnaire/definition.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { findPersonalInformation } from '#shared/text/personal-information.ts';
import { dayOf } from '#shared/time.ts';
import { cleaned } from '../comments/comment-body.ts';
import type { Context } from '../context.ts';
import { actOn } from './acting.ts';
import type { ActContents, InquiryAct, InquiryRating } from './case/acts.ts';
import { allows } from './case/standing.ts';
import { departmentNames } from './following.ts';
import * as queries from './inquiries.queries.ts';
import { findInquiryByReceipt, type Inquiry, readInquiry } from './inquiries.ts';
import { type InquiryKind, limitOf } from './inquiry-rules.ts';

/** The most that its holder may add, and say of an answer. */
export const heldLimits = { addition: 1000, correction: 2000, why: 300 };
export type HeldField = keyof typeof heldLimits;

/** A case in the hands of whoever holds its receipt. */
export interface HeldInquiry {
  receipt: string;
  inquiry: Inquiry;
  /** What was added under each act. */
  words: ReadonlyMap<number, string>;
  departments: ReadonlyMap<string, Text>;
  /** The case into which it was merged, which has the answer. */
  into: Inquiry | undefined;
  /** Whether a way to reach them is kept, sealed. */
  hasContact: boolean;
}

export interface HeldProblem {
  code: 'required' | 'too_long' | 'personal';
  limit: number;
}

/** Finds the case of a receipt. */
export async function findHeldInquiry(ctx: Context, receipt: string): Promise<HeldInquiry | undefined> {
  const inquiry = await findInquiryByReceipt(ctx, receipt);
  if (!inquiry) return undefined;
  const { id } = inquiry.row;
  const target = inquiry.standing.into;
  const row = target === undefined ? undefined : await findCase(ctx, target);
  return {
    receipt,
    inquiry,
    words: new Map((await queries.listWords(ctx.db, id)).map(({ seq, words }) => [seq, words])),
    departments: await departmentNames(ctx),
    into: row && (await readInquiry(ctx, row)),
    hasContact: (await queries.listContacts(ctx.db, id)).length > 0,
  };
}

const findCase = async ({ db }: Context, target: string) =>
  (await queries.findById(db, target)) ?? (await queries.findByNumber(db, target));

/** Whether the holder may do this now. What is rated is a demand; an application is answered by law. */
export const holderMay = (
  { row, standing }: Inquiry,
  act: 'add' | 'rate' | 'correct' | 'withdraw',
): boolean =>
  row.withdrawn_day === null &&
  allows(standing, act) &&
  // What a correction notice asks for is sent as a correction.
  !(act === 'add' && standing.state === 'correction_asked') &&
  !(act === 'rate' && row.kind === 'disclosure');

/**
 * Adds the holder’s words to a case; the same words twice are once. Gives what is wrong with them. Throws
 * NotInThisStateError, StoreUnwritableError.
 */
export async function addToInquiry(
  ctx: Context,
  held: HeldInquiry,
  written: string,
  told: boolean,
): Promise<HeldProblem | undefined> {
  const words = cleaned(written);
  const problem = problemOf('addition', words, told);
  if (problem || words === null) return problem;
  await actAsHolder(ctx, held, 'add', { by: 'requester' }, words);
  return undefined;
}

/** Answers a correction notice: its time runs afresh from today (OGI Regulations, art. 30). Throws as `addToInquiry`. */
export async function correctInquiry(
  ctx: Context,
  held: HeldInquiry,
  written: string,
  told: boolean,
): Promise<HeldProblem | undefined> {
  const words = cleaned(written);
  const problem = problemOf('correction', words, told);
  if (problem || words === null) return problem;
  const { kind, category } = held.inquiry.row;
  const limit = limitOf(kind as InquiryKind, category ?? undefined);
  await actAsHolder(ctx, held, 'correct', { day: dayOf(ctx.clock.now()), limit }, words);
  return undefined;
}

/** Rates the answer, once, and again until the line has called back. Why may stay empty. Throws as `addToInquiry`. */
export async function rateInquiry(
  ctx: Context,
  held: HeldInquiry,
  rating: InquiryRating,
  why: string,
  told: boolean,
): Promise<HeldProblem | undefined> {
  const words = cleaned(why);
  const problem = words === null ? undefined : problemOf('why', words, told);
  if (problem) return problem;
  await actAsHolder(ctx, held, 'rate', { rating }, words);
  return undefined;
}

function problemOf(field: HeldField, words: string | null, told: boolean): HeldProblem | undefined {
  const limit = heldLimits[field];
  if (words === null) return { code: 'required', limit };
  if ([...words].length > limit) return { code: 'too_long', limit };
  return !told && findPersonalInformation(words).length > 0 ? { code: 'personal', limit } : undefined;
}

/** On the case as it stands now, once where it is sent twice: what officers did meanwhile is no reason to refuse its holder. */
const actAsHolder = <A extends InquiryAct>(
  ctx: Context,
  { inquiry: { row } }: HeldInquiry,
  act: A,
  content: ActContents[A],
  words: string | null,
): Promise<void> =>
  ctx.store.write(async (tx) => {
    const now = await queries.findById(tx.db, row.id);
    if (!now) return;
    const { acts, standing } = await readInquiry(tx, now);
    const last = acts.at(-1);
    if (last?.act === act && canonicalJson(last.content) === canonicalJson(content)) {
      const kept = (await queries.listWords(tx.db, row.id)).find(({ seq }) => seq === last.seq);
      if ((kept?.words ?? null) === words) return;
    }
    await actOn(tx, { id: row.id, seq: standing.seq }, act, content, words ?? undefined);
  });
