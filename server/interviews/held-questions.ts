import type { Text } from '#shared/questionnaire/definition.ts';
import { idFor } from '../access/receipts.ts';
import type { Context } from '../context.ts';
import * as queries from './interviews.queries.ts';
import type { QuestionBody } from './question-body.ts';
import { listStanding } from './queue.ts';
import type { StandingQuestion } from './standing.ts';

/** A question in the hands of whoever holds its receipt. */
export interface HeldQuestion {
  receipt: string;
  pieceId: string;
  id: Uint8Array;
  interview: { slug: string; title: Text; departmentId: string };
  question: StandingQuestion;
  /** The question with which it was merged, where it was. */
  into: StandingQuestion | undefined;
  /** As received; undefined once withdrawn. */
  body: QuestionBody | undefined;
}

/**
 * Finds the question of a receipt. Every interview’s salt is tried, in the same order, whether or not an earlier one
 * fitted, so that the time taken tells little.
 */
export async function findQuestionByReceipt(
  ctx: Context,
  receipt: string,
): Promise<HeldQuestion | undefined> {
  let held:
    | { intake: Awaited<ReturnType<typeof queries.listIntakes>>[number]; row: queries.QuestionRow }
    | undefined;
  for (const intake of await queries.listIntakes(ctx.db)) {
    const id = idFor(intake.salt, receipt);
    const row = await queries.findQuestion(ctx.db, { pieceId: intake.piece_id, id });
    if (row) held = { intake, row };
  }
  if (!held) return undefined;
  const { intake, row } = held;
  const all = await listStanding(ctx, row.piece_id);
  const question = all.find(({ row: { no } }) => no === row.no);
  if (!question) return undefined;
  const { title } = JSON.parse(intake.content) as { title: Text };
  return {
    receipt,
    pieceId: row.piece_id,
    id: row.id,
    interview: { slug: intake.slug, title, departmentId: intake.department_id },
    question,
    into: all.find(({ row: { no } }) => no === question.into),
    body: row.text === null ? undefined : { language: row.language, asker: row.asker, text: row.text },
  };
}
