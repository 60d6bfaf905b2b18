import type { Context } from '../context.ts';
import type { NewInquiry } from '../inquiries/inquiries.ts';
import { sendOn, withdrawSentOn } from '../inquiries/sent-on.ts';
import type { HeldQuestion } from './held-questions.ts';
import * as queries from './interviews.queries.ts';
import { decideQuestion, type Matter, type PutDecision, type PutProblem } from './moderating.ts';
import { findPutRule } from './put-rules.ts';
import { withdrawQuestion } from './questions.ts';

const originOf = (interview: string, no: number) => ({ from: 'interview_question' as const, interview, no });

/**
 * Decides on a question; one that is somebody’s own case becomes a demand on the line in the same write, once, with its
 * words whole. Throws as `decideQuestion`.
 */
export const decideAndSendQuestion = (
  ctx: Context,
  matter: Matter,
  decision: PutDecision,
  title: string,
): Promise<{ problems: PutProblem[] }> =>
  ctx.store.write(async (tx) => {
    const outcome = await decideQuestion(tx, matter, decision);
    if (outcome.problems.length > 0 || decision.act !== 'withhold') return outcome;
    if (!findPutRule(decision.rule)?.to_line) return outcome;
    const { interview, no, officer } = matter;
    const row = (await queries.listQuestions(tx.db, interview.id)).find((each) => each.no === no);
    await sendOn(tx, officer, {
      origin: originOf(interview.slug, no),
      departmentId: interview.departmentId,
      words: {
        title,
        body: row?.text ?? '',
        language: (row?.language ?? 'zh-CN') as NewInquiry['language'],
        requester: 'person',
        channel: row?.channel ?? 'online',
      },
    });
    return outcome;
  });

/** Withdraws a question, and the demand that was made of it, in one write. Throws as `withdrawQuestion`. */
export const withdrawQuestionSentOn = (
  ctx: Context,
  { pieceId, id, interview, question }: Pick<HeldQuestion, 'pieceId' | 'id' | 'interview' | 'question'>,
): Promise<void> =>
  ctx.store.write(async (tx) => {
    await withdrawQuestion(tx, { pieceId, id });
    await withdrawSentOn(tx, originOf(interview.slug, question.row.no));
  });
