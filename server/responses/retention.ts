import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { upsertMeta } from '../installation.queries.ts';
import { listEveryQuestionnaire, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { record } from '../staff/audit.ts';
import { erasedKeys, UNMERGED } from './erased-keys.ts';
import { announce } from './intake.ts';
import * as queries from './retention.queries.ts';
import { keptUntil } from './retention-day.ts';

/**
 * Responses that are erased together: as many as have to pass before officers see another state of a crossed figure, so
 * that two looks never show a few; few enough that nobody waits for them.
 */
const PORTION = 100;

export interface Erased {
  responses: number;
  texts: number;
  halfAnswers: number;
}

/**
 * Erases what respondents were promised would be erased by now: answers, words with their search keys, half answers. A
 * tombstone stays of each response, so that its receipt and a retry find it; releases stay as they are. Waits until a
 * release has been computed, or nobody will compute one. Each portion is a write of its own and an event of the audit
 * trail, with numbers alone.
 */
export async function eraseExpired(ctx: Context, signal: AbortSignal): Promise<Erased> {
  const all: Erased = { responses: 0, texts: 0, halfAnswers: 0 };
  const keys = await erasedKeys(ctx, signal);
  for (const questionnaire of await listEveryQuestionnaire(ctx))
    for (const version of questionnaire.versions) {
      const last = keptUntil(questionnaire, version);
      if (last === undefined || dayOf(ctx.clock.now()) <= last) continue;
      if (!questionnaire.exercise && !(await queries.isSettled(ctx.db, questionnaire.id))) {
        ctx.log.warn({ version: version.no }, 'answers are due to be erased and wait for a release');
        continue;
      }
      let after: Uint8Array | undefined = new Uint8Array();
      while (after && !signal.aborted) {
        after = await erasePortion(ctx, questionnaire, version.no, after, all);
        await keys.clear(all.texts);
      }
    }
  await keys.finish();
  if (all.responses + all.halfAnswers > 0) ctx.log.info(all, 'answers erased on their day');
  return all;
}

/** Erases the next responses after an id, in the order of their random ids; gives the last, undefined at the end. */
const erasePortion = (
  ctx: Context,
  questionnaire: Questionnaire,
  versionNo: number,
  after: Uint8Array,
  all: Erased,
): Promise<Uint8Array | undefined> =>
  ctx.store.write(async (tx) => {
    const { id: questionnaireId, departmentId, slug } = questionnaire;
    const kept = await queries.listKept(tx.db, { questionnaireId, versionNo }, after, 2 * PORTION);
    const rest = kept.length < 2 * PORTION;
    const portion = rest ? kept : kept.slice(0, PORTION);
    const texts = await queries.deleteTextsOf(tx.db, questionnaireId, portion);
    if (texts > 0) await upsertMeta(tx.db, UNMERGED, '1');
    await queries.setErased(tx.db, questionnaireId, portion);
    const halfAnswers = rest ? await queries.deleteHalfAnswers(tx.db, questionnaireId, versionNo) : 0;
    for (const row of portion)
      announce(tx, questionnaire, row, JSON.parse(row.answers ?? '{}') as StoredAnswers, undefined, {
        erased: true,
      });
    const erased: Erased = { responses: portion.length, texts, halfAnswers };
    if (portion.length + halfAnswers > 0) {
      tx.store.noteErasure();
      await record(tx, {
        officerId: null,
        departmentId,
        act: 'responses.erased',
        subject: slug,
        detail: { ...erased, version: versionNo },
      });
    }
    tx.store.afterCommit(() => {
      all.responses += erased.responses;
      all.texts += erased.texts;
      all.halfAnswers += erased.halfAnswers;
    });
    return rest ? undefined : portion.at(-1)?.id;
  });
