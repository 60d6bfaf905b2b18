import { sql } from 'kysely';
import { idFor, receiptFor } from '#server/access/receipts.ts';
import { openInstallation } from '#server/installation.ts';
import { listQuestionnaires } from '#server/questionnaires/questionnaires.ts';
import type { Said } from './life.ts';
import { settings, still } from './settings.ts';

/** What a store was found to lack or to have too much. */
export interface Finding {
  /** Answered writes that are not there: responses, withdrawals, the publication itself. */
  lost: number;
  /** Written though nobody was told: no fault, the retry of the same key finds it. */
  unanswered: number;
  /** Anything else that is wrong, in words. */
  wrong: string[];
}

/** Opens the folder as a server does and compares it with everything that was said in it. */
export async function inspect(folder: string, said: Said): Promise<Finding> {
  const { ctx, close } = await openInstallation(settings(folder), still);
  try {
    const wrong = [
      ...(await rows(sql`pragma integrity_check`.execute(ctx.db))).filter((row) => row !== 'ok'),
      ...(await rows(sql`pragma foreign_key_check`.execute(ctx.db))).map((row) => `foreign key: ${row}`),
    ];
    const [questionnaire] = await listQuestionnaires(ctx);
    if (!questionnaire)
      return {
        lost: said.stored.size + said.withdrawn.size + (said.published ? 1 : 0),
        unanswered: 0,
        wrong,
      };
    const { salt } = questionnaire;
    const found = await ctx.db.selectFrom('response').select(['id', 'withdrawn_day']).execute();
    const stored = new Map(
      found.map((row) => [Buffer.from(row.id).toString('hex'), row.withdrawn_day !== null]),
    );
    const idOf = (key: string) => idFor(salt, receiptFor(salt, key)).toString('hex');
    const known = new Set([...said.sent].map(idOf));
    for (const id of stored.keys()) if (!known.has(id)) wrong.push(`response ${id} was never sent`);
    const missing = [...said.stored].filter((key) => !stored.has(idOf(key))).length;
    const unwithdrawn = [...said.withdrawn].filter((key) => stored.get(idOf(key)) !== true).length;
    return { lost: missing + unwithdrawn, unanswered: stored.size - (said.stored.size - missing), wrong };
  } finally {
    await close();
  }
}

const rows = async (asked: Promise<{ rows: unknown[] }>): Promise<string[]> =>
  (await asked).rows.map((row) => Object.values(row as object).join(' '));
