import { addDays, dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { findMeta, upsertMeta } from '../installation.queries.ts';
import * as queries from './erasures.queries.ts';

export const erasureKinds = [
  'response',
  'response-text',
  'comment',
  'comment-contact',
  'questionnaire',
  'consultation',
  'officer-contact',
  'interview-question',
  'inquiry',
  'inquiry-contact',
] as const;

export type ErasureKind = (typeof erasureKinds)[number];

/** What was erased, by id: never contents. */
export interface Erasure {
  kind: ErasureKind;
  /** Id of the questionnaire or consultation that it belonged to; empty where it belonged to none. */
  subject: string;
  /** Its id; bytes as hexadecimal digits. Of a contact also the nonce of its seal, for another may follow. */
  key: string;
}

/** A line of the journal. */
export interface JournalEntry extends Erasure {
  day: string;
}

/** The key of a sealed contact: whose it is, and the random nonce by which it is told from one that came later. */
export const contactKey = (holder: string, sealed: Uint8Array): string =>
  `${holder}.${Buffer.from(sealed).subarray(0, 12).toString('hex')}`;

export const hex = (id: Uint8Array): string => Buffer.from(id).toString('hex');

/**
 * Notes in the journal what the running write erases: a backup made before and restored later erases it again. The log is
 * emptied soon after the commit.
 */
export async function journalErasures(tx: Context, erasures: readonly Erasure[]): Promise<void> {
  if (erasures.length === 0) return;
  const day = dayOf(tx.clock.now());
  await queries.insertErasures(
    tx.db,
    erasures.map(({ kind, subject, key }) => ({ kind, subject, key, day })),
  );
  tx.store.noteErasure();
}

/** Days by which lines outlive the longest-kept backup: one that is being made, one that is not deleted yet. */
const MARGIN_DAYS = 7;

/** Since which day the journal holds every erasure. */
export const journalFrom = async ({ db, clock }: Context): Promise<string> =>
  (await findMeta(db, 'erasures_from')) ?? dayOf(clock.now());

/** The random name by which a journal is known to be this installation's; undefined in a store that has none yet. */
export const journalOf = ({ db }: Pick<Context, 'db'>): Promise<string | undefined> =>
  findMeta(db, 'erasures_of');

/** Says that erasures before tomorrow may be missing: the store was restored, and nobody told of them. */
export const beginJournalAnew = (ctx: Context): Promise<unknown> =>
  ctx.store.write((tx) => upsertMeta(tx.db, 'erasures_from', addDays(dayOf(tx.clock.now()), 1)));

/** Every line of the journal. */
export const listErasures = async ({ db }: Pick<Context, 'db'>): Promise<JournalEntry[]> =>
  (await queries.listErasures(db)).map((row) => ({ ...row, kind: row.kind as ErasureKind }));

/** Deletes the lines that no kept backup needs any more; tells how many. */
export const trimErasures = (ctx: Context): Promise<number> =>
  ctx.store.write(async (tx) => {
    const first = addDays(dayOf(tx.clock.now()), -(tx.env.BACKUP_KEEP_DAYS + MARGIN_DAYS));
    if (first <= (await journalFrom(tx))) return 0;
    await upsertMeta(tx.db, 'erasures_from', first);
    const trimmed = await queries.deleteErasuresBefore(tx.db, first);
    if (trimmed > 0) tx.store.noteErasure();
    return trimmed;
  });
