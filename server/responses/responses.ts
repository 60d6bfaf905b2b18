import { phaseOf } from '#shared/phase.ts';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { checkAnswers, unknownFields } from '#shared/questionnaire/check.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import type { Problem } from '#shared/questionnaire/problem.ts';
import { replay } from '#shared/questionnaire/replay.ts';
import type { Channel } from '#shared/terms.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { dayOf, lastDayBefore } from '#shared/time.ts';
import { idFor, isStrongKey, receiptFor } from '../access/receipts.ts';
import type { Context } from '../context.ts';
import { findVersion, type Questionnaire, type Version } from '../questionnaires/questionnaires.ts';
import { bodyOf, macOf } from './body.ts';
import * as errors from './errors.ts';
import { intakeOf } from './intake.ts';
import { isOverForGood } from './over-for-good.ts';
import * as queries from './responses.queries.ts';

/** What a respondent sends. `channel` is never read from a request; `day` only from a paper sheet. */
export interface Submission {
  key: string;
  versionNo: number;
  language: string;
  answers: Answers;
  channel: Channel;
  entrance?: string | undefined;
  site?: string | undefined;
  entryBatch?: string | undefined;
  /** The sealed half answer that this submission ends. */
  answeringId?: Uint8Array | undefined;
}

export interface Accepted {
  receipt: string;
  day: string;
  versionNo: number;
  /** False when the same body had been accepted before. */
  created: boolean;
  withdrawn: boolean;
}

export type Outcome = { accepted: Accepted } | { problems: Problem[] };

/**
 * Takes a response: replays the logic, checks every answer, and stores it once for its key. Answers only after the
 * commit. Throws WeakKeyError, QuestionnaireNotOpenError, QuestionnaireClosedError, KeyReusedError (another body under
 * the key), AnsweringGoneError, StoreUnwritableError.
 */
export async function submitResponse(
  ctx: Context,
  questionnaire: Questionnaire,
  submission: Submission,
): Promise<Outcome> {
  if (!isStrongKey(submission.key)) throw new errors.WeakKeyError();
  const receipt = receiptFor(questionnaire.salt, submission.key);
  const key = { questionnaireId: questionnaire.id, id: idFor(questionnaire.salt, receipt) };
  await refuseOutsidePeriod(ctx, questionnaire, key);
  const checked = checkSubmission(questionnaire, submission.versionNo, submission.answers);
  if ('problems' in checked) {
    const stored = await queries.findResponse(ctx.db, key);
    return stored ? { accepted: acceptedBefore(receipt, stored, false) } : checked;
  }
  const { version, answers } = checked;
  const body = bodyOf(version.definition, answers);
  const given = canonicalJson(answers);
  const mac = macOf(questionnaire.salt, version.no, submission.language, given);
  const day = dayFor(ctx, questionnaire);
  const row = {
    questionnaire_id: questionnaire.id,
    id: key.id,
    version_no: version.no,
    channel: submission.channel,
    entrance: submission.entrance ?? null,
    site: submission.site ?? null,
    entry_batch: submission.entryBatch ?? null,
    language: submission.language,
    day,
    answers: body.texts.length === 0 ? given : canonicalJson(body.answers),
    body_mac: mac,
    revision: 0,
    withdrawn_day: null,
    flags: null,
  };
  const taken = await intakeOf(ctx)({ questionnaire, row, body, answeringId: submission.answeringId });
  if (taken === 'stored')
    return { accepted: { receipt, day, versionNo: version.no, created: true, withdrawn: false } };
  const { stored, ended } = taken;
  if (!stored) throw new errors.AnsweringGoneError();
  const same = !ended || mac.equals(stored.body_mac ?? Buffer.alloc(0));
  return { accepted: acceptedBefore(receipt, stored, same) };
}

/** The receipt of a key that was used before: for the same body, and for any body once the response's content is gone. */
function acceptedBefore(receipt: string, stored: queries.StoredResponse, same: boolean): Accepted {
  const withdrawn = stored.withdrawn_day !== null;
  if (!same && stored.answers !== null) throw new errors.KeyReusedError();
  return { receipt, day: stored.day, versionNo: stored.version_no, created: false, withdrawn };
}

/** A retry of what was accepted in time is answered at any time; anything else only within the period. */
async function refuseOutsidePeriod(ctx: Context, questionnaire: Questionnaire, key: queries.ResponseKey) {
  const phase = phaseOf(questionnaire, ctx.clock.now());
  if (phase === 'coming') throw new errors.QuestionnaireNotOpenError();
  if (phase !== 'closed' && !(await isOverForGood(ctx, questionnaire))) return;
  if (!(await queries.findResponse(ctx.db, key))) throw new errors.QuestionnaireClosedError();
}

type Checked = { version: Version; answers: Answers } | { problems: Problem[] };

/** Replays and checks answers against a published version, as a submission or a correction needs it. */
export function checkSubmission(questionnaire: Questionnaire, versionNo: number, given: Answers): Checked {
  const version = findVersion(questionnaire, versionNo);
  if (!version) return { problems: [{ item: 'version', field: 'version', code: 'unknown_item' }] };
  const stray = unknownFields(version.definition, given);
  if (stray.length > 0) return { problems: stray };
  return checkAgainst(version, given);
}

function checkAgainst(version: Version, given: Answers): Checked {
  const definition: Definition = version.definition;
  const replayed = replay(definition, given);
  if (replayed.ended)
    return { problems: [{ item: replayed.ended.item, field: replayed.ended.item, code: 'ends' }] };
  const problems = checkAnswers(definition, replayed);
  return problems.length > 0 ? { problems } : { version, answers: replayed.answers };
}

/** The day that is kept: today's, at most the closing day. */
export function dayFor(ctx: Context, questionnaire: Questionnaire): string {
  const today = dayOf(ctx.clock.now());
  const last = lastDayBefore(questionnaire.closesAt);
  if (today > last) return last;
  return today;
}
