import { canonicalJson } from '#shared/text/canonical-json.ts';
import { idFor } from '../access/receipts.ts';
import { hex, journalErasures } from '../backups/erasures.ts';
import { type Consultation, consultationPhase, inRound } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { ChangedElsewhereError, WithdrawnError } from '../responses/errors.ts';
import { type CommentBody, type CommentProblem, cleanBody } from './comment-body.ts';
import { bodyOf, keepWords } from './comment-words.ts';
import * as queries from './comments.queries.ts';
import { type CommentOutcome, checkComment, refuseAfterOutcome } from './comments.ts';
import { eraseContact } from './contact-erasures.ts';
import { unsealContact } from './contacts.ts';
import { leaveTombstone } from './erasing.ts';
import { CommentsClosedError } from './errors.ts';

export interface CommentCorrection {
  receipt: string;
  /** The revision that was open for correction. */
  revision: number;
  /** Without a contact the sealed one stays: nobody can be shown it, to send it again. */
  body: CommentBody;
  /** Takes the sealed contact away. */
  removeContact?: boolean;
}

/**
 * Puts a new dated version in place of the last one: the first time of receipt stays, review begins anew, its opinions
 * leave their groups. The same correction sent again is accepted again, at any time. Throws NotFoundError,
 * WithdrawnError, CommentsClosedError, OutcomePublishedError, ChangedElsewhereError, StoreUnwritableError.
 */
export async function correctComment(
  ctx: Context,
  consultation: Consultation,
  correction: CommentCorrection,
): Promise<CommentOutcome> {
  const { receipt, revision: seen } = correction;
  const key = { consultationId: consultation.id, id: idFor(consultation.salt, receipt) };
  const change = { ...correction, body: cleanBody(correction.body) };
  return ctx.store.write(async (tx): Promise<CommentOutcome> => {
    const stored = await queries.findComment(tx.db, key);
    if (!stored) throw new NotFoundError();
    if (stored.withdrawn_at !== null) throw new WithdrawnError();
    const own = inRound(consultation, stored.round_no);
    const told = { receipt, no: stored.no, receivedAt: new Date(stored.received_at), withdrawn: false };
    if (stored.revision === seen + 1 && (await isStored(tx, own, key, stored.revision, change)))
      return { accepted: { ...told, revision: stored.revision, created: false } };
    if (!mayChange(tx, own)) throw new CommentsClosedError();
    const problems = await problemsOf(tx, own, stored, change);
    if (problems.length > 0) return { problems };
    await refuseAfterOutcome(tx, own);
    if (!(await queries.raiseRevision(tx.db, key, seen))) throw new ChangedElsewhereError();
    await replaceWords(tx, own, stored, change);
    tx.store.expirePages();
    return { accepted: { ...told, revision: seen + 1, created: true } };
  });
}

type Change = Pick<CommentCorrection, 'revision' | 'body' | 'removeContact'>;

const keyOf = (row: queries.CommentRow) => ({ consultationId: row.consultation_id, id: row.id });

async function replaceWords(
  tx: Context,
  own: Consultation,
  stored: queries.CommentRow,
  { revision: seen, body, removeContact }: Change,
): Promise<void> {
  const key = keyOf(stored);
  if (removeContact || body.contact !== null) await eraseContact(tx, key);
  await queries.deleteKeys(tx.db, stored.text_id);
  await keepWords(tx, own, key, { revision: seen + 1, textId: stored.text_id, body });
}

/** A contact that the round asks of those who comment online may be replaced, and not taken away. */
async function problemsOf(
  tx: Context,
  own: Consultation,
  stored: queries.CommentRow,
  { body, removeContact }: Change,
): Promise<CommentProblem[]> {
  const kept = !removeContact && (await queries.findContact(tx.db, keyOf(stored), 'contact')) !== undefined;
  return checkComment(own, own.round.version.no, body, undefined).filter(
    ({ code }) => code !== 'contact_missing' || !(kept || stored.channel !== 'online'),
  );
}

/** Whether a correction is what is stored: the same words, and the contact that it gives, keeps or takes away. */
async function isStored(
  tx: Context,
  own: Consultation,
  key: queries.CommentKey,
  revision: number,
  { body, removeContact }: Change,
): Promise<boolean> {
  const words = await bodyOf(tx, own, key, revision);
  if (canonicalJson(words) !== canonicalJson({ ...body, contact: null })) return false;
  if (body.contact === null && !removeContact) return true;
  const sealed = await queries.findContact(tx.db, key, 'contact');
  return (sealed ? unsealContact(tx, key.id, 'contact', sealed.sealed) : null) === body.contact;
}

/** Whether comments may still be corrected: until closing and the quarter hour after. */
export const mayChange = (ctx: Context, consultation: Consultation): boolean =>
  !consultation.retracted && inPeriod(ctx, consultation);

/** What was commented on may have been taken back: then a comment can always be withdrawn. */
export const mayWithdraw = (ctx: Context, consultation: Consultation): boolean =>
  consultation.retracted || inPeriod(ctx, consultation);

const inPeriod = (ctx: Context, consultation: Consultation): boolean =>
  ['open', 'closing', 'suspended'].includes(consultationPhase(consultation, ctx.clock.now()));

/**
 * Withdraws a comment: everything that its author wrote goes, its number, channel and day stay. Withdrawing again
 * changes nothing. Throws NotFoundError, CommentsClosedError, StoreUnwritableError.
 */
export async function withdrawComment(
  ctx: Context,
  consultation: Consultation,
  receipt: string,
): Promise<void> {
  const key = { consultationId: consultation.id, id: idFor(consultation.salt, receipt) };
  await ctx.store.write(async (tx) => {
    const stored = await queries.findComment(tx.db, key);
    if (!stored) throw new NotFoundError();
    if (stored.withdrawn_at !== null) return;
    if (!mayWithdraw(tx, inRound(consultation, stored.round_no))) throw new CommentsClosedError();
    await leaveTombstone(tx, stored, tx.clock.now());
    await journalErasures(tx, [{ kind: 'comment', subject: key.consultationId, key: hex(key.id) }]);
    tx.store.expirePages();
  });
}
