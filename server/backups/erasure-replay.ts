import type { Context } from '../context.ts';
import { record } from '../staff/audit.ts';
import { insertErasures } from './erasures.queries.ts';
import type { ErasureKind, JournalEntry } from './erasures.ts';

/** Erases again what a restored store has back. Part of the running write; tells whether it was there. */
export type Erasers = { [kind in ErasureKind]: (tx: Context, entry: JournalEntry) => Promise<boolean> };

export type Replayed = { [kind in ErasureKind]: number };

/** Erasures that share a write. */
const PORTION = 100;

/**
 * Erases in a restored store what had been erased since its backup: answers, words, comments, contacts, rehearsals become
 * what they were after the act. The journal goes on from there. Replaying again changes nothing. Gives what was there to
 * be erased, by kind; the audit trail learns the numbers.
 */
export async function replayErasures(
  ctx: Context,
  entries: readonly JournalEntry[],
  erasers: Erasers,
): Promise<Replayed> {
  const replayed: Replayed = {
    response: 0,
    'response-text': 0,
    comment: 0,
    'comment-contact': 0,
    questionnaire: 0,
    consultation: 0,
    'officer-contact': 0,
    'interview-question': 0,
    inquiry: 0,
    'inquiry-contact': 0,
  };
  for (let at = 0; at < entries.length; at += PORTION) {
    const portion = entries.slice(at, at + PORTION);
    await ctx.store.write(async (tx) => {
      for (const entry of portion) if (await erasers[entry.kind](tx, entry)) replayed[entry.kind] += 1;
      await insertErasures(
        tx.db,
        portion.map(({ kind, subject, key, day }) => ({ kind, subject, key, day })),
      );
      tx.store.noteErasure();
    });
  }
  const detail = { entries: entries.length, ...replayed };
  await ctx.store.write((tx) =>
    record(tx, { officerId: null, departmentId: null, act: 'erasures.replayed', subject: 'journal', detail }),
  );
  ctx.log.info(detail, 'erasures replayed');
  return replayed;
}
