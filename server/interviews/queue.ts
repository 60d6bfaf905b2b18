import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import * as queries from './interviews.queries.ts';
import { type Act, type QuestionAct, type StandingQuestion, standAll } from './standing.ts';

/** Every question of an interview as it stands, by number. */
export async function listStanding(ctx: Context, pieceId: string): Promise<StandingQuestion[]> {
  const rows = await queries.listQuestions(ctx.db, pieceId);
  if (rows.length === 0) return [];
  return standAll(rows, (await queries.listActs(ctx.db, pieceId)).map(actOf));
}

type Row = Awaited<ReturnType<typeof queries.listActs>>[number];

const actOf = (row: Row): Act => ({
  questionNo: row.question_no,
  seq: row.seq,
  act: row.act as QuestionAct,
  content: JSON.parse(row.content) as Act['content'],
  publication: row.publication,
  officerId: row.officer_id,
  officer: JSON.parse(row.title) as Text,
  at: new Date(row.at),
});
