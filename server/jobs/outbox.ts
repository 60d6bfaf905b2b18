import type { Context } from '../context.ts';
import * as queries from './outbox.queries.ts';

export { NEVER } from './outbox.queries.ts';

export interface NewMail {
  /** What it is about: the same is told once. */
  key: string;
  officerId: string;
  subject: string;
  text: string;
}

/** Days after which mail that was sent, or given up, is deleted. */
const KEPT_DAYS = 30;
/** Days after which mail is deleted though it waits still: no mail server was there to take it. */
const WAITING_DAYS = 60;

const DAY_MS = 86_400_000;

/**
 * Puts a mail to an officer into the outbox as part of the running write: what is rolled back is told to nobody. The
 * address is read when it is sent. Without a mail server nothing is kept. Tells whether it is new.
 */
export async function enqueue(tx: Context, { key, officerId, subject, text }: NewMail): Promise<boolean> {
  if (tx.env.SMTP_URL === undefined) return false;
  return queries.insertMail(tx.db, {
    id: tx.random(9).toString('hex'),
    key,
    officer_id: officerId,
    subject: subject.replace(/\p{Cc}+/gu, ' ').trim(),
    text,
    created_at: tx.clock.real().toISOString(),
    lease_until: null,
    sent_at: null,
    tries: 0,
    error: null,
  });
}

/** Deletes mail that was sent or given up thirty days ago, or has waited for sixty; tells how many. */
export const clearMail = (ctx: Context): Promise<number> =>
  ctx.store.write(async (tx) => {
    const ago = (days: number) => new Date(tx.clock.real().getTime() - days * DAY_MS).toISOString();
    const deleted = await queries.deleteMailBefore(tx.db, ago(KEPT_DAYS), ago(WAITING_DAYS));
    if (deleted > 0) tx.store.noteErasure();
    return deleted;
  });
