import { phaseOf } from '#shared/phase.ts';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { replay } from '#shared/questionnaire/replay.ts';
import { type Step, stepsOf } from '#shared/questionnaire/steps.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { readCookie, writeCookie } from '../http/cookies.ts';
import type { PageContext } from '../http/page.tsx';
import {
  findVersion,
  getQuestionnaire,
  type Questionnaire,
  type Version,
} from '../questionnaires/questionnaires.ts';
import { type Answering, findAnswering, newAnswering } from './answering.ts';
import { QuestionnaireClosedError, QuestionnaireNotOpenError } from './errors.ts';

/** The parts of a request in the middle of answering. */
export interface AnsweringRequest {
  questionnaire: Questionnaire;
  version: Version;
  steps: Step[];
  step: Step;
  /** The half answer in the store, when the respondent's cookie opens one. */
  answering: Answering | undefined;
  token: string | undefined;
}

const cookieOf = (slug: string) => `answering-${slug}`;

export const answeringToken = (c: PageContext, slug: string): string | undefined =>
  readCookie(c, cookieOf(slug));

export const keepToken = (c: PageContext, slug: string, token: string): void =>
  writeCookie(c, cookieOf(slug), token);

/** Reads questionnaire, version, step and half answer of an address. Throws NotFoundError for what does not exist. */
export async function answeringRequest(
  ctx: Context,
  c: PageContext,
  by: Step['by'],
  code?: string,
): Promise<AnsweringRequest> {
  const questionnaire = await getQuestionnaire(ctx, c.req.param('slug') ?? '');
  const token = answeringToken(c, questionnaire.slug);
  const found = await findAnswering(ctx, questionnaire, token);
  const answering = found?.sent ? undefined : found;
  const version = findVersion(
    questionnaire,
    answering?.versionNo ?? askedVersion(c) ?? questionnaire.live.no,
  );
  if (!version) throw new NotFoundError();
  const steps = stepsOf(version.definition, by);
  const step = code === undefined ? steps[0] : steps.find((each) => each.code === code);
  if (!step) throw new NotFoundError();
  return { questionnaire, version, steps, step, answering, token };
}

const askedVersion = (c: PageContext): number | undefined => {
  const asked = c.req.query('version');
  return asked && /^\d{1,4}$/.test(asked) ? Number(asked) : undefined;
};

/** Refuses to begin outside the period; what was begun may go on until the grace ends. */
export function refuseOutside(ctx: Context, questionnaire: Questionnaire, begun: boolean): void {
  const phase = phaseOf(questionnaire, ctx.clock.now());
  if (phase === 'coming') throw new QuestionnaireNotOpenError();
  if (phase === 'closed' || (phase === 'closing' && !begun)) throw new QuestionnaireClosedError();
}

/** A half answer to write into: the one at hand, or a new one whose token goes into the cookie. */
export function ownAnswering(ctx: Context, c: PageContext, at: AnsweringRequest): Answering {
  if (at.answering) return at.answering;
  const begun = newAnswering(ctx, at.version.no);
  keepToken(c, at.questionnaire.slug, begun.token);
  return begun;
}

export const stepMode = (c: PageContext): Step['by'] => (c.get('view').senior ? 'item' : 'section');

export const replayOf = (version: Version, answers: Answers) => replay(version.definition, answers);
