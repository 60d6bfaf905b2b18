import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { findAppeal, findState, insertAppeal } from './appeals.queries.ts';
import { cleaned } from './comment-body.ts';
import { refuseAfterOutcome } from './comments.ts';
import type { HeldComment } from './held-comments.ts';

/** The most that an appeal may say, in characters. */
export const APPEAL_LENGTH = 1000;

/** A comment is appealed once, whatever becomes of it. */
export class AlreadyAppealedError extends DomainError {
  readonly type = 'already-appealed';
  readonly status = 409;
}

/** There is no decision to object to: the comment is not, or no longer, withheld. */
export class NotWithheldError extends DomainError {
  readonly type = 'not-withheld';
  readonly status = 409;
}

export type AppealProblem = 'required' | 'too_long';

/**
 * Records an author's one objection to a comment's being withheld; another officer decides on it. Gives what is wrong
 * with its words, if anything. Throws AlreadyAppealedError, NotWithheldError, OutcomePublishedError,
 * StoreUnwritableError.
 */
export async function appeal(
  ctx: Context,
  held: HeldComment,
  text: string,
): Promise<AppealProblem | undefined> {
  const words = cleaned(text);
  if (words === null) return 'required';
  if ([...words].length > APPEAL_LENGTH) return 'too_long';
  const key = { consultationId: held.consultation.id, id: held.id };
  return ctx.store.write(async (tx) => {
    if (await findAppeal(tx.db, key)) throw new AlreadyAppealedError();
    const standing = await findState(tx.db, key);
    if (standing?.state !== 'withheld' || standing.moderation_seq === null) throw new NotWithheldError();
    await refuseAfterOutcome(tx, held.consultation);
    await insertAppeal(tx.db, {
      consultation_id: key.consultationId,
      comment_id: key.id,
      moderation_seq: standing.moderation_seq,
      text: words,
      at: tx.clock.now().toISOString(),
    });
    return undefined;
  });
}
