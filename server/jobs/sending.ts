import { sayIn } from '#shared/i18n/languages.ts';
import type { Context } from '../context.ts';
import { findContact } from '../staff/officer-contacts.ts';
import { readSite } from '../staff/site-settings.ts';
import * as queries from './outbox.queries.ts';
import { type Post, postOf } from './post.ts';

const MINUTE_MS = 60_000;
/** Longer than all the patience of one delivery: until then nobody else tries the same mail. */
const LEASE_MS = 5 * MINUTE_MS;
/** Pauses double up to an hour; after a day a mail is given up. */
const LONGEST_PAUSE_MS = 60 * MINUTE_MS;
const GIVEN_UP_MS = 24 * 60 * MINUTE_MS;

/**
 * Sends what waits in the outbox, one after the other. Each mail is taken in a write, sent, and marked in a write: where
 * a process dies in between, it goes out again under the same Message-ID. Throws when the server cannot be reached, so
 * that the run is seen to have failed; the mail that met this waits like the others.
 */
export async function sendMail(ctx: Context, signal: AbortSignal): Promise<number> {
  const post = postOf(ctx.env);
  if (!post) return 0;
  let sent = 0;
  while (!signal.aborted) {
    const mail = await take(ctx);
    if (!mail) return sent;
    if (await deliver(ctx, post, mail)) sent += 1;
  }
  return sent;
}

const take = (ctx: Context) =>
  ctx.store.write((tx) => {
    const now = tx.clock.real().getTime();
    const longest = iso(now + LONGEST_PAUSE_MS + LEASE_MS);
    return queries.takeMail(tx.db, { now: iso(now), until: iso(now + LEASE_MS), longest });
  });

async function deliver(ctx: Context, post: Post, mail: queries.MailRow): Promise<boolean> {
  const contact = await findContact(ctx, mail.officer_id);
  if (!contact) {
    await ctx.store.write((tx) =>
      queries.setFailed(tx.db, mail.id, { error: 'no-address', again: queries.NEVER }),
    );
    return false;
  }
  const { name } = await readSite(ctx);
  try {
    await post.send({
      id: mail.id,
      to: contact.address,
      from: sayIn(contact.language, name),
      subject: mail.subject,
      text: mail.text,
      date: new Date(mail.created_at),
    });
  } catch (failure) {
    const error = failure as Refusal;
    const again = isFinal(error) ? queries.NEVER : againAt(ctx, mail);
    await ctx.store.write((tx) => queries.setFailed(tx.db, mail.id, { error: said(error), again }));
    if (error.responseCode === undefined || error.code === 'EAUTH') throw new MailServerError(said(error));
    return false;
  }
  await ctx.store.write((tx) => queries.setSent(tx.db, mail.id, iso(tx.clock.real().getTime())));
  return true;
}

/** The mail server cannot be reached or lets nobody in. */
class MailServerError extends Error {}

/** What the library tells of a failed delivery. */
interface Refusal extends Error {
  code?: string;
  responseCode?: number;
  response?: string;
}

/** The server has refused this mail for good; a refused sign-in may be repaired. */
const isFinal = ({ responseCode = 0, code }: Refusal) => responseCode >= 500 && code !== 'EAUTH';

function againAt({ clock }: Context, { tries, created_at }: queries.MailRow): string {
  const again = clock.real().getTime() + Math.min(MINUTE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS);
  return again > Date.parse(created_at) + GIVEN_UP_MS ? queries.NEVER : iso(again);
}

/** What the server answered last, without any address. */
const said = ({ code, response, message }: Refusal): string =>
  `${code ?? 'error'}: ${response ?? message}`
    .replace(/[^\s<>]+@[^\s<>]+/g, '…')
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, 200);

const iso = (time: number) => new Date(time).toISOString();
