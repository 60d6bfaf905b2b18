import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import * as queries from './erasures.queries.ts';

export type ErasureKind =
  | 'response'
  | 'response-text'
  | 'comment'
  | 'comment-contact'
  | 'questionnaire'
  | 'consultation'
  | 'officer-contact';

/** What was erased, by id: never contents. */
export interface Erasure {
  kind: ErasureKind;
  /** Id of the questionnaire or consultation that it belonged to; empty where it belonged to none. */
  subject: string;
  /** Its id; bytes as hexadecimal digits. */
  key: string;
}

/** Notes in the journal what the running write erases: a backup made before and restored later erases it again. */
export async function journalErasures(tx: Context, erasures: readonly Erasure[]): Promise<void> {
  if (erasures.length === 0) return;
  const day = dayOf(tx.clock.now());
  await queries.insertErasures(
    tx.db,
    erasures.map((each) => ({ ...each, day })),
  );
}
