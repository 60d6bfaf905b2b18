import { canonicalJson } from '#shared/text/canonical-json.ts';
import { dayOf } from '#shared/time.ts';
import { idFor } from '../access/receipts.ts';
import { type Consultation, consultationPhase } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { ChangedElsewhereError, WithdrawnError } from '../responses/errors.ts';
import { type CommentBody, cleanBody } from './comment-body.ts';
import { bodyOf, keepWords } from './comment-words.ts';
import * as queries from './comments.queries.ts';
import { type CommentOutcome, checkComment } from './comments.ts';
import { CommentsClosedError } from './errors.ts';

export interface CommentCorrection {
  receipt: string;
  /** The revision that was open for correction. */
  revision: number;
  body: CommentBody;
}

/**
 * Puts a new dated version in place of the last one: the first time of receipt stays, review begins anew, its opinions
 * leave their groups. The same correction sent again is accepted again. Throws CommentsClosedError, WithdrawnError,
 * ChangedElsewhereError, StoreUnwritableError.
 */
export async function correctComment(
  ctx: Context,
  consultation: Consultation,
  correction: CommentCorrection,
): Promise<CommentOutcome> {
  if (!mayChange(ctx, consultation)) throw new CommentsClosedError();
  const { receipt, revision: seen } = correction;
  const key = { consultationId: consultation.id, id: idFor(consultation.salt, receipt) };
  const body = cleanBody(correction.body);
  const problems = checkComment(consultation, consultation.round.version.no, body, undefined);
  if (problems.length > 0) return { problems };
  return ctx.store.write(async (tx) => {
    const stored = await queries.findComment(tx.db, key);
    if (!stored || stored.withdrawn_at !== null) throw new WithdrawnError();
    const { no, text_id: textId } = stored;
    const accepted = {
      receipt,
      no,
      receivedAt: new Date(stored.received_at),
      created: true,
      withdrawn: false,
    };
    if (await queries.raiseRevision(tx.db, key, seen)) {
      await queries.deleteContacts(tx.db, key);
      await queries.deleteKeys(tx.db, textId);
      await keepWords(tx, consultation, key, { revision: seen + 1, textId, body });
      return { accepted: { ...accepted, revision: seen + 1 } };
    }
    const again =
      stored.revision === seen + 1 &&
      canonicalJson(await bodyOf(tx, consultation, key, stored.revision)) ===
        canonicalJson(withoutContact(body));
    if (!again) throw new ChangedElsewhereError();
    return { accepted: { ...accepted, revision: stored.revision, created: false } };
  });
}

const withoutContact = (body: CommentBody): CommentBody => ({ ...body, contact: null });

/** Whether comments may still be corrected and withdrawn: until closing and the quarter hour after. */
export const mayChange = (ctx: Context, consultation: Consultation): boolean =>
  ['open', 'closing', 'suspended'].includes(consultationPhase(consultation, ctx.clock.now()));

/**
 * Withdraws a comment: everything that its author wrote goes, its number, channel and day stay. Withdrawing again
 * changes nothing. Throws CommentsClosedError.
 */
export async function withdrawComment(
  ctx: Context,
  consultation: Consultation,
  receipt: string,
): Promise<void> {
  const key = { consultationId: consultation.id, id: idFor(consultation.salt, receipt) };
  await ctx.store.write(async (tx) => {
    const stored = await queries.findComment(tx.db, key);
    if (!stored || stored.withdrawn_at !== null) return;
    if (!mayChange(tx, consultation)) throw new CommentsClosedError();
    await queries.updateToWithdrawn(tx.db, key, {
      withdrawn_at: tx.clock.now().toISOString(),
      received_at: new Date(`${dayOf(new Date(stored.received_at))}T00:00:00+08:00`).toISOString(),
    });
    await queries.deleteWords(tx.db, key);
    await queries.deleteKeys(tx.db, stored.text_id);
  });
}
