import { phaseOf } from '#shared/phase.ts';
import type { Answers, StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Problem } from '#shared/questionnaire/problem.ts';
import type { Channel } from '#shared/terms.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { dayOf } from '#shared/time.ts';
import { idFor } from '../access/receipts.ts';
import { hex, journalErasures } from '../backups/erasures.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { listEveryQuestionnaire, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { type Answering, changeAnswering } from './answering.ts';
import { answersOf, type Body, bodyOf } from './body.ts';
import { ChangedElsewhereError, QuestionnaireClosedError, WithdrawnError } from './errors.ts';
import { announce, insertTexts } from './intake.ts';
import { isOverForGood } from './over-for-good.ts';
import * as queries from './responses.queries.ts';
import { checkSubmission } from './responses.ts';

/** A stored response in the hands of whoever holds its receipt. */
export interface Held {
  questionnaire: Questionnaire;
  receipt: string;
  versionNo: number;
  day: string;
  language: string;
  channel: Channel;
  /** By which link it came, at which place and in whose batch it was entered; null where nothing is known. */
  entrance: string | null;
  site: string | null;
  entryBatch: string | null;
  revision: number;
  withdrawnDay: string | null;
  /** The time for which it was to be kept is over, and its content gone. */
  erased: boolean;
  /** Empty once withdrawn or erased. */
  answers: Answers;
}

/**
 * Finds the response of a receipt. Every questionnaire's salt is tried, in the same order, whether or not an earlier one
 * fitted, so that the time taken tells nothing. Rehearsals are found for officers of their departments only.
 */
export async function findByReceipt(
  ctx: Context,
  receipt: string,
  departments: readonly string[] = [],
): Promise<Held | undefined> {
  let held: Held | undefined;
  for (const questionnaire of await listEveryQuestionnaire(ctx)) {
    const key = { questionnaireId: questionnaire.id, id: idFor(questionnaire.salt, receipt) };
    const row = await queries.findResponse(ctx.db, key);
    const texts = await queries.listTexts(ctx.db, key);
    if (!row || (questionnaire.exercise && !departments.includes(questionnaire.departmentId))) continue;
    const stored = row.answers === null ? {} : (JSON.parse(row.answers) as StoredAnswers);
    held = {
      questionnaire,
      receipt,
      versionNo: row.version_no,
      day: row.day,
      language: row.language,
      channel: row.channel as Channel,
      entrance: row.entrance,
      site: row.site,
      entryBatch: row.entry_batch,
      revision: row.revision,
      withdrawnDay: row.withdrawn_day,
      erased: row.answers === null && row.withdrawn_day === null,
      answers: answersOf({ answers: stored, texts }),
    };
  }
  return held;
}

export interface Correction {
  receipt: string;
  /** The revision that was open for correction. */
  revision: number;
  language: string;
  answers: Answers;
  /** The half answer that this correction ends. */
  answering?: Answering;
}

/** Whether a response may still be corrected: until closing and the quarter hour after. */
export const mayCorrect = (ctx: Context, questionnaire: Questionnaire): boolean =>
  !questionnaire.retracted && ['open', 'closing'].includes(phaseOf(questionnaire, ctx.clock.now()));

/**
 * Puts corrected answers in place of the old ones, checked against the response's own version. The same correction sent
 * again is accepted again. Throws QuestionnaireClosedError, WithdrawnError, ChangedElsewhereError,
 * AnsweringGoneError, NotFoundError, StoreUnwritableError.
 */
export async function correctResponse(
  ctx: Context,
  questionnaire: Questionnaire,
  correction: Correction,
): Promise<{ held: Held } | { problems: Problem[] }> {
  if (!mayCorrect(ctx, questionnaire) || (await isOverForGood(ctx, questionnaire)))
    throw new QuestionnaireClosedError();
  const key = { questionnaireId: questionnaire.id, id: idFor(questionnaire.salt, correction.receipt) };
  const known = await queries.findResponse(ctx.db, key);
  if (!known) throw new NotFoundError();
  const checked = checkSubmission(questionnaire, known.version_no, correction.answers);
  if ('problems' in checked) return checked;
  const body = bodyOf(checked.version.definition, checked.answers);
  await ctx.store.write(async (tx) => {
    if (correction.answering)
      await changeAnswering(tx, questionnaire, { ...correction.answering, answers: {}, sent: true });
    const before = await queries.findResponse(tx.db, key);
    const set = { answers: canonicalJson(body.answers), language: correction.language };
    if (before && (await queries.updateAnswers(tx.db, key, correction.revision, set))) {
      await replaceTexts(tx, key, body);
      const old = JSON.parse(before.answers ?? '{}') as StoredAnswers;
      announce(tx, questionnaire, before, old, body.answers);
      return;
    }
    if (!before || before.withdrawn_day !== null) throw new WithdrawnError();
    const texts = await queries.listTexts(tx.db, key);
    const stored = answersOf({ answers: JSON.parse(before.answers ?? '{}') as StoredAnswers, texts });
    const again =
      before.revision === correction.revision + 1 && canonicalJson(stored) === canonicalJson(checked.answers);
    if (!again) throw new ChangedElsewhereError();
  });
  const held = await findByReceipt(ctx, correction.receipt, [questionnaire.departmentId]);
  if (!held) throw new NotFoundError();
  return { held };
}

/** Withdraws a response for good: its answers and words go, a tombstone stays. Withdrawing again changes nothing. */
export async function withdrawResponse(ctx: Context, held: Held): Promise<void> {
  const { questionnaire } = held;
  const key = { questionnaireId: questionnaire.id, id: idFor(questionnaire.salt, held.receipt) };
  await ctx.store.write(async (tx) => {
    const before = await queries.findResponse(tx.db, key);
    if (!before || before.answers === null) return;
    if (!(await queries.updateToWithdrawn(tx.db, key, dayOf(ctx.clock.now())))) return;
    await queries.deleteTexts(tx.db, key);
    await journalErasures(tx, [{ kind: 'response', subject: key.questionnaireId, key: hex(key.id) }]);
    const old = JSON.parse(before.answers) as StoredAnswers;
    announce(tx, questionnaire, before, old, undefined);
  });
}

/** Puts corrected words in place of the stored ones. Words that stayed the same keep their row. */
async function replaceTexts(tx: Context, key: queries.ResponseKey, body: Body): Promise<void> {
  const stored = await queries.listTexts(tx.db, key);
  const same = (one: { item: string; text: string }) => (other: { item: string; text: string }) =>
    one.item === other.item && one.text === other.text;
  const gone = stored.filter((each) => !body.texts.some(same(each))).map(({ text_id }) => text_id);
  await queries.deleteTextRows(tx.db, gone);
  await insertTexts(tx, key, { texts: body.texts.filter((each) => !stored.some(same(each))) });
  const subject = key.questionnaireId;
  await journalErasures(
    tx,
    gone.map((id) => ({ kind: 'response-text', subject, key: String(id) })),
  );
}
