import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Context } from '../context.ts';
import { endEveryRun } from '../jobs/runs.ts';
import { record } from '../staff/audit.ts';
import { endEverySession } from '../staff/clearing.ts';
import { endCut, endRestored } from './backups.queries.ts';
import { CUT_SHORT } from './backups.ts';
import * as queries from './restoring.queries.ts';

/** The backup from which a store was restored. */
export interface Origin {
  file: string;
  /** Time of the real clock. */
  madeAt: Date;
  bytes: number;
  sha256: string;
}

/**
 * Ends in a restored store what was under way in the one that was copied: sessions, half sign-ins, runs of jobs, the backup
 * itself. The audit trail tells of the restore, and when the backup was made.
 */
export const settleRestored = (ctx: Context, origin: Origin, erased: number): Promise<void> =>
  ctx.store.write(async (tx) => {
    const { file, madeAt, bytes, sha256 } = origin;
    const at = madeAt.toISOString();
    await endEverySession(tx);
    await endEveryRun(tx);
    await endRestored(tx.db, file, { ended_at: at, bytes, sha256 });
    await endCut(tx.db, CUT_SHORT);
    await record(tx, {
      officerId: null,
      departmentId: null,
      act: 'store.restored',
      subject: file,
      detail: { made_at: at, erased },
      after: sha256,
    });
  });

/** What a store knows that stood in the place of the restored one, beyond what the backup holds. */
export interface Beyond {
  rows: { [table in (typeof counted)[number]]: number };
  /** Officers' acts, by their name. */
  acts: { act: string; n: number }[];
}

const counted = ['response', 'comment', 'questionnaire', 'consultation', 'release', 'outcome'] as const;

/** Compares the store that is put aside with the restored one. */
export async function findBeyond(aside: Kysely<Schema>, restored: Kysely<Schema>): Promise<Beyond> {
  const rows = { response: 0, comment: 0, questionnaire: 0, consultation: 0, release: 0, outcome: 0 };
  for (const table of counted)
    rows[table] = Math.max(
      0,
      (await queries.countRows(aside, table)) - (await queries.countRows(restored, table)),
    );
  const acts = await queries.countActsAfter(aside, await queries.findLastSeq(restored));
  return { rows, acts };
}
