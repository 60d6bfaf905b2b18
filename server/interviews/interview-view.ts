import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { getDepartment } from '../staff/departments.ts';
import { listPublicAnswers, type PublicAnswer } from './answers.ts';
import type { PublishedInterview } from './interview.ts';
import { type Phase, phaseOf } from './phases.ts';
import { countQuestions } from './questions.ts';
import { type Related, relatedTo } from './related.ts';

/** What the page of an interview shows. */
export interface InterviewView {
  interview: PublishedInterview;
  phase: Phase;
  department: Text;
  /** How many questions came in: counted. */
  received: number;
  answers: PublicAnswer[];
  related: Related[];
}

export async function viewOf(ctx: Context, interview: PublishedInterview): Promise<InterviewView> {
  const { content, departmentId } = interview;
  return {
    interview,
    phase: phaseOf(content, ctx.clock.now()),
    department: (await getDepartment(ctx, departmentId)).name,
    received: await countQuestions(ctx, interview),
    answers: await listPublicAnswers(ctx, interview),
    related: await relatedTo(ctx, content),
  };
}
