import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openReading } from '#db/sqlite/reading.ts';
import { dayOf } from '#shared/time.ts';
import { beginJournalAnew } from '../backups/erasures.ts';
import { type Beyond, findBeyond, type Origin, settleRestored } from '../backups/restoring.ts';
import { eraseExpiredContacts } from '../comments/contact-retention.ts';
import type { Context } from '../context.ts';
import type { Env } from '../env.ts';
import { eraseExpiredInquiryContacts } from '../inquiries/contact-retention.ts';
import { findMeta } from '../installation.queries.ts';
import { type Installation, openInstallation } from '../installation.ts';
import { expireAnswering } from '../responses/answering.ts';
import { eraseExpired } from '../responses/retention.ts';
import { type Verified, verifyTrail } from '../staff/audit-verify.ts';
import { eraseAgain } from './restore-erasures.ts';
import { type Journal, reachBack } from './restore-journals.ts';
import type { Secret } from './restore-secret.ts';

export interface Finished {
  /** Erased again by the journals. */
  erasedAgain: number;
  /** Erased because their day had passed. */
  expired: number;
  /** The day of the backup on the clock of the matter. */
  day: string;
  /** What the store that is put aside knows beyond the backup; undefined where there is none, or it cannot be read. */
  beyond: Beyond | undefined;
  /** Whether the audit trail held when it came out of the backup. */
  trail: Verified;
}

interface Order {
  open(): Promise<Installation>;
  origin: Origin;
  journals: readonly Journal[];
  /** What the store that will be put aside knows beyond the one that is opened. */
  lookBeyond(ctx: Context): Promise<Beyond | undefined>;
}

/**
 * Makes the store that came out of a backup fit to be served, where nobody sees it yet: its schema is brought up to date,
 * what was erased or had to be erased by now is erased, what was under way is ended.
 */
export async function finishRestore({ open, origin, journals, lookBeyond }: Order): Promise<Finished> {
  const { ctx, close } = await open();
  try {
    const beyond = await lookBeyond(ctx);
    const trail = await verifyTrail(ctx);
    const erasedAgain = await eraseAgain(
      ctx,
      journals.flatMap(({ entries }) => entries),
    );
    const day = dayOf(new Date(origin.madeAt.getTime() + ctx.clock.offset));
    if (!reachBack(journals, day)) await beginJournalAnew(ctx);
    const expired = await eraseDue(ctx);
    await settleRestored(ctx, { ...origin, file: basename(origin.file) }, erasedAgain);
    await ctx.upkeep.emptyLog();
    // A file is written anew when it is put in its place; of a database this is the last moment without readers.
    if (ctx.upkeep.shared) await ctx.upkeep.rewrite();
    return { erasedAgain, expired, day, beyond, trail };
  } finally {
    await close();
  }
}

/** Opens a store that was unpacked into a folder of its own. */
export const openStaged = (env: Env, staging: string, secret: Secret): Promise<Installation> => {
  if (secret.place === 'file')
    writeFileSync(join(staging, 'secret.key'), secret.text, { mode: 0o600, flag: 'wx' });
  return openInstallation({
    ...env,
    DATABASE_URL: undefined,
    DATA_DIR: staging,
    BACKUP_DIR: join(staging, 'backups'),
    SECRET_KEY: secret.place === 'environment' ? secret.text : undefined,
  });
};

/** Opens a store that was loaded into the database of `env.DATABASE_URL`. */
export const openLoaded = (env: Env, secret: Secret): Promise<Installation> =>
  openInstallation({ ...env, SECRET_KEY: secret.text }, undefined, { restoring: true });

/** What a promise of days would have erased before the next request. */
async function eraseDue(ctx: Context): Promise<number> {
  const { signal } = new AbortController();
  const { responses, halfAnswers } = await eraseExpired(ctx, signal);
  const contacts =
    (await eraseExpiredContacts(ctx, signal)) + (await eraseExpiredInquiryContacts(ctx, signal));
  return responses + halfAnswers + contacts + (await expireAnswering(ctx));
}

/** What a store that will be put aside knows beyond the one that is opened; undefined where it cannot be read. */
export async function lookBeyond(old: string, ctx: Context): Promise<Beyond | undefined> {
  if (!existsSync(old)) return undefined;
  try {
    const reading = openReading(old);
    try {
      // Another installation's store tells nothing about this one.
      const same = (await findMeta(reading.db, 'secret_check')) === (await findMeta(ctx.db, 'secret_check'));
      return same ? await findBeyond(reading.db, ctx.db) : undefined;
    } finally {
      await reading.close();
    }
  } catch {
    return undefined;
  }
}
