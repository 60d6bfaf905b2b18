import type { Answers, StoredAnswers } from '#shared/questionnaire/answers.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { dayOf, lastDayBefore } from '#shared/time.ts';
import { findVersion, listEveryQuestionnaire, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { answersOf, bodyOf, macOf } from '../responses/body.ts';
import { checkSubmission } from '../responses/responses.ts';
import { hex } from './hex.ts';
import type { Check } from './store-check.ts';
import * as queries from './verification.queries.ts';

/**
 * Every response is whole: a tombstone holds nothing, anything else answers that its own version takes, with the words
 * that it says it has; and one that was never corrected is the body that was sent, by its MAC.
 */
export const checkResponses: Check = async (ctx, look) => {
  for (const questionnaire of await listEveryQuestionnaire(ctx)) {
    const period = { first: dayOf(questionnaire.opensAt), last: lastDayBefore(questionnaire.closesAt) };
    let after: Uint8Array | undefined;
    do {
      const rows = await queries.listResponses(ctx.db, questionnaire.id, after);
      const texts = await textsOf(ctx.db, questionnaire.id, rows);
      for (const row of rows) {
        look();
        const fault = faultOf(questionnaire, period, row, texts.get(hex(row.id)) ?? []);
        if (fault) return `questionnaire ${questionnaire.id} response ${hex(row.id)}: ${fault}`;
      }
      after = rows.at(-1)?.id;
    } while (after);
  }
  const stray = await queries.findStrayResponse(ctx.db);
  return stray && `response ${hex(stray.id)}: its questionnaire is not there`;
};

type Row = queries.ResponseRow;
type Words = { item: string; text: string };

async function textsOf(db: queries.Db, questionnaireId: string, rows: Row[]): Promise<Map<string, Words[]>> {
  const texts = new Map<string, Words[]>();
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return texts;
  for (const { response_id, item, text } of await queries.listTextsBetween(
    db,
    questionnaireId,
    first.id,
    last.id,
  )) {
    const key = hex(response_id);
    texts.set(key, [...(texts.get(key) ?? []), { item, text }]);
  }
  return texts;
}

function faultOf(
  questionnaire: Questionnaire,
  { first, last }: { first: string; last: string },
  row: Row,
  texts: Words[],
): string | undefined {
  const version = findVersion(questionnaire, row.version_no);
  if (!version) return `there is no version ${row.version_no}`;
  if (row.day > last) return 'its day is after the last one';
  if (row.day < first) return 'its day is before the first one';
  if (row.answers === null) {
    if (texts.length > 0) return 'a tombstone holds words';
    if (row.body_mac !== null) return 'a tombstone holds the MAC of its body';
    return row.revision === 0 ? 'a tombstone counts no revision' : undefined;
  }
  if (row.withdrawn_day !== null) return 'it was withdrawn and holds answers';
  if (row.body_mac === null) return 'it holds answers and no MAC of its body';
  return contentFault(questionnaire, row, row.answers, texts);
}

function contentFault(
  questionnaire: Questionnaire,
  row: Row,
  stored: string,
  texts: Words[],
): string | undefined {
  const codes = JSON.parse(stored) as StoredAnswers;
  const told = Object.keys(codes).filter((field) => codes[field] === true);
  const held = texts.map(({ item }) => item);
  if (told.some((field) => !held.includes(field))) return 'it says it has words that are not there';
  if (held.some((field) => !told.includes(field))) return 'it has words of which it does not say so';
  // Words that were erased alone are gone from what was sent.
  if (Object.values(codes).includes(false)) return undefined;
  const answers: Answers = answersOf({ answers: codes, texts });
  if (row.revision === 0) {
    const mac = macOf(questionnaire.salt, row.version_no, row.language, canonicalJson(answers));
    if (!mac.equals(row.body_mac ?? Buffer.alloc(0))) return 'it is not the body that was sent';
  }
  const checked = checkSubmission(questionnaire, row.version_no, answers);
  if ('problems' in checked) return 'its version does not take these answers';
  const again = canonicalJson(bodyOf(checked.version.definition, checked.answers).answers);
  return again === stored ? undefined : 'its answers are not as the logic leaves them';
}
