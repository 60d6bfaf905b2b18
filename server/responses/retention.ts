import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Channel } from '#shared/terms.ts';
import { addMonths, dayOf, lastDayBefore } from '#shared/time.ts';
import type { Context } from '../context.ts';
import {
  listEveryQuestionnaire,
  type Questionnaire,
  type Version,
} from '../questionnaires/questionnaires.ts';
import { record } from '../staff/audit.ts';
import { deleteTexts, listTexts } from './responses.queries.ts';
import { announce } from './responses.ts';
import * as queries from './retention.queries.ts';

/** Responses that are erased together: never few of many, for figures of officers follow. */
const PORTION = 500;

export interface Erased {
  responses: number;
  texts: number;
  halfAnswers: number;
}

/** The last day on which answers to a version are kept; undefined where its notice names no months. */
export const keptUntil = (
  { closesAt }: Pick<Questionnaire, 'closesAt'>,
  { definition }: Pick<Version, 'definition'>,
): string | undefined => {
  const months = definition.privacy.retention_months;
  return months === undefined ? undefined : addMonths(lastDayBefore(closesAt), months);
};

/**
 * Erases what respondents were promised would be erased by now: answers, words with their search keys, half answers. A
 * tombstone stays of each response, so that its receipt and a retry find it; releases stay as they are. Waits until a
 * release has been computed, or the questionnaire was taken back. Each portion is an event of the audit trail, with numbers alone.
 */
export async function eraseExpired(ctx: Context, signal: AbortSignal): Promise<Erased> {
  const all: Erased = { responses: 0, texts: 0, halfAnswers: 0 };
  for (const questionnaire of await listEveryQuestionnaire(ctx))
    for (const version of questionnaire.versions) {
      const last = keptUntil(questionnaire, version);
      if (last === undefined || dayOf(ctx.clock.now()) <= last) continue;
      if (!(await queries.isSettled(ctx.db, questionnaire.id))) continue;
      for (let more = true; more && !signal.aborted; ) {
        const erased = await erasePortion(ctx, questionnaire, version.no);
        all.responses += erased.responses;
        all.texts += erased.texts;
        all.halfAnswers += erased.halfAnswers;
        more = erased.responses > 0;
      }
    }
  if (all.responses + all.halfAnswers > 0) ctx.log.info(all, 'answers erased on their day');
  return all;
}

const erasePortion = (ctx: Context, questionnaire: Questionnaire, versionNo: number): Promise<Erased> =>
  ctx.store.write(async (tx) => {
    const { id: questionnaireId, departmentId, slug } = questionnaire;
    const kept = await queries.listKept(tx.db, questionnaireId, versionNo, 2 * PORTION);
    const portion = kept.length < 2 * PORTION ? kept : kept.slice(0, PORTION);
    const halfAnswers = await queries.deleteHalfAnswers(tx.db, questionnaireId, versionNo);
    const erased: Erased = { responses: portion.length, texts: 0, halfAnswers };
    for (const { id, channel, day, answers } of portion) {
      const key = { questionnaireId, id };
      erased.texts += (await listTexts(tx.db, key)).length;
      await deleteTexts(tx.db, key);
      await queries.setErased(tx.db, questionnaireId, id);
      const before = JSON.parse(answers ?? '{}') as StoredAnswers;
      announce(tx, questionnaire, versionNo, channel as Channel, day, before, undefined);
    }
    if (portion.length + halfAnswers > 0)
      await record(tx, {
        officerId: null,
        departmentId,
        act: 'responses.erased',
        subject: slug,
        detail: { ...erased, version: versionNo },
      });
    return erased;
  });
